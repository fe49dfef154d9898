import type { QueryClient } from '@tanstack/react-query';
import type { Booking } from '../booking/booking';
import type { CalClient } from '../api/cal/calClient';
import type { BookingKey } from '../api/cal/dialect';
import { bookingKeys } from './bookingQueries';

/** Changes one account's bookings in the query cache. */
export function createBookingCache(queryClient: QueryClient, client: CalClient) {
  const all = bookingKeys.all(client);
  const isOf = (key: BookingKey, { uid, id }: Booking): boolean =>
    uid === String(key) || (id !== undefined && String(id) === String(key));
  const entries = (key: BookingKey) =>
    queryClient
      .getQueriesData<Booking>({ queryKey: bookingKeys.bookings(client) })
      .flatMap(([queryKey, booking]) =>
        booking && isOf(key, booking) ? [{ queryKey, booking }] : [],
      );

  /** Changes one booking in every query that has it. @returns a function that undoes it. */
  const change = (key: BookingKey, changed: (booking: Booking) => Booking): (() => void) => {
    const before = entries(key);
    for (const { queryKey, booking } of before) {
      queryClient.setQueryData<Booking>(queryKey, changed(booking));
    }
    return () => {
      for (const { queryKey, booking } of before) queryClient.setQueryData(queryKey, booking);
    };
  };

  const put = (booking: Booking): void => {
    const key = client.apiVersion === 'v1' ? (booking.id ?? booking.uid) : booking.uid;
    queryClient.setQueryData<Booking>(bookingKeys.booking(client, key), booking);
  };

  return {
    change,
    put,
    /** A read that is under way must not overwrite what is written now. */
    stopReads: (): Promise<void> => queryClient.cancelQueries({ queryKey: all }),
    /** Adds a new booking, also for the queries that follow reschedules. */
    add: (booking: Booking): void => {
      queryClient.setQueryData(bookingKeys.current(client, booking.uid), booking);
      put(booking);
    },
    /**
     * Replaces a rescheduled booking. Its own query shows it as cancelled; queries that follow reschedules show the
     * new one.
     */
    replace: (old: BookingKey, booking: Booking): void => {
      const cancelled = { status: 'cancelled', rescheduledToUid: booking.uid };
      for (const { queryKey, booking: before } of entries(old)) {
        const isFollowed = queryKey.includes('current');
        queryClient.setQueryData(queryKey, isFollowed ? booking : { ...before, ...cancelled });
      }
      queryClient.setQueryData(bookingKeys.current(client, old), booking);
      put(booking);
    },
    /** Moves a seat to another booking. The old booking stays for the other attendees. */
    putSeat: (seatUid: string, booking: Booking): void =>
      void queryClient.setQueryData(bookingKeys.seat(client, seatUid), booking),
    /** Cancels one seat. The other attendees keep theirs. */
    giveUpSeat: (seatUid: string): void =>
      void queryClient.setQueryData<Booking>(
        bookingKeys.seat(client, seatUid),
        (booking) => booking && { ...booking, status: 'cancelled' },
      ),
    /** Reads everything that is shown again. Nobody waits for it, because the cache is right already. */
    refresh: (): void => void queryClient.invalidateQueries({ queryKey: bookingKeys.all(client) }),
  };
}
