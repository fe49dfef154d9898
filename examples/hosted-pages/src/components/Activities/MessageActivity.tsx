import { useMutation, useQuery } from '@apollo/client';
import { useTranslation } from 'next-i18next';
import { GET_MESSAGE, MARK_MESSAGE_AS_READ } from '../../services/operations';
import type { Activity } from '../../types';

interface Result {
  message: { message: { body: string } };
}

export const MessageActivity = ({ activity }: { activity: Activity }) => {
  const { t } = useTranslation();
  const { data } = useQuery<Result>(GET_MESSAGE, { variables: { id: activity.object.id } });
  const [markAsRead] = useMutation(MARK_MESSAGE_AS_READ, {
    variables: { input: { activity_id: activity.id } },
  });
  return (
    <div className="message">
      <h1>{activity.object.name}</h1>
      <div dangerouslySetInnerHTML={{ __html: data?.message.message.body ?? '' }} />
      <button onClick={() => void markAsRead()}>{t('activities.message.cta_mark_as_read')}</button>
    </div>
  );
};
