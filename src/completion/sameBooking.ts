import type { BookedAppointment } from '../embed/bookedAppointment';

/** The key that tells two bookings apart: each seat of a shared one is one of its own. */
export const bookingKey = ({ uid, seatUid }: Pick<BookedAppointment, 'uid' | 'seatUid'>): string =>
  seatUid === undefined ? uid : `${uid} ${seatUid}`;

export const isSameBooking = (one: BookedAppointment, two: BookedAppointment): boolean =>
  bookingKey(one) === bookingKey(two);

/** Whether a booking that was moved took the place of another one. Of a shared one only the seat moves. */
export function replaces(
  { seatUid, rescheduledFromUid: from }: BookedAppointment,
  other: BookedAppointment,
): boolean {
  if (from !== undefined && from === other.seatUid) return true;
  return seatUid !== undefined && other.seatUid !== undefined
    ? seatUid === other.seatUid
    : from !== undefined && from === other.uid;
}

export const isOver = ({ status }: Pick<BookedAppointment, 'status'>): boolean =>
  status === 'cancelled' || status === 'rejected';
