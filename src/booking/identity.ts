import type { Booking, BookingOccurrence } from './booking';
import type { BookedAppointment } from './bookedAppointment';

/** The key that tells two bookings apart: each seat of a shared one is one of its own. */
export const bookingKey = ({ uid, seatUid }: Pick<BookedAppointment, 'uid' | 'seatUid'>): string =>
  seatUid === undefined ? uid : `${uid} ${seatUid}`;

export const isSameBooking = (one: BookedAppointment, two: BookedAppointment): boolean =>
  bookingKey(one) === bookingKey(two);

/** Those of some bookings whose place a moved one took. Of a shared booking only the seat moves, if it is known. */
export function replacedAmong(
  { seatUid, rescheduledFromUid: from }: BookedAppointment,
  bookings: readonly BookedAppointment[],
): readonly BookedAppointment[] {
  const seats = bookings.filter(
    (other) => other.seatUid !== undefined && [seatUid, from].includes(other.seatUid),
  );
  if (seats.length > 0) return seats;
  return from === undefined ? [] : bookings.filter(({ uid }) => uid === from);
}

export const isOver = ({ status }: Pick<BookedAppointment, 'status'>): boolean =>
  status === 'cancelled' || status === 'rejected';

/** The next date of a booking that still stands. */
export const nextDate = (booking: Booking): Booking | BookingOccurrence | undefined =>
  (booking.occurrences ?? [booking]).find(
    (date) => !isOver(date) && Date.parse(date.end) > Date.now(),
  );

/**
 * Why a patient may not change a booking, as far as it says so itself: the widget doesn't offer what is named here, and
 * the proxy refuses it. Of one that is cancelled Cal.com says so, or it is to be moved.
 */
export function whyUnchangeable(
  booking: Booking,
  change: 'move' | 'cancel',
): 'seat_needed' | 'booking_over' | 'series' | undefined {
  if (isSeatUnknown(booking)) return 'seat_needed';
  if (booking.status !== 'cancelled' && !nextDate(booking)) return 'booking_over';
  return change === 'move' && booking.occurrences ? 'series' : undefined;
}

/**
 * Whether a booking is shared with others, and whose seat the patient's is is not known. Nothing may then be done to it
 * for the patient: what a client with the clinic's key does, it does to everyone's seat. Who attends is hidden of shared
 * bookings only.
 */
export const isSeatUnknown = ({
  attendees,
  seatUid,
}: Pick<Booking, 'attendees' | 'seatUid'>): boolean =>
  seatUid === undefined &&
  (attendees.length === 0 || attendees.some((attendee) => attendee.seatUid !== undefined));
