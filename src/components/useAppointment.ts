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
  /** If it is one date of a recurring appointment: all of them. */
  allDates: boolean;
  /** When it was booked or moved, in ms since 1970, if that was just now: what was read before doesn't count. */
  newSince?: number;
  /** It has to be paid, and nothing but reading it again tells when it is. */
  isToPay?: boolean;
}

/** What Cal.com says of an appointment, and what the patient does about it. */
export type ReadAppointment = ReturnType<typeof useAppointment>;

const FIRST_PAID_MS = 4_000;
const LONGEST_PAID_MS = 60_000;

/** How soon one that has to be paid is read again, in ms: less and less often. Query waits while nobody looks. */
function untilPaid({ state }: Query<Booking, BookingError>): number | false {
  const mayBePaid = state.error ? state.error.recoverable : state.data?.status === 'pending';
  const reads = state.dataUpdateCount + state.errorUpdateCount;
  return mayBePaid && Math.min(LONGEST_PAID_MS, FIRST_PAID_MS * 2 ** (reads - 1));
}

const FIRST_UNKNOWN_MS = 2_000;

/** How soon what was booked just now is read again if nobody knows of it yet, in ms: half a minute in all. */
function untilKnown({ state }: Query<Booking, BookingError>, bookedAt: number): number | false {
  const isUnknown = state.error !== null && mayNotBeKnownYet(state.error, bookedAt);
  return isUnknown && FIRST_UNKNOWN_MS * 2 ** (state.errorUpdateCount - 1);
}

const READ_AGAIN = {
  staleTime: 10_000,
  refetchOnWindowFocus: true,
  // Each answer is news, for it may have become late meanwhile.
  structuralSharing: false,
} as const;

/** Reads the booking that counts now, and all dates of its series. */
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
  // A proxy may let the patient read the one date only.
  const isWhole =
    seriesUid !== undefined && (series.data !== undefined || series.errorUpdateCount === 0);
  const all = series.data;
  const booking = useMemo(() => {
    if (isWhole) return known && all && { ...all, uid: known.uid, id: known.id };
    // That one date is over says nothing of the others.
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

/** Puts what the booking page told in the place of what it was, for everyone on the page who shows it. */
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

/** Reads an appointment for as long as it is shown, and changes it for the patient. */
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
    /** Whether whoever is asked may act for the clinic, and so for every seat. */
    mayActForAll: client.mayAsk('listBookings'),
    /** As it stands. While it is being cancelled it does, until Cal.com says that it is cancelled. */
    booking,
    error: query.error,
    /** It couldn't be read, at least once. */
    hasFailed: query.errorUpdateCount > 0,
    /** All dates of a recurring appointment. */
    isWhole,
    retry: (): void => void query.refetch(),
    /** Rejects if it still stands. */
    cancel: async (
      cancellationReason: string | undefined,
      allRemainingBookings: boolean,
    ): Promise<void> => {
      setHeld(booking);
      try {
        // Of a series whose first date is over, Cal.com cancels the others from the next one on.
        await deleteBooking({
          bookingUid: (booking && nextDate(booking))?.uid ?? uid,
          seatUid,
          cancellationReason,
          allRemainingBookings,
        });
        // Cal.com answers with the first of the dates alone.
        if (seriesKey !== undefined) cache.change(seriesKey, allCancelled);
      } finally {
        setHeld(undefined);
      }
    },
    /** Shows at once what the booking page told: it was moved, or another one was made instead. */
    show: (booked: BookedAppointment, isInstead: boolean): void => {
      if (booking) showMoved(clients, booking, booked, isInstead);
    },
    /** Something happened that has to be read. */
    refresh: cache.refresh,
  };
}
