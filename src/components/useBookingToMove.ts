import { useEffect, useState } from 'react';
import type { MoveAnswer } from './askToMove';
import type { ReaderSource } from '../api/cal/reader';
import { bookedAppointmentOf } from '../booking/appointment';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { bookingFromIds } from '../completion/outboxEntry';

export interface BookingToMove extends MoveAnswer {
  /** The booking that counts: the newest, where it was moved before. As it was given until Cal.com has answered. */
  rescheduleUid: string | undefined;
  /** Whether Cal.com has still to answer: until then the page's own failure may be that of a booking that was moved. */
  isAsked: boolean;
}

/** The booking that still stands, since it was not moved. */
export function leftOverOf(uid: string, toMove: BookingToMove): BookedAppointment | undefined {
  if (toMove.problem) return undefined;
  if (!toMove.booking) return bookingFromIds(uid);
  // One date of a series that should have been moved is not the whole of it.
  const isRecurring = toMove.booking.occurrences !== undefined;
  return { ...bookedAppointmentOf(toMove.booking), isRecurring };
}

/**
 * Asks Cal.com for the booking that is to be moved, while its page loads: for a uid that Cal.com does not know, its
 * page silently offers a new booking.
 *
 * @param attempt Asks again when it changes.
 */
export function useBookingToMove(
  rescheduleUid: string | undefined,
  { client, calApiUrl, calOrigin }: ReaderSource,
  attempt: number,
): BookingToMove {
  const [found, setFound] = useState<BookingToMove>();

  useEffect(() => {
    if (!rescheduleUid) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const take = (answer: MoveAnswer): void => {
      if (!signal.aborted) setFound({ rescheduleUid, isAsked: false, ...answer });
    };
    import('./askToMove')
      .then(({ askToMove }) => askToMove({ client, calApiUrl, calOrigin }, rescheduleUid, signal))
      // Without an answer the page is shown: what it does then is looked at, too.
      .then(take, () => take({}));
    return () => {
      controller.abort();
      setFound(undefined);
    };
  }, [rescheduleUid, client, calApiUrl, calOrigin, attempt]);

  if (found?.rescheduleUid !== rescheduleUid) {
    return { rescheduleUid, isAsked: rescheduleUid !== undefined };
  }
  const { booking } = found ?? {};
  return {
    isAsked: false,
    ...found,
    rescheduleUid: booking?.seatUid ?? booking?.uid ?? rescheduleUid,
  };
}
