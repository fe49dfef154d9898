import {
  useMutation,
  type QueryClient,
  type UseMutationOptions,
  type UseMutationResult,
} from '@tanstack/react-query';
import type { Booking } from '../booking/booking';
import type { CalClient } from '../api/cal/calClient';
import type { CreateBookingInput } from '../api/cal/inputs';
import type { BookingError } from '../errors';
import { createBookingCache } from './bookingCache';
import { useBookingClients, type BookingClients } from './useBookingClients';

/** Options of TanStack Query's mutation that makes a booking. Offline it fails at once, and is never made later. */
export function createBookingMutationOptions(
  client: CalClient,
  queryClient: QueryClient,
): UseMutationOptions<Booking, BookingError, CreateBookingInput> {
  const cache = createBookingCache(queryClient, client);
  return {
    mutationFn: (input) => client.createBooking(input),
    networkMode: 'always',
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
 * const { mutate, data: booking, error } = useCreateBooking();
 * mutate({ eventTypeId: 123, start, timeZone: 'Europe/Brussels', responses: { name, email } });
 */
export function useCreateBooking(
  options: BookingClients = {},
): UseMutationResult<Booking, BookingError, CreateBookingInput> {
  const { client, queryClient } = useBookingClients(options);
  return useMutation(createBookingMutationOptions(client, queryClient), queryClient);
}
