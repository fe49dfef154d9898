import type { QueryClient } from '@tanstack/react-query';
import type { Booking } from '../booking/booking';
import type { CalClient } from '../api/cal/calClient';
import type { BookingKey } from '../api/cal/dialect';
import { bookingKeys } from './bookingQueries';

/** The cache's share of one account's bookings. */
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

  /** Changes one booking wherever it is shown. @returns what undoes it. */
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
    /** Nothing that is on its way may overwrite what is written now. */
    stopReads: (): Promise<void> => queryClient.cancelQueries({ queryKey: all }),
    /** A booking is new: it is there for all that follow reschedules from it, too. */
    add: (booking: Booking): void => {
      queryClient.setQueryData(bookingKeys.current(client, booking.uid), booking);
      put(booking);
    },
    /** A booking was replaced: its own key tells so, and all that follow reschedules show the new one. */
    replace: (old: BookingKey, booking: Booking): void => {
      const cancelled = { status: 'cancelled', rescheduledToUid: booking.uid };
      for (const { queryKey, booking: before } of entries(old)) {
        const isFollowed = queryKey.includes('current');
        queryClient.setQueryData(queryKey, isFollowed ? booking : { ...before, ...cancelled });
      }
      queryClient.setQueryData(bookingKeys.current(client, old), booking);
      put(booking);
    },
    /** A seat is in another booking now. The one that it was in stays, for those who sit there still. */
    putSeat: (seatUid: string, booking: Booking): void =>
      void queryClient.setQueryData(bookingKeys.seat(client, seatUid), booking),
    /** The patient does not come any more; the others do. */
    giveUpSeat: (seatUid: string): void =>
      void queryClient.setQueryData<Booking>(
        bookingKeys.seat(client, seatUid),
        (booking) => booking && { ...booking, status: 'cancelled' },
      ),
    /** All of it is read again where it is shown. Nobody waits for that: what is there is right already. */
    refresh: (): void => void queryClient.invalidateQueries({ queryKey: bookingKeys.all(client) }),
  };
}
