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

/** Options of TanStack Query's mutation that cancels a booking: shown at once, taken back if it fails. */
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
      // A seat that is given up leaves the booking to the others.
      if (seatUid !== undefined) return;
      const cancel = { status: 'cancelled', ...(cancellationReason && { cancellationReason }) };
      undos.set(
        variables,
        cache.change(bookingUid, (booking) => ({ ...booking, ...cancel })),
      );
    },
    onSuccess: ({ booking }, { bookingUid, seatUid }) => {
      // Cal.com answers with the booking of those who stay.
      if (seatUid !== undefined) cache.giveUpSeat(seatUid);
      else if (booking) cache.change(bookingUid, () => booking);
    },
    onError: (_error, variables) => undos.get(variables)?.(),
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
export const useDeleteBooking: UseBookingMutation<DeletedBooking, DeleteBookingVariables> = (
  options = {},
) => useBookingMutation(deleteBookingMutationOptions, options);
