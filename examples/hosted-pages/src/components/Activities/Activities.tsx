import { useQuery } from '@apollo/client';
import { useTranslation } from 'next-i18next';
import { GET_ACTIVITIES } from '../../services/operations';
import type { Activity } from '../../types';
import { Extension } from '../Extension/Extension';
import { MessageActivity } from './MessageActivity';

interface Result {
  hostedSessionActivities: { activities: Activity[] };
}

const POLLING_MS = 2000;

/**
 * Shows what is due. A completed activity flips to DONE in Apollo's cache, so its component is gone in the very moment
 * that the mutation is answered.
 */
export const Activities = () => {
  const { t } = useTranslation();
  const { data } = useQuery<Result>(GET_ACTIVITIES, { pollInterval: POLLING_MS });
  if (!data) return <p>{t('loading')}</p>;

  const current = data.hostedSessionActivities.activities
    .filter(({ status }) => status === 'ACTIVE')
    .reduce<Activity | undefined>(
      (first, each) => (first && first.date <= each.date ? first : each),
      undefined,
    );
  switch (current?.object.type) {
    case undefined:
      return <p className="message">{t('session.no_more_activities')}</p>;
    case 'MESSAGE':
      return <MessageActivity key={current.id} activity={current} />;
    case 'PLUGIN_ACTION':
      return <Extension key={current.id} activity={current} />;
    default:
      return <p role="alert">{t('activities.activity_not_supported')}</p>;
  }
};
