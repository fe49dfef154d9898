import { BookingError } from '../../errors';
import type { Booking } from '../../booking/booking';
import { checkStatus, checkTime, hasCode, refuseFields, unsupported } from './check';
import { invalidInput } from '../../checkOptions';
import type { UpdateBookingInput } from './inputs';
import { locationForV2 } from './location';
import type { CalOperation } from './operations';

/** Makes one call about a booking and returns the resulting booking. */
type CallBooking = (operation: CalOperation, uid: string, body?: object) => Promise<Booking>;
type Step = (booking: Pick<Booking, 'uid'> & Partial<Booking>) => Promise<Booking>;

const RENAME = "Rename it in Cal.com, or keep your own text in the booking's metadata.";
const NO_PLACE = { title: RENAME, description: RENAME };

/** For each status, the operation that sets it and the status of the booking afterwards. */
const STATUSES: Readonly<Record<string, [operation: CalOperation, status: string]>> = {
  ACCEPTED: ['confirmBooking', 'accepted'],
  REJECTED: ['declineBooking', 'rejected'],
  CANCELLED: ['cancelBooking', 'cancelled'],
};

function statusStep(
  call: CallBooking,
  { status, start, seatUid, reason = '' }: UpdateBookingInput,
): Step {
  const wanted = checkStatus(status);
  const [operation, after] = STATUSES[wanted] ?? [];
  if (!operation) {
    const instead = 'The event type decides whether a booking needs confirmation.';
    throw unsupported('status PENDING', 'v2', instead);
  }
  if (start !== undefined && wanted !== 'ACCEPTED') {
    throw invalidInput('status', `${wanted} and start contradict each other. Pass one of them.`);
  }
  const bodies: Readonly<Record<string, object>> = {
    REJECTED: { reason: reason || undefined },
    CANCELLED: { cancellationReason: reason || undefined, seatUid: seatUid || undefined },
  };
  return async (booking) => {
    // A rescheduled booking needs confirmation only if it is pending.
    if (start !== undefined && booking.status === after) return booking as Booking;
    try {
      return await call(operation, booking.uid, bodies[wanted]);
    } catch (error) {
      if (!hasCode(error, 'bad_request')) throw error;
      // Skip it if the booking already has the status: an earlier attempt may have succeeded.
      const now = await call('getBooking', booking.uid);
      if (now.status !== after) throw error;
      return now;
    }
  };
}

/** The changes, in the order in which they are made. @throws BookingError if v2 can't make one. */
function stepsOf(call: CallBooking, changes: UpdateBookingInput): [name: string, step: Step][] {
  refuseFields(changes, 'v2', NO_PLACE);
  const { location, status, seatUid, reason = '', rescheduledBy = '' } = changes;
  const steps: [name: string, step: Step][] = [];
  if (changes.start !== undefined) {
    const body = {
      start: checkTime('start', changes.start),
      // Cal.com accepts a reason only for whole bookings.
      ...(seatUid ? { seatUid } : { reschedulingReason: reason || undefined }),
      rescheduledBy: rescheduledBy || undefined,
    };
    steps.push(['start', ({ uid }) => call('rescheduleBooking', uid, body)]);
  }
  if (location !== undefined) {
    const body = { location: locationForV2(location) };
    steps.push(['location', ({ uid }) => call('updateBookingLocation', uid, body)]);
  }
  if (status !== undefined) steps.push(['status', statusStep(call, changes)]);
  return steps;
}

/** A booking keeps its length when it is rescheduled. */
async function checkLength(
  call: CallBooking,
  uid: string,
  { start, end }: UpdateBookingInput,
): Promise<void> {
  if (end === undefined) return;
  const until = checkTime('end', end);
  const instead = 'the booking keeps its length when it is rescheduled.';
  if (start === undefined) throw unsupported('end', 'v2', `Give start: ${instead}`);
  const { durationMinutes } = await call('getBooking', uid);
  if (Date.parse(until) - Date.parse(start) === durationMinutes * 60_000) return;
  throw unsupported(
    'end',
    'v2',
    `A booking keeps its length when it is rescheduled, and this one takes ${durationMinutes} minutes. For another length, cancel it and create one.`,
  );
}

/**
 * Changes a booking with API v2, one call per change, always in this order: `start` (reschedule), `location`,
 * `status`.
 *
 * @throws BookingError before any change if v2 can't make one, and `partly_updated` if a later change fails.
 */
export async function updateV2(
  call: CallBooking,
  uid: string,
  changes: UpdateBookingInput,
): Promise<Booking> {
  const steps = stepsOf(call, changes);
  await checkLength(call, uid, changes);
  let booking: Booking | undefined;
  const done: string[] = [];
  for (const [failed, step] of steps) {
    try {
      booking = await step(booking ?? { uid });
      done.push(failed);
    } catch (cause) {
      if (!booking) throw cause;
      throw new BookingError(
        'partly_updated',
        `${done.join(' and ')} of the booking was changed, ${failed} wasn't. error.progress.booking is the booking as it is now: continue with its uid, and don't repeat what was done.`,
        {
          recoverable: (cause as BookingError).recoverable,
          cause,
          progress: { done, failed, booking },
        },
      );
    }
  }
  if (booking) return booking;
  throw invalidInput('changes', 'are empty: pass start, location or status.');
}
