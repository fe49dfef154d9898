import type { Query } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { Booking } from '../booking/booking';
import { isOver, nextDate } from '../booking/identity';
import { movedBooking } from '../booking/movedBooking';
import { mayNotBeKnownYet } from '../booking/notYet';
import type { BookingError } from '../errors';
import { noteReschedule } from '../api/cal/noteReschedule';
import { createBookingCache } from '../hooks/bookingCache';
import { bookingQueryOptions } from '../hooks/bookingQueries';
import {
  useBookingClients,
  type BookingClients,
  type ResolvedClients,
} from '../hooks/useBookingClients';
import { useBookingQuery } from '../hooks/useBookingQuery';
import { useDeleteBooking } from '../hooks/useDeleteBooking';

/** Which appointment to read. */
export interface AskedAppointment {
  bookingUid: string;
  seatUid?: string | undefined;
  /** For one date of a recurring appointment: reads all dates. */
  allDates: boolean;
  /** When it was booked or rescheduled, in ms since 1970, if that was just now. Then older data doesn't count. */
  newSince?: number;
  /** It has to be paid. Only reading it again shows when it is. */
  isToPay?: boolean;
}

/** Cal.com's answers about an appointment, and the patient's changes. */
export type ReadAppointment = ReturnType<typeof useAppointment>;

const FIRST_PAID_MS = 4_000;
const LONGEST_PAID_MS = 60_000;

/** When to read an unpaid booking again, in ms. The delay grows; Query pauses while the page is hidden. */
function untilPaid({ state }: Query<Booking, BookingError>): number | false {
  const mayBePaid = state.error ? state.error.recoverable : state.data?.status === 'pending';
  const reads = state.dataUpdateCount + state.errorUpdateCount;
  return mayBePaid && Math.min(LONGEST_PAID_MS, FIRST_PAID_MS * 2 ** (reads - 1));
}

const FIRST_UNKNOWN_MS = 2_000;

/** When to read a new booking again that Cal.com doesn't know yet, in ms. It stops after half a minute. */
function untilKnown({ state }: Query<Booking, BookingError>, bookedAt: number): number | false {
  const isUnknown = state.error !== null && mayNotBeKnownYet(state.error, bookedAt);
  return isUnknown && FIRST_UNKNOWN_MS * 2 ** (state.errorUpdateCount - 1);
}

const READ_AGAIN = {
  staleTime: 10_000,
  refetchOnWindowFocus: true,
  // Each answer must render, because the appointment may be over meanwhile.
  structuralSharing: false,
} as const;

/** Reads the current booking, and all dates of its series. */
function useReads({ client, queryClient }: ResolvedClients, asked: AskedAppointment) {
  const { bookingUid, seatUid, allDates, newSince, isToPay = false } = asked;
  const isNew = newSince !== undefined;
  const one = useBookingQuery<Booking>(
    {
      ...bookingQueryOptions({ client, bookingUid, seatUid, followReschedules: true }),
      ...READ_AGAIN,
      refetchOnMount: isNew ? 'always' : true,
      refetchInterval: (query) =>
        (isToPay && untilPaid(query)) || (isNew && untilKnown(query, newSince)),
    },
    queryClient,
  );
  const known = isNew && !(one.isFetchedAfterMount && one.isSuccess) ? undefined : one.data;
  const isOneDate = !allDates || known?.occurrences || known?.isRescheduleRequested;
  const seriesUid = isOneDate ? undefined : known?.recurringBookingUid;
  const series = useBookingQuery<Booking>(
    {
      ...bookingQueryOptions({ client, bookingUid: seriesUid ?? '' }),
      ...READ_AGAIN,
      enabled: seriesUid !== undefined,
    },
    queryClient,
  );
  // A proxy may allow the patient this one date only.
  const isWhole =
    seriesUid !== undefined && (series.data !== undefined || series.errorUpdateCount === 0);
  const all = series.data;
  const booking = useMemo(() => {
    if (isWhole) return known && all && { ...all, uid: known.uid, id: known.id };
    // If this date is over, the other dates may not be.
    return isNew && seriesUid !== undefined && known && isOver(known) ? undefined : known;
  }, [isWhole, isNew, seriesUid, known, all]);
  return {
    booking,
    isWhole,
    seriesKey: isWhole ? all?.uid : undefined,
    query: isWhole ? series : one,
  };
}

const allCancelled = (booking: Booking): Booking => ({
  ...booking,
  status: 'cancelled',
  occurrences: booking.occurrences?.map((date) => ({ ...date, status: 'cancelled' })),
});

/** Replaces the old booking in the cache with the one that the page reported, for all components. */
function showMoved(
  { client, queryClient }: ResolvedClients,
  booking: Booking,
  booked: BookedAppointment,
  isInstead: boolean,
): void {
  const cache = createBookingCache(queryClient, client);
  const moved = movedBooking(booking, booked);
  if (isInstead) {
    cache.add({ ...moved, rescheduledFromUid: undefined });
  } else {
    noteReschedule(client, booking.seatUid ?? booking.uid, moved.seatUid ?? moved.uid);
    if (booking.seatUid === undefined) cache.replace(booking.uid, moved);
    else for (const seat of [booking.seatUid, moved.seatUid]) if (seat) cache.putSeat(seat, moved);
  }
  cache.refresh();
}

/** Reads an appointment as long as it is shown, and changes it for the patient. */
export function useAppointment(given: BookingClients, asked: AskedAppointment) {
  const clients = useBookingClients(given);
  const { client, queryClient } = clients;
  const { mutateAsync: deleteBooking } = useDeleteBooking(clients);
  const { booking: read, isWhole, seriesKey, query } = useReads(clients, asked);
  const [held, setHeld] = useState<Booking>();
  const booking = held ?? read;
  const cache = createBookingCache(queryClient, client);
  const seatUid = booking?.seatUid ?? asked.seatUid;
  const uid = booking?.uid ?? asked.bookingUid;

  return {
    /** Whether the client acts for the clinic, and so for every seat. */
    mayActForAll: client.mayAsk('listBookings'),
    /** The current booking. It isn't shown as cancelled until Cal.com has confirmed that. */
    booking,
    error: query.error,
    /** At least one read has failed. */
    hasFailed: query.errorUpdateCount > 0,
    /** Whether it is all dates of a recurring appointment. */
    isWhole,
    retry: (): void => void query.refetch(),
    /** Cancels the appointment. Rejects if it failed. */
    cancel: async (
      cancellationReason: string | undefined,
      allRemainingBookings: boolean,
    ): Promise<void> => {
      setHeld(booking);
      try {
        // If the first date is over, Cal.com cancels the others from the next one on.
        await deleteBooking({
          bookingUid: (booking && nextDate(booking))?.uid ?? uid,
          seatUid,
          cancellationReason,
          allRemainingBookings,
        });
        // Cal.com returns only the first date.
        if (seriesKey !== undefined) cache.change(seriesKey, allCancelled);
      } finally {
        setHeld(undefined);
      }
    },
    /** Shows the booking that the page reported at once: rescheduled, or made instead. */
    show: (booked: BookedAppointment, isInstead: boolean): void => {
      if (booking) showMoved(clients, booking, booked, isInstead);
    },
    /** Reads it again after something has changed. */
    refresh: cache.refresh,
  };
}
