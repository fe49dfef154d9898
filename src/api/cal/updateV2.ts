import { BookingError } from '../../errors';
import type { Booking } from '../../booking/booking';
import { checkStatus, checkTime, invalidInput, unsupported } from './check';
import type { CallBooking } from './dialectV2';
import type { BookingStatusChange, UpdateBookingInput } from './inputs';
import { locationForV2 } from './location';

type Step = (booking: { uid: string }) => Promise<Booking>;

function refuseUnsupported({ title, description, status, start }: UpdateBookingInput): void {
  const none = "Rename it in Cal.com, or keep a text of your own in the booking's metadata.";
  if (title !== undefined) throw unsupported('title', 'v2', none);
  if (description !== undefined) throw unsupported('description', 'v2', none);
  if (status === undefined) return;
  const wanted = checkStatus(status);
  if (wanted === 'PENDING') {
    throw unsupported(
      'status PENDING',
      'v2',
      'The event type decides whether a booking waits for confirmation.',
    );
  }
  if (start !== undefined && wanted !== 'ACCEPTED') {
    throw invalidInput('status', `${wanted} and start contradict each other. Choose one.`);
  }
}

/** What a booking already is needs no doing: a try whose answer was lost may have done it. */
const STATUS_AFTER: Readonly<Record<string, string>> = {
  ACCEPTED: 'accepted',
  REJECTED: 'rejected',
  CANCELLED: 'cancelled',
};

function statusStep(
  call: CallBooking,
  status: BookingStatusChange,
  changes: UpdateBookingInput,
  signal: AbortSignal | undefined,
): Step {
  const { reason, seatUid } = changes;
  return async ({ uid }) => {
    try {
      if (status === 'ACCEPTED') return await call('confirmBooking', uid, { signal });
      if (status === 'REJECTED') {
        return await call('declineBooking', uid, { body: { ...(reason && { reason }) }, signal });
      }
      const cancelled = {
        ...(reason && { cancellationReason: reason }),
        ...(seatUid && { seatUid }),
      };
      return await call('cancelBooking', uid, { body: cancelled, signal });
    } catch (error) {
      if (!(error instanceof BookingError) || error.code !== 'bad_request') throw error;
      const now = await call('getBooking', uid, { signal });
      if (now.status !== STATUS_AFTER[status]) throw error;
      return now;
    }
  };
}

function rescheduleStep(
  call: CallBooking,
  start: string,
  { seatUid, reason, rescheduledBy }: UpdateBookingInput,
  signal: AbortSignal | undefined,
): Step {
  // Cal.com takes a reason for whole bookings only.
  const why = seatUid ? { seatUid } : reason && { reschedulingReason: reason };
  const body = { start, ...why, ...(rescheduledBy && { rescheduledBy }) };
  return ({ uid }) => call('rescheduleBooking', uid, { body, signal });
}

/**
 * Changes a booking by API v2, one call a change, always in this order: `start` (reschedule), `location`, `status`.
 *
 * @throws BookingError before any request for what v2 cannot do, and `partly_updated` where a later change fails.
 */
export async function updateV2(
  call: CallBooking,
  uid: string,
  changes: UpdateBookingInput,
  signal: AbortSignal | undefined,
): Promise<Booking> {
  refuseUnsupported(changes);
  const start = changes.start === undefined ? undefined : checkTime('start', changes.start);
  const end = changes.end === undefined ? undefined : checkTime('end', changes.end);
  if (end !== undefined && start === undefined) {
    throw unsupported('end', 'v2', 'Give start: the booking keeps its length when it is moved.');
  }
  const { location, status } = changes;
  const steps: [name: string, step: Step][] = [];
  if (start !== undefined) steps.push(['start', rescheduleStep(call, start, changes, signal)]);
  if (location !== undefined) {
    const body = { location: locationForV2(location) };
    steps.push(['location', (one) => call('updateBookingLocation', one.uid, { body, signal })]);
  }
  if (status !== undefined) {
    const step = statusStep(call, checkStatus(status), changes, signal);
    // A booking that was moved needs a yes only where it waits for one.
    const unlessDone: Step = async (one) =>
      start !== undefined && (one as Booking).status === 'accepted' ? (one as Booking) : step(one);
    steps.push(['status', unlessDone]);
  }
  if (steps.length === 0) {
    throw invalidInput('changes', 'are empty: give start, location or status.');
  }
  if (start !== undefined && end !== undefined) {
    const { durationMinutes } = await call('getBooking', uid, { signal });
    if (Date.parse(end) - Date.parse(start) !== durationMinutes * 60_000) {
      throw unsupported(
        'end',
        'v2',
        `A booking keeps its length when it is moved, and this one takes ${durationMinutes} minutes. For another length, cancel it and create one.`,
      );
    }
  }

  let booking: Booking | undefined;
  const done: string[] = [];
  for (const [name, step] of steps) {
    try {
      booking = await step(booking ?? { uid });
      done.push(name);
    } catch (cause) {
      if (!booking) throw cause;
      throw new BookingError(
        'partly_updated',
        `${done.join(' and ')} of the booking was changed, ${name} was not. error.progress.booking is the booking as it is now: go on from its uid, and do not repeat what was done.`,
        {
          recoverable: (cause as BookingError).recoverable,
          cause,
          progress: { done, failed: name, booking },
        },
      );
    }
  }
  return booking as Booking;
}
