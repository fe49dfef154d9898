import type { BookedAppointment, UnverifiedBooking } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { bookingMismatch } from '../booking/refusal';

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
  return isOther ? bookingMismatch() : booking;
}
