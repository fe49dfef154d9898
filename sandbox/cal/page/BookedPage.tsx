import { useCallback, useState } from 'react';
import { api, type BookingView } from './api';
import { BookingSummary } from './BookingSummary';
import { CancelForm } from './CancelForm';
import { FocusedHeading } from './FocusedHeading';
import { Loading } from './Loading';
import { Notice } from './Notice';
import { go, pathTo } from './router';
import { useFetched } from './useFetched';

interface Props {
  uid: string;
  query: URLSearchParams;
  timeZone: string;
}

function headingFor({ booking }: BookingView): string {
  if (booking.status === 'CANCELLED') {
    return booking.rescheduled ? 'This meeting was moved' : 'This meeting is cancelled';
  }
  if (booking.status === 'REJECTED') return 'This meeting was declined';
  return booking.status === 'PENDING'
    ? 'Your booking has been submitted'
    : 'This meeting is scheduled';
}

function explanation({ booking, eventType, host }: BookingView): string | null {
  if (booking.status !== 'PENDING') return null;
  return eventType.requiresConfirmation
    ? `${host.name} still has to confirm it.`
    : 'It becomes definite when it is paid.';
}

export function BookedPage({ uid, query, timeZone }: Props) {
  const seatUid = query.get('seatReferenceUid');
  const [version, setVersion] = useState(0);
  const fetcher = useCallback(
    () => api.booking(uid, seatUid).then((view) => ({ ...view, version })),
    [uid, seatUid, version],
  );
  const { data, error } = useFetched(fetcher);
  const [cancelling, setCancelling] = useState(query.get('cancel') === 'true');

  if (error) return <Notice title="This booking does not exist" />;
  if (!data) return <Loading />;

  const { booking, eventType } = data;
  const heading = headingFor(data);
  const text = explanation(data);
  const isActive = booking.status === 'ACCEPTED' || booking.status === 'PENDING';
  const reschedule = () =>
    go(pathTo([data.host.username, eventType.slug], { rescheduleUid: data.seatUid ?? uid }));

  return (
    <main className="main">
      <div className="card narrow">
        <FocusedHeading level={1} key={heading}>
          {heading}
        </FocusedHeading>
        {text && <p>{text}</p>}
        <BookingSummary view={data} timeZone={timeZone} />
        {isActive && cancelling && (
          <CancelForm
            view={data}
            onKept={() => setCancelling(false)}
            onCancelled={() => {
              setCancelling(false);
              setVersion((before) => before + 1);
            }}
          />
        )}
        {isActive && !cancelling && (
          <div className="actions">
            {!eventType.disableRescheduling && data.occurrences.length === 0 && (
              <button type="button" className="quiet" onClick={reschedule}>
                Reschedule
              </button>
            )}
            {!eventType.disableCancelling && (
              <button type="button" className="quiet" onClick={() => setCancelling(true)}>
                Cancel
              </button>
            )}
          </div>
        )}
      </div>
    </main>
  );
}
