import { useApolloClient } from '@apollo/client'
import { useTheme } from '@awell-health/ui-library'
import {
  BookAppointmentActivity,
  BookingError,
  readBookAppointmentActivity,
  type ActivityCompletion,
} from 'awell-cal-booking'
import 'awell-cal-booking/styles.css'
import { useRouter } from 'next/router'
import { useEffect, type CSSProperties } from 'react'
import { useCompleteExtensionActivityMutation } from '../../../hooks/useCompleteExtensionActivity/types'
import {
  GetExtensionActivityDetailsDocument,
  type GetExtensionActivityDetailsQuery,
} from '../../../types/generated/types-orchestration'
import type { Activity, ExtensionActivityRecord } from '../types'

interface Props {
  activityDetails: ExtensionActivityRecord
}

// As wide as messages, forms and checklists in Hosted Pages.
const LOOK = { '--awell-booking-max-width': '65ch' } as CSSProperties

export const BookAppointmentAction = ({ activityDetails }: Props) => {
  const client = useApolloClient()
  const [complete] = useCompleteExtensionActivityMutation()
  const { updateLayoutMode, resetLayoutMode } = useTheme()
  const { locale } = useRouter()

  useEffect(() => {
    updateLayoutMode('flexible')
    return () => resetLayoutMode()
    // Both change on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  /** Reads what Awell has for the activity now. */
  const readRecord = async () => {
    const { data } = await client.query<GetExtensionActivityDetailsQuery>({
      query: GetExtensionActivityDetailsDocument,
      variables: { id: activityDetails.id },
      fetchPolicy: 'network-only',
    })
    return readBookAppointmentActivity(data.extensionActivityRecord.record)
  }

  /** Refetches the activities, because nothing else does while one is active. */
  const isDone = async (activityId: string) => {
    const [result] = await client.refetchQueries({
      include: ['GetHostedSessionActivities'],
    })
    const activities: Activity[] =
      result?.data.hostedSessionActivities.activities ?? []
    return activities.some(
      ({ id, status }) => id === activityId && status === 'DONE'
    )
  }

  // If it rejects, the booking stays pending and is retried. The mutation itself shows no toast.
  const completeActivity = async ({
    activityId,
    dataPoints,
  }: ActivityCompletion) => {
    try {
      return await complete({
        variables: {
          input: { activity_id: activityId, data_points: dataPoints },
        },
        context: { requestLifecyclePolicy: 'settle' },
      })
    } catch (error) {
      const { recorded } = await readRecord()
      if (!(await isDone(activityId))) throw error
      const completedWith = recorded?.values ?? []
      if (dataPoints.some(({ value }) => completedWith.includes(value))) return
      throw new BookingError('already_completed', 'With another booking.', {
        completedWith,
      })
    }
  }

  return (
    <BookAppointmentActivity
      activityDetails={activityDetails}
      completeActivity={completeActivity}
      // Cal.com's API v2 and "Get booking (v2)" take the uid.
      bookingIdFrom="uid"
      prefillFromRecord
      locale={locale}
      style={LOOK}
    />
  )
}
