import { useEffect, useState } from 'react';
import type { Booking } from '../booking/booking';
import type { CalClient } from '../api/cal/calClient';
import { isNotFound } from '../api/cal/check';
import { BookingError } from '../errors';

export interface BookingToMoveOptions {
  rescheduleUid: string | undefined;
  client: CalClient | undefined;
  /** Base address of Cal.com's API v2, asked without a key where there is no client. */
  calApiUrl: string | undefined;
  calOrigin: string | undefined;
  /** Asks again when it changes. */
  attempt: number;
}

export interface BookingToMove {
  /** The booking that counts: the newest, where it was moved before. As it was given until Cal.com has answered. */
  rescheduleUid: string | undefined;
  /** As Cal.com has it, once it has answered. */
  booking?: Booking | undefined;
  /** Whether Cal.com has still to answer: until then the page's own failure may be that of a booking that was moved. */
  isAsked: boolean;
  /** Why it cannot be moved. The page must not be shown then: it would offer a new booking. */
  problem?: BookingError | undefined;
}

const unmovable = (
  code: 'booking_not_found' | 'booking_cancelled' | 'booking_rejected',
  what: string,
): BookingError =>
  new BookingError(
    code,
    `The booking that rescheduleUid names cannot be moved: ${what}. The booking page would have offered a new booking ` +
      'instead, so it is not shown. Leave rescheduleUid out to let the patient book anew.',
  );

/** Why a booking cannot be moved to another time, if so. */
function problemOf(booking: Booking): BookingError | undefined {
  if (booking.isRescheduleRequested) return undefined;
  if (booking.status === 'cancelled') return unmovable('booking_cancelled', 'it is cancelled');
  if (booking.status === 'rejected') {
    return unmovable('booking_rejected', 'the host has declined it');
  }
  return undefined;
}

/** A booking's number, for example, which is what the data point `bookingId` holds. */
const isNoUid = (error: unknown): boolean =>
  error instanceof BookingError && error.code === 'invalid_input';

/** Reads a booking by its uid, or by a seat's, as the booking page takes either. */
async function read(client: CalClient, uid: string, signal: AbortSignal): Promise<Booking> {
  try {
    return await client.getCurrentBooking(uid, { signal });
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return client.getCurrentBooking(uid, { seatUid: uid, signal });
  }
}

/**
 * Asks Cal.com for the booking that is to be moved, while its page loads: for a uid that Cal.com does not know, its
 * page silently offers a new booking.
 */
export function useBookingToMove(options: BookingToMoveOptions): BookingToMove {
  const { rescheduleUid, client, calApiUrl, calOrigin, attempt } = options;
  const [found, setFound] =
    useState<Pick<BookingToMove, 'rescheduleUid' | 'booking' | 'problem'>>();

  useEffect(() => {
    if (!rescheduleUid) return undefined;
    const controller = new AbortController();
    const ask = async (): Promise<void> => {
      let answer: Pick<BookingToMove, 'booking' | 'problem'> = {};
      try {
        const known = client?.apiVersion === 'v2' ? client : undefined;
        if (known || (calApiUrl && calOrigin)) {
          const asked =
            known ??
            (await import('../api/cal/publicClient')).publicClient(
              calApiUrl ?? '',
              calOrigin ?? '',
            );
          const booking = await read(asked, rescheduleUid, controller.signal);
          answer = { booking, problem: problemOf(booking) };
        }
      } catch (error) {
        // Without an answer the page is shown: what it does then is looked at, too.
        if (isNotFound(error) || isNoUid(error)) {
          answer = { problem: unmovable('booking_not_found', 'Cal.com does not know it') };
        }
      }
      if (!controller.signal.aborted) setFound({ rescheduleUid, ...answer });
    };
    void ask();
    return () => {
      controller.abort();
      setFound(undefined);
    };
  }, [rescheduleUid, client, calApiUrl, calOrigin, attempt]);

  if (found?.rescheduleUid !== rescheduleUid) {
    return { rescheduleUid, isAsked: rescheduleUid !== undefined };
  }
  const { booking, problem } = found ?? {};
  return {
    rescheduleUid: booking ? (booking.seatUid ?? booking.uid) : rescheduleUid,
    isAsked: false,
    booking,
    problem,
  };
}
