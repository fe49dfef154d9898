'use client';

import type { BookingKey, DeletedBooking } from '../api/cal/dialect';
import type { DeleteBookingInput } from '../api/cal/inputs';
import { createBookingCache } from './bookingCache';
import {
  ONCE,
  undos,
  useBookingMutation,
  type BookingMutationClients,
  type BookingMutationOptions,
  type UseBookingMutation,
} from './bookingMutation';

/** Which booking to cancel, and why. */
export interface DeleteBookingVariables extends DeleteBookingInput {
  /** `uid` of the booking (v1: its numeric `id`). */
  bookingUid: BookingKey;
}

/**
 * TanStack Query's options for a mutation that cancels a booking. The cache changes at once, and changes back on
 * failure.
 */
export function deleteBookingMutationOptions({
  client,
  queryClient,
}: BookingMutationClients): BookingMutationOptions<DeletedBooking, DeleteBookingVariables> {
  const cache = createBookingCache(queryClient, client);
  return {
    ...ONCE,
    mutationFn: ({ bookingUid, ...input }) => client.deleteBooking(bookingUid, input),
    onMutate: async (variables) => {
      const { bookingUid, seatUid, cancellationReason } = variables;
      await cache.stopReads();
      // If one seat is cancelled, the booking stays for the others.
      if (seatUid !== undefined) return;
      const cancel = { status: 'cancelled', ...(cancellationReason && { cancellationReason }) };
      undos.set(
        variables,
        cache.change(bookingUid, (booking) => ({ ...booking, ...cancel })),
      );
    },
    onSuccess: ({ booking }, { bookingUid, seatUid }) => {
      // Cal.com returns the booking of the remaining attendees.
      if (seatUid !== undefined) cache.giveUpSeat(seatUid);
      else if (booking) cache.change(bookingUid, () => booking);
    },
    onError: (_error, variables) => undos.get(variables)?.(),
    onSettled: cache.refresh,
  };
}

/**
 * Cancels a booking. Cal.com keeps cancelled bookings; nothing is deleted.
 *
 * @throws BookingError `missing_client` if there is no client.
 *
 * @example
 * const { mutate } = useDeleteBooking();
 * mutate({ bookingUid, cancellationReason: 'Feeling better' });
 */
export const useDeleteBooking: UseBookingMutation<DeletedBooking, DeleteBookingVariables> = (
  options = {},
) => useBookingMutation(deleteBookingMutationOptions, options);
