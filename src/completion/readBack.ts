import type { CalClient } from '../api/cal/calClient';
import { bookedAppointmentOf } from '../booking/appointment';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';
import { refusalOf } from '../booking/refusal';

/**
 * Verifies a booking from an untrusted source.
 *
 * @param onBooking Called if Cal.com has the booking, it isn't cancelled or rejected, and its metadata names this
 *   activity.
 */
export async function readBack(
  client: CalClient,
  uid: string,
  activityId: string,
  onBooking: (booking: BookedAppointment) => void,
  onError: (error: BookingError) => void,
): Promise<void> {
  try {
    const booking = await client.getBooking(uid);
    const isMoved = booking.rescheduledToUid !== undefined;
    if (!isMoved && !refusalOf(booking, activityId)) onBooking(bookedAppointmentOf(booking));
  } catch (error) {
    onError(error as BookingError);
  }
}
