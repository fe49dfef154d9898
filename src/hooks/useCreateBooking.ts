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

/** Options of TanStack Query's mutation that makes a booking. Offline it fails at once, and is never made later. */
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
 * Makes a booking.
 *
 * @example
 * const { mutate, data: booking, error } = useCreateBooking({ onSuccess: ({ uid }) => show(uid) });
 * mutate({ eventTypeId: 123, start, timeZone: 'Europe/Brussels', responses: { name, email } });
 */
export const useCreateBooking: UseBookingMutation<Booking, CreateBookingInput> = (options = {}) =>
  useBookingMutation(createBookingMutationOptions, options);
