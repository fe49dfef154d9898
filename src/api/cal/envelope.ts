import { BookingError } from '../../errors';
import { isRecord } from '../../wire';
import type { BookingList } from './dialect';
import { parseBooking } from './parseBooking';

/** What an answer holds under a name, or the answer itself: v1's POST answers without an envelope. */
export const unwrap = (json: unknown, name: 'data' | 'booking' | 'bookings'): unknown =>
  isRecord(json) && name in json ? json[name] : json;

/** The bookings of a list. One that cannot be read does not take the others away. */
export function readBookings(
  wire: unknown,
  calOrigin: string | undefined,
): Omit<BookingList, 'hasMore'> {
  if (!Array.isArray(wire)) {
    throw new BookingError(
      'invalid_response',
      "Cal.com's answer holds no list of bookings. Check that the address is that of its API.",
    );
  }
  const bookings = wire.flatMap((one) => parseBooking(one, calOrigin) ?? []);
  return { bookings, unreadable: wire.length - bookings.length };
}
