import type { BookedAppointment } from './bookedAppointment';
import { bookingUrl, cancelUrl, rescheduleUrl } from './links';
import { readHttpUrl } from '../wire';
import type { Booking } from './booking';

/**
 * The booking after the booking page reported a reschedule. What the page doesn't report stays the same, except what
 * belongs to one date only.
 */
export function movedBooking(old: Booking, moved: BookedAppointment): Booking {
  const seatUid = moved.seatUid ?? old.seatUid;
  const start = moved.start ?? old.start;
  const lengthMs = Date.parse(old.end) - Date.parse(old.start);
  const links = { uid: moved.uid, seatUid };
  const origin = old.bookingUrl && new URL(old.bookingUrl).origin;
  return {
    ...old,
    uid: moved.uid,
    id: moved.id,
    seatUid,
    status: moved.status === 'unknown' ? 'accepted' : moved.status,
    start,
    end: moved.end ?? new Date(Date.parse(start) + lengthMs).toISOString(),
    title: moved.title ?? old.title,
    location: readHttpUrl(old.location) === undefined ? old.location : undefined,
    videoCallUrl: moved.videoCallUrl,
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
