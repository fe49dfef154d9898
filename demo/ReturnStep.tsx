import { useQuery } from '@tanstack/react-query';
import {
  type BookingError,
  useCompleteBookAppointment,
  type VerifiedBooking,
  type VerifiedRedirect,
  verifyBookingRedirect,
} from 'awell-cal-booking';
import { useEffect } from 'react';
import { NotBooked } from './NotBooked';
import type { Returned } from './returned';
import { awell, cal } from './services';

interface ReturnStepProps {
  returned: Returned;
  /** The current booking activity; undefined while the care flow loads, or if another activity is current. */
  activityId: string | undefined;
  isReady: boolean;
  onStatusChange: (status: string) => void;
  onCompleted: () => void;
  onLeave: () => void;
}

/** The way back: verifies the address at Cal.com before it believes it. */
export function ReturnStep({ returned, ...props }: ReturnStepProps) {
  return 'error' in returned ? (
    <NotBooked error={returned.error} onLeave={props.onLeave} />
  ) : (
    <Verifying {...returned} {...props} />
  );
}

type VerifyingProps = Omit<ReturnStepProps, 'returned'> & Extract<Returned, { redirect: unknown }>;

function Verifying({ redirect, activityId, isReady, onLeave, ...props }: VerifyingProps) {
  const { data, error, isFetching, refetch } = useQuery<VerifiedRedirect, BookingError>({
    queryKey: ['returned', redirect.booking.uid, activityId],
    queryFn: ({ signal }) => verifyBookingRedirect(redirect, cal.client, { activityId, signal }),
    enabled: isReady,
    retry: false,
    staleTime: Infinity,
  });
  if (data) return <Booked {...data} {...props} />;
  if (error && !isFetching) {
    return <NotBooked error={error} onLeave={onLeave} onRetry={() => void refetch()} />;
  }
  return (
    <p role="status" className="waiting">
      One moment, we look up your appointment…
    </p>
  );
}

type BookedProps = VerifiedRedirect & Pick<ReturnStepProps, 'onStatusChange' | 'onCompleted'>;

const TELLING = {
  completed: 'Your clinic has received your booking.',
  failed: 'We could not tell your clinic. Please call them, so that they know about it.',
};

function Booked({ activityId, booking, onStatusChange, onCompleted }: BookedProps) {
  const { status, retry } = useCompleteBookAppointment({
    activityId,
    booking,
    completeActivity: awell.completeExtensionActivity,
  });

  useEffect(() => onStatusChange(status), [status, onStatusChange]);
  useEffect(() => {
    if (status === 'completed') onCompleted();
  }, [status, onCompleted]);

  const isOpen = booking.status === 'pending';
  return (
    <section className="card" aria-labelledby="returned">
      <h2 id="returned">{isOpen ? 'Your request has been sent' : 'Your appointment is booked'}</h2>
      <Facts booking={booking} />
      {isOpen && <p>Your clinic still has to confirm it.</p>}
      <p role="status">
        {status === 'completed' || status === 'failed'
          ? TELLING[status]
          : 'It is safe; we are telling your clinic…'}
      </p>
      {status === 'failed' && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </section>
  );
}

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

function Facts({ booking }: { booking: VerifiedBooking }) {
  const facts = [
    ['What', booking.title],
    ['When', WHEN.format(new Date(booking.start))],
    ['With', booking.hostName],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
