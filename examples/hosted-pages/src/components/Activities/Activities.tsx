import { useTranslation } from 'next-i18next'
import { useSessionActivities } from '../../hooks/useSessionActivities'
import type { Activity } from '../../types'
import { Extension } from '../Extension/Extension'
import { MessageActivity } from './MessageActivity'

/**
 * Shows the current activity. A completed activity becomes DONE in Apollo's cache, so its component unmounts as soon
 * as the mutation is answered.
 */
export const Activities = () => {
  const { t } = useTranslation()
  const { activities } = useSessionActivities()
  if (!activities) return <p>{t('loading')}</p>

  const current = activities
    .filter(({ status }) => status === 'ACTIVE')
    .reduce<Activity | undefined>(
      (first, each) => (first && first.date <= each.date ? first : each),
      undefined
    )
  switch (current?.object.type) {
    case undefined:
      return <p className="message">{t('session.no_more_activities')}</p>
    case 'MESSAGE':
      return <MessageActivity key={current.id} activity={current} />
    case 'PLUGIN_ACTION':
      return <Extension key={current.id} activity={current} />
    default:
      return <p role="alert">{t('activities.activity_not_supported')}</p>
  }
}
