import { useTranslation } from 'next-i18next'
import type { Activity } from '../../types'
import {
  useGetMessageQuery,
  useMarkMessageAsReadMutation,
} from '../../types/generated/types-orchestration'

export const MessageActivity = ({ activity }: { activity: Activity }) => {
  const { t } = useTranslation()
  const { data } = useGetMessageQuery({ variables: { id: activity.object.id } })
  const [markAsRead] = useMarkMessageAsReadMutation({
    variables: { input: { activity_id: activity.id } },
  })
  return (
    <div className="message">
      <h1>{activity.object.name}</h1>
      <div
        dangerouslySetInnerHTML={{ __html: data?.message.message.body ?? '' }}
      />
      <button onClick={() => void markAsRead()}>
        {t('activities.message.cta_mark_as_read')}
      </button>
    </div>
  )
}
