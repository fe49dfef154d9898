import { useTranslation } from 'next-i18next'
import { useState } from 'react'
import { toast } from 'react-toastify'
import { useHostedSession } from '../useHostedSession'
import { useCompleteExtensionActivityMutation, type DataPoints } from './types'

/**
 * As in Hosted Pages, with everything that makes it unreliable: it does nothing if the session is not active, resolves
 * even after an error, shows a toast for each failure, and neither saves nor retries.
 */
export const useCompleteExtensionActivity = () => {
  const { t } = useTranslation()
  const { session } = useHostedSession()
  const [completeExtensionActivity] = useCompleteExtensionActivityMutation()
  const [isSubmitting, setIsSubmitting] = useState(false)

  const onSubmit = async (
    activity_id: string,
    data_points: DataPoints
  ): Promise<void> => {
    if (session.status !== 'ACTIVE') return
    setIsSubmitting(true)
    try {
      await completeExtensionActivity({
        variables: { input: { activity_id, data_points } },
        context: { requestLifecyclePolicy: 'settle' },
      })
    } catch {
      toast.error(t('activities.checklist.saving_error'))
    }
    setIsSubmitting(false)
  }

  return { onSubmit, isSubmitting }
}
