import { useEffect } from 'react'
import {
  OnSessionActivityCompletedDocument,
  useGetHostedSessionActivitiesQuery,
  type Activity,
  type OnSessionActivityCompletedSubscription,
} from '../../types/generated/types-orchestration'

const POLLING_MS = 2000
const variables = { only_stakeholder_activities: true }

/** As in Hosted Pages: fetches once, and polls only while nothing is active. Completions are pushed. */
export const useSessionActivities = (): {
  activities: Activity[] | undefined
} => {
  const { data, startPolling, stopPolling, subscribeToMore } =
    useGetHostedSessionActivitiesQuery({ variables })
  const activities = data?.hostedSessionActivities.activities
  const isIdle = activities?.every(({ status }) => status !== 'ACTIVE') ?? false

  useEffect(
    () =>
      subscribeToMore<OnSessionActivityCompletedSubscription>({
        document: OnSessionActivityCompletedDocument,
        variables,
        // The cache finds the activity by its id.
        updateQuery: (previous) => previous,
      }),
    [subscribeToMore]
  )

  useEffect(() => {
    if (isIdle) startPolling(POLLING_MS)
    return () => stopPolling()
  }, [isIdle, startPolling, stopPolling])

  return { activities }
}
