import type { Booking } from '../api/cal/booking';
import type { CalClient } from '../api/cal/calClient';
import type { BookedAppointment } from '../embed/bookedAppointment';
import type { BookingError } from '../errors';
import { refusalOf } from './refusal';

/** A booking that Cal.com's API told of, as if its booking page had. */
export function bookedAppointmentOf(booking: Booking): BookedAppointment {
  const { uid, id, seatUid, title, start, end, eventTypeId, status } = booking;
  const [host] = booking.hosts;
  return {
    uid,
    id,
    seatUid,
    title,
    start,
    end,
    eventTypeId,
    status,
    paymentRequired: false,
    isRecurring: booking.recurringBookingUid !== undefined,
    hostName: host?.name,
    hostTimeZone: host?.timeZone,
    videoCallUrl: booking.videoCallUrl,
    rescheduledFromUid: booking.rescheduledFromUid,
    isDryRun: false,
  };
}

/**
 * Reads back a booking that was told of by someone who cannot be believed.
 *
 * @param onBooking Called where Cal.com knows it, it stands, and its metadata says that it was made for this activity.
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
