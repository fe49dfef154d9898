import type { CalClient } from '../api/cal/calClient';
import { readOwnBooking } from '../api/cal/readOwnBooking';
import type { Booking } from '../booking/booking';
import type { DataPoint } from '../booking/dataPoints';
import { isSeatUnknown } from '../booking/identity';
import { activityOf, bookingMismatch, bookingOver } from '../booking/refusal';
import { BookingError } from '../errors';
import { startTimer } from '../timeLimit';
import { Refusal } from './answers';

/** The booking that a page claims. */
export interface ClaimedBooking {
  /** uid of the booking. Only completions have it. */
  bookingUid?: string | undefined;
  /** Key of the patient's seat, if the booking is shared. */
  seatUid?: string | undefined;
  /** The data points of a completion; otherwise empty. */
  dataPoints: readonly DataPoint[];
}

export interface VerifyBookingOptions {
  client: CalClient;
  /** Decides from the app's own table whether a booking without an activity was made for this one. */
  isOfActivity?:
    | ((
        activityId: string,
        booking: Omit<ClaimedBooking, 'dataPoints'>,
      ) => boolean | Promise<boolean>)
    | undefined;
  signal: AbortSignal;
}

/** A rescheduled booking may have lost its metadata. Its predecessors still name the activity. */
const MAX_HOPS = 5;
/** The page waits 15 s, and the activity must be completed within that time. */
const READ_WITHIN_MS = 8_000;

const refused = ({ code, message }: BookingError): Refusal => new Refusal(403, code, message);

/** Cal.com may not show a new booking everywhere at once, so a real booking must be retried. */
const notYet = (cause: unknown): Refusal =>
  new Refusal(
    503,
    'booking_unverified',
    "Cal.com doesn't show this booking (yet). Retry.",
    {},
    { cause },
  );

/** The activity in the metadata of a booking, or of the one it replaced. */
async function activityIn(
  booking: Booking,
  read: (bookingUid: string) => Promise<Booking>,
): Promise<string | undefined> {
  let one = booking;
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const activityId = activityOf(one);
    if (activityId !== undefined || one.rescheduledFromUid === undefined) return activityId;
    one = await read(one.rescheduledFromUid);
    // A shared booking's metadata belongs to whoever took the first seat.
    if (isSeatUnknown(one)) return undefined;
  }
  return undefined;
}

function checkDataPoints({ uid, id, seatUid }: Booking, dataPoints: readonly DataPoint[]): void {
  const names = new Set([uid, seatUid, id?.toString()]);
  const named = dataPoints.filter(({ key }) => key === 'bookingId');
  const isNamed = dataPoints.some(({ value }) => names.has(value));
  if (isNamed && named.every(({ value }) => names.has(value))) return;
  const message = 'The data points do not contain the booking, or bookingId is another booking.';
  throw new Refusal(403, 'booking_mismatch', message);
}

/**
 * Verifies that a page's booking was made for the activity, because a page can claim anything.
 *
 * @throws Refusal 503 if it may become true in a moment, 403 if it isn't true.
 */
export async function verifyBooking(
  activityId: string,
  { bookingUid, seatUid, dataPoints }: ClaimedBooking,
  { client, isOfActivity, signal: left }: VerifyBookingOptions,
): Promise<void> {
  if (bookingUid === undefined) {
    throw new Refusal(
      403,
      'booking_missing',
      'The completion does not name its booking. Pass everything that completeActivity receives to completeExtensionActivity, or use bookingIdFrom="uid".',
    );
  }
  const limit = new AbortController();
  const stop = (): void => limit.abort();
  left.addEventListener('abort', stop);
  const stopTimer = startTimer(READ_WITHIN_MS, stop);
  const { signal } = limit;
  try {
    const booking = await readOwnBooking(client, bookingUid, { seatUid, signal });
    if (isSeatUnknown(booking)) {
      const message = 'This booking is shared: the completion must contain the seatUid.';
      throw new Refusal(403, 'seat_needed', message);
    }
    checkDataPoints(booking, dataPoints);
    const named = await activityIn(booking, (uid) => client.getBooking(uid, { signal }));
    const isOurs =
      named === activityId ||
      (named === undefined && (await isOfActivity?.(activityId, { bookingUid, seatUid })) === true);
    if (!isOurs) throw refused(bookingMismatch());
    const over = booking.rescheduledToUid === undefined && bookingOver(booking.status);
    if (over) throw refused(over);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof BookingError && error.code === 'seat_hidden') throw refused(error);
    throw notYet(error);
  } finally {
    stopTimer();
    left.removeEventListener('abort', stop);
  }
}
