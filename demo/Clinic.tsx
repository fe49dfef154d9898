import { useQueryClient } from '@tanstack/react-query';
import {
  type Booking,
  bookingKeys,
  CalBookingProvider,
  useBooking,
  useDeleteBooking,
  useUpdateBooking,
} from 'awell-cal-booking';
import { useState } from 'react';
import { nextFreeTime } from './freeTime';
import { Pairs } from './Pairs';
import { cal, calV1 } from './services';
import { useBookingOfActivity } from './useBookingOfActivity';

/** The clinic's side of Cal.com: finds the patient's booking, reschedules, renames and cancels it. */
export function Clinic({
  activityId,
  bookingId,
}: {
  activityId: string | undefined;
  bookingId: string | undefined;
}) {
  const found = useBookingOfActivity(activityId);
  return (
    <CalBookingProvider client={cal.client}>
      {found ? (
        <ClinicBooking uid={found.uid} bookingId={bookingId} />
      ) : (
        <p className="hint">None yet.</p>
      )}
    </CalBookingProvider>
  );
}

function ClinicBooking({ uid, bookingId }: { uid: string; bookingId: string | undefined }) {
  const { data: booking } = useBooking(uid, { followReschedules: true });
  const queryClient = useQueryClient();
  const update = useUpdateBooking();
  const rename = useUpdateBooking({ client: calV1 });
  const cancel = useDeleteBooking();
  const [problem, setProblem] = useState<string>();
  if (!booking) return <p className="hint">Reading it…</p>;

  const isOver = booking.status === 'cancelled' || booking.status === 'rejected';
  const isBusy = update.isPending || cancel.isPending || rename.isPending;
  const error = update.error ?? cancel.error ?? rename.error;
  const move = async (): Promise<void> => {
    setProblem(undefined);
    const start = await nextFreeTime(booking).catch(() => undefined);
    if (start === undefined) setProblem('No other time is free.');
    else update.mutate({ bookingUid: booking.uid, start });
  };
  const forgetOldName = () =>
    queryClient.invalidateQueries({ queryKey: bookingKeys.all(cal.client) });

  return (
    <>
      <Pairs
        pairs={[
          ['id', String(booking.id ?? '')],
          ['uid', booking.uid],
          ['title', booking.title],
          ['status', booking.status],
          ['start', booking.start],
          ...(booking.rescheduledFromUid
            ? [['moved from', booking.rescheduledFromUid] as const]
            : []),
        ]}
      />
      {bookingId !== undefined && <Match bookingId={bookingId} booking={booking} />}
      {!isOver && (
        <p className="actions">
          <button type="button" className="quiet" disabled={isBusy} onClick={() => void move()}>
            Move to the next free time
          </button>
          {calV1 && booking.id !== undefined && (
            <button
              type="button"
              className="quiet"
              disabled={isBusy}
              onClick={() =>
                rename.mutate(
                  { bookingUid: booking.id ?? '', title: 'Second opinion' },
                  { onSettled: forgetOldName },
                )
              }
            >
              Rename (API v1)
            </button>
          )}
          {booking.status === 'pending' && (
            <button
              type="button"
              className="quiet"
              disabled={isBusy}
              onClick={() => update.mutate({ bookingUid: booking.uid, status: 'ACCEPTED' })}
            >
              Confirm
            </button>
          )}
          <button
            type="button"
            className="quiet"
            disabled={isBusy}
            onClick={() =>
              cancel.mutate({ bookingUid: booking.uid, cancellationReason: 'The doctor is ill' })
            }
          >
            Cancel it
          </button>
        </p>
      )}
      {(problem || error) && (
        <p role="alert" className="hint">
          {problem ?? `${error?.code}: ${error?.message}`}
        </p>
      )}
    </>
  );
}

function Match({ bookingId, booking }: { bookingId: string; booking: Booking }) {
  const field = (['id', 'uid'] as const).find((key) => String(booking[key]) === bookingId);
  if (booking.rescheduledFromUid !== undefined && !field) {
    return (
      <p className="match" data-equal="false">
        <code>bookingId</code> is that of the booking before it was moved.
      </p>
    );
  }
  return (
    <p className="match" data-equal={field !== undefined}>
      <code>bookingId</code>{' '}
      {field ? (
        <>
          equals <code>{field}</code>
          {field === 'uid' && ', as this booking came without a number'}
        </>
      ) : (
        <>
          is neither <code>id</code> nor <code>uid</code>
        </>
      )}
      .
    </p>
  );
}
