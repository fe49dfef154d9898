import { BookingError } from '../../errors';
import { remember } from '../../remember';
import type { Booking } from '../../booking/booking';
import { hasCode, isNotFound } from './check';
import type { BookingKey, CalRequestOptions, Dialect, SeatOptions } from './dialect';

/** Longer than any patient reschedules, short enough to notice a circle of Cal.com's making. */
const MAX_HOPS = 20;

export interface ChainFollower {
  /** @throws BookingError `endless_reschedules`, and whatever reading throws. */
  follow: (key: BookingKey, options?: CalRequestOptions & SeatOptions) => Promise<Booking>;
  /** A booking was replaced by another one; the next time nobody has to be asked. */
  note: (previous: BookingKey, next: BookingKey) => void;
  /** A seat was given up here: that it is not there any more is then no question. */
  noteCancelled: (seatUid: string) => void;
}

/**
 * Follows reschedules from a booking to the current one. Links that were found once are remembered: a booking that
 * was replaced stays replaced, so a chain costs one request a hop the first time, and one from then on.
 */
export function createChainFollower(dialect: Dialect): ChainFollower {
  const links = new Map<string, BookingKey>();
  const cancelled = new Map<string, true>();

  const note: ChainFollower['note'] = (previous, next) => {
    if (String(previous) !== String(next)) remember(links, String(previous), next);
  };

  const newestOf = (key: BookingKey): BookingKey => {
    let newest = key;
    for (let hop = 0; hop <= MAX_HOPS; hop += 1) newest = links.get(String(newest)) ?? newest;
    return newest;
  };

  const start = async (key: BookingKey, options?: CalRequestOptions): Promise<Booking> => {
    const newest = newestOf(key);
    try {
      return await dialect.getBooking(newest, options);
    } catch (error) {
      // What was noted may be wrong, or of a seat; what was asked for is what counts.
      if (newest === key || !isNotFound(error)) throw error;
      return dialect.getBooking(key, options);
    }
  };

  const followFrom = async (first: Booking, options?: CalRequestOptions): Promise<Booking> => {
    let booking = first;
    const seen = new Set<string>();
    while (seen.size <= MAX_HOPS) {
      seen.add(booking.uid);
      const { next, ...successor } = await dialect.readSuccessor(booking, options);
      if (!next) return { ...booking, ...successor };
      if (seen.has(next.uid)) break;
      note(dialect.keyOf(booking), dialect.keyOf(next));
      booking = next;
    }
    throw new BookingError(
      'endless_reschedules',
      `Following the reschedules of this booking did not come to an end after ${seen.size} bookings. Look at it in Cal.com.`,
    );
  };

  const followSeat = async (
    key: BookingKey,
    asked: string,
    options: CalRequestOptions | undefined,
  ): Promise<Booking> => {
    const seatUid = String(newestOf(asked));
    try {
      const booking = await followFrom(await dialect.getBookingBySeat(seatUid, options), options);
      return { ...booking, seatUid };
    } catch (error) {
      // Where servers and proxies are older than the reading of seats, nothing is known of a seat that is not seen.
      const hasNoPath = hasCode(error, 'invalid_response');
      if (!isNotFound(error) && !hasNoPath) throw error;
      const booking = await start(key, options)
        .then((one) => followFrom(one, options))
        .catch((again: unknown) => {
          // Of a booking without a seat in it, a proxy tells a patient nothing.
          throw hasCode(again, 'unauthorized') ? error : again;
        });
      if (booking.attendees.some((one) => one.seatUid === seatUid)) return { ...booking, seatUid };
      if (hasNoPath) throw error;
      // The booking is there for those who sit in it still.
      if (cancelled.has(seatUid)) return { ...booking, seatUid, status: 'cancelled' };
      // It was given up, or moved to a time of its own, where it has a new key that nobody tells.
      return { ...booking, seatUid, status: 'unknown', isSuccessorUnknown: true };
    }
  };

  return {
    note,
    noteCancelled: (seatUid) => remember(cancelled, seatUid, true),
    follow: async (key, { seatUid, ...options } = {}) =>
      seatUid === undefined
        ? followFrom(await start(key, options), options)
        : followSeat(key, seatUid, options),
  };
}
