import type { BookedAppointment, UnverifiedBooking } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { bookingMismatch } from '../booking/refusal';
import { invalidInput } from '../checkOptions';
import { readOptions } from '../options';
import { readId, readUid } from '../wire';

/** Options for a booking whose only source is a URL. */
export interface AcceptOptions {
  verifyBooking?: boolean | undefined;
  completeUnverified?: boolean | undefined;
}

/** A booking of an app without types: `null` counts as left out, and so do ids that Cal.com can't have made. */
const readBooking = <Given extends BookedAppointment | UnverifiedBooking>(given: Given): Given => {
  const booking = readOptions(given);
  return { ...booking, id: readId(booking.id), seatUid: readUid(booking.seatUid) };
};

/**
 * Returns the booking if it may be completed, else the error.
 *
 * An unverified booking that is verified before completing keeps its ids only, because the rest is just what a URL
 * says.
 */
export function acceptBooking(
  given: BookedAppointment | UnverifiedBooking,
  activityId: string,
  { verifyBooking, completeUnverified }: AcceptOptions,
): BookedAppointment | BookingError {
  const booking = readBooking(given);
  const { uid, seatUid } = booking;
  if (readUid(uid) === undefined) {
    return invalidInput(
      'booking',
      "has no uid of Cal.com, so the activity can't be completed with it.",
    );
  }
  if (booking.isVerified !== false) {
    const isOther = booking.isVerified && booking.activityId !== activityId;
    return isOther ? bookingMismatch() : booking;
  }
  if (verifyBooking) {
    const status = 'unknown';
    return { uid, seatUid, status, paymentRequired: false, isRecurring: false, isDryRun: false };
  }
  if (completeUnverified) return { ...booking, isVerified: undefined };
  return new BookingError(
    'booking_unverified',
    'This booking comes from an address, which anyone can type. The activity was not completed, and ' +
      'nothing was saved. Pass the booking of `await verifyBookingRedirect(readBookingRedirect(url), client)`, or set ' +
      'verifyBooking to have it read back before completing.',
  );
}
