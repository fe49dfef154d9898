import { useState } from 'react';
import { noteReschedule } from '../api/cal/noteReschedule';
import type { Booking } from '../booking/booking';
import { movedBooking } from '../booking/movedBooking';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { createBookingCache } from '../hooks/bookingCache';
import type { ResolvedClients } from '../hooks/useBookingClients';
import { useDeleteBooking } from '../hooks/useDeleteBooking';

/** What a patient does to a booking that is shown, and what all who show it see of that. */
export interface BookingChanges {
  /** The booking while it is being cancelled: it is cancelled when Cal.com says so. */
  held: Booking | undefined;
  /** Cancels it, and all dates after it of a series. Rejects where it still stands. */
  cancel: (booking: Booking, uid: string, cancellationReason: string | undefined) => Promise<void>;
  /** The booking page told that it was moved. */
  move: (booking: Booking, told: BookedAppointment) => void;
  /** The booking page told that another one was made, and this one stands. */
  addBeside: (booking: Booking, told: BookedAppointment) => void;
  /** Something happened that has to be read. */
  refresh: () => void;
}

const allCancelled = (booking: Booking): Booking => ({
  ...booking,
  status: 'cancelled',
  occurrences: booking.occurrences?.map((date) => ({ ...date, status: 'cancelled' })),
});

export function useBookingChanges(clients: ResolvedClients): BookingChanges {
  const { client, queryClient } = clients;
  const { mutateAsync: deleteBooking } = useDeleteBooking(clients);
  const [held, setHeld] = useState<Booking>();
  const cache = createBookingCache(queryClient, client);

  return {
    held,
    cancel: async (booking, bookingUid, cancellationReason) => {
      setHeld(booking);
      try {
        await deleteBooking({
          bookingUid,
          cancellationReason,
          seatUid: booking.seatUid,
          allRemainingBookings: booking.occurrences !== undefined,
        });
        // Cal.com answers with the first of the dates alone.
        if (booking.occurrences) cache.change(booking.uid, allCancelled);
      } finally {
        setHeld(undefined);
      }
    },
    move: (booking, told) => {
      const moved = movedBooking(booking, told);
      if (booking.seatUid === undefined) {
        noteReschedule(client, booking.uid, moved.uid);
        cache.replace(booking.uid, moved);
      } else {
        cache.putSeat(booking.seatUid, moved);
        if (moved.seatUid) cache.putSeat(moved.seatUid, moved);
      }
      cache.refresh();
    },
    addBeside: (booking, told) => {
      cache.add({ ...movedBooking(booking, told), rescheduledFromUid: undefined });
      cache.refresh();
    },
    refresh: cache.refresh,
  };
}
