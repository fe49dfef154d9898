import type { BookedAppointment } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { readPublicBooking } from './publicBooking';

/** What became of a booking that has to be confirmed or paid; `undefined` while nothing has. */
export type Confirmation =
  | { is: 'confirmed' | 'moved'; booking: BookedAppointment }
  | { is: 'lost'; how: 'rejected' | 'cancelled' }
  | { is: 'refused'; error: BookingError }
  | undefined;

/** Asks Cal.com what became of a booking. A question that gets no answer is asked again later. */
export async function askForConfirmation(
  calApiUrl: string | undefined,
  booking: BookedAppointment,
): Promise<Confirmation> {
  try {
    const { status, rescheduledToUid: uid } = await readPublicBooking(calApiUrl, booking);
    if (uid !== undefined) {
      // The rest is known again once it is read or booked; of the old one nothing is right any more.
      const { title, hostName, eventTypeId, isRecurring, isDryRun, paymentRequired } = booking;
      const kept = { title, hostName, eventTypeId, isRecurring, isDryRun, paymentRequired };
      const moved = { ...kept, uid, status: 'unknown', rescheduledFromUid: booking.uid };
      return { is: 'moved', booking: { ...moved, isRestored: true } };
    }
    switch (status) {
      case 'accepted':
        return { is: 'confirmed', booking: { ...booking, status, paymentRequired: false } };
      case 'rejected':
      case 'cancelled':
        return { is: 'lost', how: status };
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof BookingError && !error.recoverable) return { is: 'refused', error };
    return undefined;
  }
}
