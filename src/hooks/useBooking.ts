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

export interface UseBookingOptions
  extends
    BookingClients,
    Pick<BookingQuery, 'followReschedules' | 'seatUid' | 'refetchWhilePending'> {
  /** @default true, once there is a `bookingUid` */
  enabled?: boolean | undefined;
  /** For how long an answer is taken as it is, in ms. @default that of the QueryClient */
  staleTime?: number | undefined;
}

const isDuration = (value: unknown): value is number => typeof value === 'number' && value > 0;

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
