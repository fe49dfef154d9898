import type { Booking } from '../../booking/booking';
import { hiddenSeat } from '../../booking/refusal';
import type { CalClient } from './calClient';
import { hasCode } from './check';
import type { CalRequestOptions, SeatOptions } from './dialect';

const seatIn = ({ attendees }: Booking, seatUid: string) =>
  attendees.find((attendee) => attendee.seatUid === seatUid);

/** A self-hosted Cal.com from before 2026 does not know of reading by a seat. */
function hasNoPath(error: unknown): never {
  throw hasCode(error, 'invalid_response') ? hiddenSeat() : error;
}

/**
 * Reads a booking, and of a shared one the metadata of the seat: the booking's own is of whoever took the first.
 *
 * @throws BookingError `seat_hidden` if Cal.com doesn't tell whose seat it is, and the client's own.
 */
export async function readOwnBooking(
  client: CalClient,
  bookingUid: string,
  { seatUid, ...options }: SeatOptions & CalRequestOptions = {},
): Promise<Booking> {
  const booking = await client.getBooking(bookingUid, options);
  if (seatUid === undefined) return booking;
  // Where the event type hides who attends, whoever asks by a seat sees that one.
  const shown = seatIn(booking, seatUid)
    ? booking
    : await client.getBookingBySeat(seatUid, options).catch(hasNoPath);
  const seat = seatIn(shown, seatUid);
  if (!seat) throw hiddenSeat();
  return { ...shown, seatUid, metadata: seat.metadata ?? {} };
}
