'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { Booking } from '../booking/booking';
import type { BookingKey } from '../api/cal/dialect';
import type { BookingError } from '../errors';
import { bookingQueryOptions, type BookingQuery } from './bookingQueries';
import { useBookingQuery } from './useBookingQuery';
import { useBookingClients, type BookingClients } from './useBookingClients';

export interface UseBookingOptions
  extends
    BookingClients,
    Pick<BookingQuery, 'followReschedules' | 'seatUid' | 'refetchWhilePending'> {
  /** @default true, once there is a `bookingUid` */
  enabled?: boolean | undefined;
  /** For how long an answer is taken as it is, in ms. @default that of the QueryClient */
  staleTime?: number | undefined;
}

/**
 * Reads a booking. However many components ask for one, it is one request.
 * For more of TanStack Query's options use `useQuery({ ...bookingQueryOptions({ client, bookingUid }), … })`.
 *
 * @param bookingUid `uid` of the booking (v1: its numeric `id`); nothing is read while there is none.
 *
 * @example
 * const { data: booking, error } = useBooking(bookingUid, { followReschedules: true });
 */
export function useBooking(
  bookingUid: BookingKey | undefined,
  options: UseBookingOptions = {},
): UseQueryResult<Booking, BookingError> {
  const { client, queryClient } = useBookingClients(options);
  const { followReschedules, seatUid, refetchWhilePending, enabled = true, staleTime } = options;
  const isKnown = bookingUid !== undefined && bookingUid !== '';
  return useBookingQuery<Booking>(
    {
      ...bookingQueryOptions({
        client,
        bookingUid: bookingUid ?? '',
        followReschedules,
        seatUid,
        refetchWhilePending,
      }),
      enabled: enabled && isKnown,
      ...(staleTime !== undefined && { staleTime }),
    },
    queryClient,
  );
}
