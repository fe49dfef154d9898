import type { Booking } from '../../booking/booking';
import { hiddenSeat } from '../../booking/refusal';
import type { CalClient } from './calClient';
import { hasCode } from './check';
import type { CalRequestOptions, SeatOptions } from './dialect';

const seatIn = ({ attendees }: Booking, seatUid: string) =>
  attendees.find((attendee) => attendee.seatUid === seatUid);

/** A self-hosted Cal.com from before 2026 can't read bookings by seat. */
function hasNoPath(error: unknown): never {
  throw hasCode(error, 'invalid_response') ? hiddenSeat() : error;
}

/**
 * Reads a booking. If it is shared, its metadata comes from the seat: the booking's own belongs to the first attendee.
 *
 * @throws BookingError `seat_hidden` if Cal.com doesn't show the seat, and the client's errors.
 */
export async function readOwnBooking(
  client: CalClient,
  bookingUid: string,
  { seatUid, ...options }: SeatOptions & CalRequestOptions = {},
): Promise<Booking> {
  const booking = await client.getBooking(bookingUid, options);
  if (seatUid === undefined) return booking;
  // If the event type hides its attendees, reading by seat still shows that seat.
  const shown = seatIn(booking, seatUid)
    ? booking
    : await client.getBookingBySeat(seatUid, options).catch(hasNoPath);
  const seat = seatIn(shown, seatUid);
  if (!seat) throw hiddenSeat();
  return { ...shown, seatUid, metadata: seat.metadata ?? {} };
}
