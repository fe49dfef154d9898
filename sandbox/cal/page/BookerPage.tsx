import { useCallback } from 'react';
import { api } from './api';
import { Booker } from './Booker';
import { Loading } from './Loading';
import { Notice } from './Notice';
import { useFetched } from './useFetched';

interface Props {
  user: string;
  slug: string;
  query: URLSearchParams;
  timeZone: string;
  onTimeZone: (timeZone: string) => void;
}

export function BookerPage({ user, slug, query, timeZone, onTimeZone }: Props) {
  const rescheduleUid = query.get('rescheduleUid');
  const allowCancelled = query.get('allowRescheduleForCancelledBooking');
  const { data, error } = useFetched(
    useCallback(
      () => api.event(user, slug, rescheduleUid, allowCancelled),
      [user, slug, rescheduleUid, allowCancelled],
    ),
  );
  if (error) return <Notice title="This page does not exist" />;
  if (!data) return <Loading />;
  return <Booker view={data} query={query} timeZone={timeZone} onTimeZone={onTimeZone} />;
}
