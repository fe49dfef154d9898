import type { BookedAppointment, UnverifiedBooking } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { bookingMismatch } from '../booking/refusal';

/** What an app says about bookings that an address told of. */
export interface AcceptOptions {
  verifyBooking?: boolean | undefined;
  completeUnverified?: boolean | undefined;
}

/**
 * The booking that an app hands over, as far as it may be completed; otherwise why not.
 *
 * Of an unverified one that is read back before completing, only the ids are taken: the rest is an address's word.
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
