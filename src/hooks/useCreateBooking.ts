'use client';

import type { Booking } from '../booking/booking';
import type { CreateBookingInput } from '../api/cal/inputs';
import { createBookingCache } from './bookingCache';
import {
  ONCE,
  useBookingMutation,
  type BookingMutationClients,
  type BookingMutationOptions,
  type UseBookingMutation,
} from './bookingMutation';

/** TanStack Query's options for a mutation that creates a booking. Offline it fails at once and isn't queued. */
export function createBookingMutationOptions({
  client,
  queryClient,
}: BookingMutationClients): BookingMutationOptions<Booking, CreateBookingInput> {
  const cache = createBookingCache(queryClient, client);
  return {
    ...ONCE,
    mutationFn: (input) => client.createBooking(input),
    onSuccess: (booking) => {
      cache.put(booking);
      cache.refresh();
    },
  };
}

/**
 * Creates a booking.
 *
 * @throws BookingError `missing_client` if there is no client.
 *
 * @example
 * const { mutate, data: booking, error } = useCreateBooking({ onSuccess: ({ uid }) => show(uid) });
 * mutate({ eventTypeId: 123, start, timeZone: 'Europe/Brussels', responses: { name, email } });
 */
export const useCreateBooking: UseBookingMutation<Booking, CreateBookingInput> = (options = {}) =>
  useBookingMutation(createBookingMutationOptions, options);
