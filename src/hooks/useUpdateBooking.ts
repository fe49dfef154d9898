'use client';

import type { Booking } from '../booking/booking';
import type { BookingKey } from '../api/cal/dialect';
import type { UpdateBookingInput } from '../api/cal/inputs';
import { createBookingCache } from './bookingCache';
import {
  ONCE,
  undos,
  useBookingMutation,
  type BookingMutationClients,
  type BookingMutationOptions,
  type UseBookingMutation,
} from './bookingMutation';

/** Which booking to change, and the changes. */
export interface UpdateBookingVariables extends UpdateBookingInput {
  /** `uid` of the booking (v1: its numeric `id`). */
  bookingUid: BookingKey;
}

/** The booking as it will be if Cal.com accepts the change. */
function preview(booking: Booking, changes: UpdateBookingInput): Booking {
  const { start, end, status, title, description } = changes;
  const startMs = start === undefined ? Number.NaN : Date.parse(start);
  const times = Number.isNaN(startMs)
    ? {}
    : {
        start: new Date(startMs).toISOString(),
        end: end ?? new Date(startMs + booking.durationMinutes * 60_000).toISOString(),
      };
  return {
    ...booking,
    ...times,
    ...(status !== undefined && { status: status.toLowerCase() }),
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  };
}

/**
 * TanStack Query's options for a mutation that changes a booking. The cache changes at once, and changes back on
 * failure.
 */
export function updateBookingMutationOptions({
  client,
  queryClient,
}: BookingMutationClients): BookingMutationOptions<Booking, UpdateBookingVariables> {
  const cache = createBookingCache(queryClient, client);

  const show = ({ bookingUid, seatUid }: UpdateBookingVariables, booking: Booking): void => {
    if (seatUid) {
      // The other seats keep their booking.
      for (const seat of new Set([seatUid, booking.seatUid ?? seatUid]))
        cache.putSeat(seat, booking);
      return;
    }
    const isNew = booking.uid !== String(bookingUid) && String(booking.id) !== String(bookingUid);
    if (isNew) cache.replace(bookingUid, booking);
    else cache.change(bookingUid, () => booking);
  };

  return {
    ...ONCE,
    mutationFn: ({ bookingUid, ...changes }) => client.updateBooking(bookingUid, changes),
    onMutate: async (variables) => {
      await cache.stopReads();
      const { bookingUid, seatUid } = variables;
      if (seatUid) return;
      const changed = (booking: Booking): Booking => preview(booking, variables);
      undos.set(variables, cache.change(bookingUid, changed));
    },
    onSuccess: (booking, variables) => show(variables, booking),
    onError: ({ progress }, variables) => {
      undos.get(variables)?.();
      if (progress) show(variables, progress.booking);
    },
    onSettled: cache.refresh,
  };
}

/**
 * Changes a booking. With API v2, a new `start` makes a new booking: `data` is the new one, with its new `uid`, and
 * `useBooking(oldUid, { followReschedules: true })` shows it.
 *
 * @throws BookingError `missing_client` if there is no client.
 *
 * @example
 * const { mutate } = useUpdateBooking();
 * mutate({ bookingUid, start: '2026-10-08T13:00:00.000Z' });
 */
export const useUpdateBooking: UseBookingMutation<Booking, UpdateBookingVariables> = (
  options = {},
) => useBookingMutation(updateBookingMutationOptions, options);
