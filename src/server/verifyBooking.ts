import type { CalClient } from '../api/cal/calClient';
import type { Booking } from '../booking/booking';
import type { DataPoint } from '../booking/dataPoints';
import { isSeatUnknown } from '../booking/identity';
import { activityOf, refusalOf } from '../booking/refusal';
import { BookingError } from '../errors';
import { Refusal } from './answers';

/** What a page says was booked. */
export interface ClaimedBooking {
  bookingUid?: string | undefined;
  seatUid?: string | undefined;
  dataPoints: readonly DataPoint[];
}

/** A booking that was moved by a link in Cal.com's mail says nothing of its activity; the one before does. */
const MAX_HOPS = 5;

const refused = (code: string, message: string): Refusal => new Refusal(403, code, message);

async function read(
  client: CalClient,
  { bookingUid = '', seatUid }: Pick<ClaimedBooking, 'bookingUid' | 'seatUid'>,
): Promise<Booking> {
  try {
    return await (seatUid === undefined
      ? client.getBooking(bookingUid)
      : client.getBookingBySeat(seatUid));
  } catch (cause) {
    // Cal.com may not have it everywhere a moment after it was made, and a true booking must not be lost for that.
    const message = 'Cal.com could not tell of this booking, or not yet. Try again.';
    throw new Refusal(503, 'booking_unverified', message, {}, { cause });
  }
}

async function isOfActivity(client: CalClient, booking: Booking, id: string): Promise<boolean> {
  let one = booking;
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const made = activityOf(one);
    if (made !== undefined || one.rescheduledFromUid === undefined) return made === id;
    one = await read(client, { bookingUid: one.rescheduledFromUid });
  }
  return false;
}

/**
 * Makes sure that what a page says was booked for an activity was: a browser's word is a claim.
 *
 * @throws Refusal 503 for what may be true in a moment, 403 for what is not true.
 */
export async function verifyBooking(
  client: CalClient,
  activityId: string,
  claimed: ClaimedBooking,
): Promise<void> {
  const { bookingUid, seatUid, dataPoints } = claimed;
  if (bookingUid === undefined && seatUid === undefined) {
    throw refused(
      'booking_missing',
      'The completion does not say which booking it is about: hand completeExtensionActivity all that completeActivity is given, or name it by its uid (bookingIdFrom="uid").',
    );
  }
  const booking = await read(client, claimed);
  if (isSeatUnknown({ ...booking, seatUid })) {
    throw refused(
      'seat_needed',
      'This booking is shared with others: the completion must name the seat.',
    );
  }
  const names = new Set([booking.uid, seatUid, booking.id?.toString()]);
  const isOther = dataPoints.some(({ key, value }) => key === 'bookingId' && !names.has(value));
  const metadata = (await isOfActivity(client, booking, activityId))
    ? { awellActivityId: activityId }
    : {};
  const refusal: BookingError | undefined = refusalOf({ ...booking, metadata }, activityId);
  if (refusal) throw refused(refusal.code, refusal.message);
  if (isOther) throw refused('booking_mismatch', 'bookingId names another booking than was made.');
}
