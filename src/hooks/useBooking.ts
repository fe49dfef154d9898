'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { Booking } from '../booking/booking';
import type { BookingKey } from '../api/cal/dialect';
import type { BookingError } from '../errors';
import { readOptions } from '../options';
import { readId, readText } from '../wire';
import { bookingQueryOptions, type BookingQuery } from './bookingQueries';
import { useBookingQuery } from './useBookingQuery';
import { useBookingClients, type BookingClients } from './useBookingClients';

/** Options of `useBooking`. */
export interface UseBookingOptions
  extends
    BookingClients,
    Pick<BookingQuery, 'followReschedules' | 'seatUid' | 'refetchWhilePending'> {
  /** Set `false` to read nothing yet. @default true, once there is a `bookingUid` */
  enabled?: boolean | undefined;
  /** Time in ms for which the cached booking counts as fresh. @default that of the QueryClient */
  staleTime?: number | undefined;
}

const isDuration = (value: unknown): value is number => typeof value === 'number' && value > 0;

/**
 * Reads a booking. Components that read the same booking share one request. For more of TanStack Query's options, use
 * `useQuery({ ...bookingQueryOptions({ client, bookingUid }), … })`.
 *
 * @param bookingUid `uid` of the booking (v1: its numeric `id`). Nothing is read while it is `undefined`.
 * @throws BookingError `missing_client` if there is no client.
 *
 * @example
 * const { data: booking, error } = useBooking(bookingUid, { followReschedules: true });
 */
export function useBooking(
  bookingUid: BookingKey | undefined,
  given: UseBookingOptions = {},
): UseQueryResult<Booking, BookingError> {
  const options = readOptions(given);
  const { client, queryClient } = useBookingClients(options);
  const { followReschedules, seatUid, refetchWhilePending, enabled = true, staleTime } = options;
  const isKnown = readText(bookingUid) !== undefined || readId(bookingUid) !== undefined;
  return useBookingQuery<Booking>(
    {
      ...bookingQueryOptions({
        client,
        bookingUid: bookingUid ?? '',
        followReschedules,
        seatUid,
        refetchWhilePending: isDuration(refetchWhilePending) ? refetchWhilePending : undefined,
      }),
      enabled: enabled && isKnown,
      ...(isDuration(staleTime) && { staleTime }),
    },
    queryClient,
  );
}
