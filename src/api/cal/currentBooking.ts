import { BookingError } from '../../errors';
import { remember } from '../../remember';
import type { Booking } from '../../booking/booking';
import { hasCode, isNotFound } from './check';
import type { BookingKey, CalRequestOptions, Dialect, SeatOptions } from './dialect';

/** More than any patient reschedules, and few enough to notice a circle in Cal.com's data. */
const MAX_HOPS = 20;

export interface ChainFollower {
  /** @throws BookingError `endless_reschedules`, and the errors of reading. */
  follow: (key: BookingKey, options?: CalRequestOptions & SeatOptions) => Promise<Booking>;
  /** Remembers that a booking was replaced, so that following it needs no request. */
  note: (previous: BookingKey, next: BookingKey) => void;
  /** Remembers that a seat was cancelled here, so that its absence means cancelled. */
  noteCancelled: (seatUid: string) => void;
}

/**
 * Follows reschedules from a booking to the current one. Known links are remembered, because a replaced booking stays
 * replaced: the first time costs one request per reschedule, later calls cost one.
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
      // The remembered link may be wrong, or belong to a seat. Read the booking that was asked for.
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
      `This booking was rescheduled more than ${seen.size} times, or in a circle. Check it in Cal.com.`,
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
      // Older servers and proxies can't read seats, so a seat that isn't visible proves nothing.
      const hasNoPath = hasCode(error, 'invalid_response');
      if (!isNotFound(error) && !hasNoPath) throw error;
      const booking = await start(key, options)
        .then((one) => followFrom(one, options))
        .catch((again: unknown) => {
          // A proxy doesn't show a patient a booking without their seat.
          throw hasCode(again, 'unauthorized') ? error : again;
        });
      if (booking.attendees.some((one) => one.seatUid === seatUid)) return { ...booking, seatUid };
      if (hasNoPath) throw error;
      // The booking still exists for the other attendees.
      if (cancelled.has(seatUid)) return { ...booking, seatUid, status: 'cancelled' };
      // The seat was cancelled, or moved to another time where it has a new key that Cal.com doesn't report.
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
