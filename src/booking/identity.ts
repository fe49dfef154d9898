import type { Booking, BookingOccurrence } from './booking';
import type { BookedAppointment } from './bookedAppointment';

/** A key that is unique for each booking, and for each seat of a shared booking. */
export const bookingKey = ({ uid, seatUid }: Pick<BookedAppointment, 'uid' | 'seatUid'>): string =>
  seatUid === undefined ? uid : `${uid} ${seatUid}`;

export const isSameBooking = (one: BookedAppointment, two: BookedAppointment): boolean =>
  bookingKey(one) === bookingKey(two);

/** The bookings that a rescheduled one replaces. In a shared booking it replaces only the seat, if that is known. */
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

/** The next date that isn't cancelled or over. */
export const nextDate = (booking: Booking): Booking | BookingOccurrence | undefined =>
  (booking.occurrences ?? [booking]).find(
    (date) => !isOver(date) && Date.parse(date.end) > Date.now(),
  );

/**
 * Why a patient may not change a booking, as far as the booking shows it. The widget hides the action and the proxy
 * refuses it. A cancelled booking passes, because Cal.com refuses it itself or the host has asked to reschedule it.
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
 * Whether a booking is shared and the patient's seat isn't known. Then nothing may be changed for the patient: a
 * client with the clinic's key would change everyone's seat. Cal.com hides the attendees of shared bookings only.
 */
export const isSeatUnknown = ({
  attendees,
  seatUid,
}: Pick<Booking, 'attendees' | 'seatUid'>): boolean =>
  seatUid === undefined &&
  (attendees.length === 0 || attendees.some((attendee) => attendee.seatUid !== undefined));
