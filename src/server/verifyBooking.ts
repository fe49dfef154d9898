import type { CalClient } from '../api/cal/calClient';
import { readOwnBooking } from '../api/cal/readOwnBooking';
import type { Booking } from '../booking/booking';
import type { DataPoint } from '../booking/dataPoints';
import { isSeatUnknown } from '../booking/identity';
import { activityOf, bookingMismatch, bookingOver } from '../booking/refusal';
import { BookingError } from '../errors';
import { startTimer } from '../timeLimit';
import { Refusal } from './answers';

/** What a page says was booked. */
export interface ClaimedBooking {
  /** The booking's `uid`. */
  bookingUid?: string | undefined;
  /** Key of the patient's seat, if the booking is shared. */
  seatUid?: string | undefined;
  /** The data points that the activity is to be completed with. */
  dataPoints: readonly DataPoint[];
}

export interface VerifyBookingOptions {
  client: CalClient;
  /** Says from a table of the app's own whether a booking that names no activity was made for this one. */
  isOfActivity?:
    | ((
        activityId: string,
        booking: Omit<ClaimedBooking, 'dataPoints'>,
      ) => boolean | Promise<boolean>)
    | undefined;
  signal: AbortSignal;
}

/** A booking that was moved says nothing of its activity, if Cal.com has lost its metadata; the one before does. */
const MAX_HOPS = 5;
/** The page waits 15 s for its answer, and Awell has to be told within them. */
const READ_WITHIN_MS = 8_000;

const refused = ({ code, message }: BookingError): Refusal => new Refusal(403, code, message);

/** Cal.com may not have it everywhere a moment after it was made, and a true booking must not be lost for that. */
const notYet = (cause: unknown): Refusal =>
  new Refusal(
    503,
    'booking_unverified',
    'Cal.com could not tell of this booking, or not yet. Try again.',
    {},
    { cause },
  );

/** The activity that a booking was made for, as it, or the one that it replaced, says. */
async function activityIn(
  booking: Booking,
  read: (bookingUid: string) => Promise<Booking>,
): Promise<string | undefined> {
  let one = booking;
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const activityId = activityOf(one);
    if (activityId !== undefined || one.rescheduledFromUid === undefined) return activityId;
    one = await read(one.rescheduledFromUid);
    // The metadata of a shared booking is of whoever took the first seat.
    if (isSeatUnknown(one)) return undefined;
  }
  return undefined;
}

function checkDataPoints({ uid, id, seatUid }: Booking, dataPoints: readonly DataPoint[]): void {
  const names = new Set([uid, seatUid, id?.toString()]);
  const named = dataPoints.filter(({ key }) => key === 'bookingId');
  const isNamed = dataPoints.some(({ value }) => names.has(value));
  if (isNamed && named.every(({ value }) => names.has(value))) return;
  const message = 'The data points do not name the booking, or name another one as bookingId.';
  throw new Refusal(403, 'booking_mismatch', message);
}

/**
 * Makes sure that what a page says was booked for an activity was: a browser's word is a claim.
 *
 * @throws Refusal 503 for what may be true in a moment, 403 for what is not true.
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
      'The completion does not say which booking it is about: hand completeExtensionActivity all that completeActivity is given, or name it by its uid (bookingIdFrom="uid").',
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
      const message = 'This booking is shared with others: the completion must name the seat.';
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
