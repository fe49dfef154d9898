import {
  useMutation,
  type QueryClient,
  type UseMutationOptions,
  type UseMutationResult,
} from '@tanstack/react-query';
import type { CalClient } from '../api/cal/calClient';
import type { BookingKey, DeletedBooking } from '../api/cal/dialect';
import type { DeleteBookingInput } from '../api/cal/inputs';
import type { BookingError } from '../errors';
import { createBookingCache } from './bookingCache';
import { useBookingClients, type BookingClients } from './useBookingClients';
import type { UndoableChange } from './useUpdateBooking';

/** Which booking to cancel, and why. */
export interface DeleteBookingVariables extends DeleteBookingInput {
  /** `uid` of the booking (v1: its numeric `id`). */
  bookingUid: BookingKey;
}

/** Options of TanStack Query's mutation that cancels a booking: shown at once, taken back if it fails. */
export function deleteBookingMutationOptions(
  client: CalClient,
  queryClient: QueryClient,
): UseMutationOptions<DeletedBooking, BookingError, DeleteBookingVariables, UndoableChange> {
  const cache = createBookingCache(queryClient, client);
  return {
    mutationFn: ({ bookingUid, ...input }) => client.deleteBooking(bookingUid, input),
    networkMode: 'always',
    onMutate: async ({ bookingUid, seatUid, cancellationReason }) => {
      await cache.stopReads();
      // A seat that is given up leaves the booking to the others.
      if (seatUid !== undefined) return { undo: () => undefined };
      const cancel = { status: 'cancelled', ...(cancellationReason && { cancellationReason }) };
      return { undo: cache.change(bookingUid, (booking) => ({ ...booking, ...cancel })) };
    },
    onSuccess: ({ booking }, { bookingUid, seatUid }) => {
      // Cal.com answers with the booking of those who stay.
      if (seatUid !== undefined) cache.giveUpSeat(seatUid);
      else if (booking) cache.change(bookingUid, () => booking);
    },
    onError: (_error, _variables, change) => change?.undo(),
    onSettled: cache.refresh,
  };
}

/**
 * Cancels a booking: Cal.com keeps cancelled bookings, and has no deleting.
 *
 * @example
 * const { mutate } = useDeleteBooking();
 * mutate({ bookingUid, cancellationReason: 'Feeling better' });
 */
export function useDeleteBooking(
  options: BookingClients = {},
): UseMutationResult<DeletedBooking, BookingError, DeleteBookingVariables, UndoableChange> {
  const { client, queryClient } = useBookingClients(options);
  return useMutation(deleteBookingMutationOptions(client, queryClient), queryClient);
}
