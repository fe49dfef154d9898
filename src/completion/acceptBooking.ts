import type { BookedAppointment, UnverifiedBooking } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { bookingMismatch } from '../booking/refusal';
import { invalidInput } from '../checkOptions';
import { readId, readUid } from '../wire';

/** Options for a booking whose only source is a URL. */
export interface AcceptOptions {
  verifyBooking?: boolean | undefined;
  completeUnverified?: boolean | undefined;
}

/**
 * Returns the booking if it may be completed, else the error.
 *
 * An unverified booking that is verified before completing keeps its ids only, because the rest is just what a URL
 * says.
 */
export function acceptBooking(
  booking: BookedAppointment | UnverifiedBooking,
  activityId: string,
  { verifyBooking, completeUnverified }: AcceptOptions,
): BookedAppointment | BookingError {
  if (readUid(booking.uid) === undefined) {
    return invalidInput(
      'booking',
      "has no uid of Cal.com, so the activity can't be completed with it.",
    );
  }
  if (booking.isVerified === false) {
    if (verifyBooking) {
      const { uid, seatUid } = booking;
      return {
        uid,
        seatUid,
        status: 'unknown',
        paymentRequired: false,
        isRecurring: false,
        isDryRun: false,
      };
    }
    if (completeUnverified) return { ...booking, isVerified: undefined };
    return new BookingError(
      'booking_unverified',
      'This booking comes from an address, which anyone can type. The activity was not completed, and ' +
        'nothing was saved. Pass the booking of `await verifyBookingRedirect(readBookingRedirect(url), client)`, or set ' +
        'verifyBooking to have it read back before completing.',
    );
  }
  const isOther = booking.isVerified && booking.activityId !== activityId;
  if (isOther) return bookingMismatch();
  // Without a number, the activity is completed with the uid.
  const isNumbered = booking.id === undefined || readId(booking.id) === booking.id;
  return isNumbered ? booking : { ...booking, id: undefined };
}
