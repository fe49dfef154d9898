import { useEffect, useState } from 'react';
import type { MoveAnswer } from './askToMove';
import type { ReaderSource } from '../api/cal/reader';
import { bookedAppointmentOf } from '../booking/appointment';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { bookingFromIds } from '../completion/outboxEntry';

export interface BookingToMove extends MoveAnswer {
  /** The booking to reschedule: the newest one, if it was rescheduled before. Until Cal.com answers, the one given. */
  rescheduleUid: string | undefined;
  /**
   * Whether Cal.com's answer is missing. Until then, a failure of the page may be due to a booking that was
   * rescheduled.
   */
  isAsked: boolean;
}

/** The old booking, if Cal.com made a new one instead of rescheduling it. */
export function leftOverOf(uid: string, toMove: BookingToMove): BookedAppointment | undefined {
  if (toMove.problem) return undefined;
  if (!toMove.booking) return bookingFromIds(uid);
  // If one date of a series is rescheduled, it doesn't stand for the series.
  const isRecurring = toMove.booking.occurrences !== undefined;
  return { ...bookedAppointmentOf(toMove.booking), isRecurring };
}

/**
 * Asks Cal.com for the booking to reschedule, while its page loads. For a uid that Cal.com doesn't know, the page
 * silently offers a new booking.
 *
 * @param attempt A change asks again.
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
      // Without an answer the page is shown, and its events are checked.
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
