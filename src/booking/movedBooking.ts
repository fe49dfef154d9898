import type { BookedAppointment } from './bookedAppointment';
import { bookingUrl, cancelUrl, rescheduleUrl } from './links';
import { readHttpUrl } from '../wire';
import type { Booking } from './booking';

/**
 * A booking as it is once the booking page has told that it was moved. What the page does not tell stays as it was,
 * but for what is of one time only.
 */
export function movedBooking(old: Booking, told: BookedAppointment): Booking {
  const seatUid = told.seatUid ?? old.seatUid;
  const start = told.start ?? old.start;
  const lengthMs = Date.parse(old.end) - Date.parse(old.start);
  const links = { uid: told.uid, seatUid };
  const origin = old.bookingUrl && new URL(old.bookingUrl).origin;
  return {
    ...old,
    uid: told.uid,
    id: told.id,
    seatUid,
    status: told.status === 'unknown' ? 'accepted' : told.status,
    start,
    end: told.end ?? new Date(Date.parse(start) + lengthMs).toISOString(),
    title: told.title ?? old.title,
    location: readHttpUrl(old.location) === undefined ? old.location : undefined,
    videoCallUrl: told.videoCallUrl,
    rescheduledFromUid: old.uid,
    rescheduledToUid: undefined,
    isRescheduleRequested: undefined,
    isSuccessorUnknown: undefined,
    occurrences: undefined,
    cancellationReason: undefined,
    rebookUrl: undefined,
    ...(origin && {
      bookingUrl: bookingUrl(origin, links),
      cancelUrl: cancelUrl(origin, links),
      rescheduleUrl: rescheduleUrl(origin, links),
    }),
  };
}
