import { BookingError } from '../../errors';
import type { Booking } from './booking';
import type { BookingKey, CalRequestOptions, Dialect } from './dialect';

/** Longer than any patient reschedules, short enough to notice a circle of Cal.com's making. */
const MAX_HOPS = 20;
const MAX_REMEMBERED = 500;

/**
 * Follows reschedules from a booking to the current one. Links that were found once are remembered: a booking that
 * was replaced stays replaced, so a chain costs one request a hop the first time, and one from then on.
 *
 * @throws BookingError `endless_reschedules`
 */
export function createChainFollower(
  dialect: Dialect,
): (key: BookingKey, options?: CalRequestOptions) => Promise<Booking> {
  const newest = new Map<BookingKey, BookingKey>();

  const remember = (from: BookingKey, to: BookingKey): void => {
    newest.set(from, to);
    const [oldest] = newest.keys();
    if (newest.size > MAX_REMEMBERED && oldest !== undefined) newest.delete(oldest);
  };

  return async (key, options) => {
    let booking = await dialect.get(newest.get(key) ?? key, options);
    const seen = new Set<string>();
    for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
      seen.add(booking.uid);
      const next = await dialect.successor(booking, options);
      if (!next) return booking;
      if (seen.has(next.uid)) break;
      booking = next;
      remember(key, typeof key === 'number' ? (next.id ?? next.uid) : next.uid);
    }
    throw new BookingError(
      'endless_reschedules',
      `Following the reschedules of this booking did not come to an end after ${seen.size} bookings. Look at it in Cal.com.`,
    );
  };
}
