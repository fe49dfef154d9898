import type { CalClient } from '../api/cal/calClient';
import { isNotFound } from '../api/cal/check';
import type { Booking } from '../booking/booking';
import { BookingError } from '../errors';
import { readerOf, type ReaderSource } from '../api/cal/reader';

/** Cal.com's answer about a booking to reschedule. Empty if there is no answer. */
export interface MoveAnswer {
  booking?: Booking | undefined;
  /** Why it can't be rescheduled. Then don't show the page, because it would offer a new booking. */
  problem?: BookingError | undefined;
}

const unmovable = (
  code: 'booking_not_found' | 'booking_cancelled' | 'booking_rejected',
  what: string,
): BookingError =>
  new BookingError(
    code,
    `The booking of rescheduleUid cannot be rescheduled: ${what}. The booking page is not shown, because it would ` +
      'offer a new booking. Leave out rescheduleUid to let the patient book again.',
  );

/** Why a booking can't be rescheduled; `undefined` if it can. */
function problemOf(booking: Booking): BookingError | undefined {
  if (booking.isRescheduleRequested) return undefined;
  if (booking.status === 'cancelled') return unmovable('booking_cancelled', 'it is cancelled');
  if (booking.status === 'rejected') {
    return unmovable('booking_rejected', 'the host has declined it');
  }
  return undefined;
}

/** The app passed a booking's number, for example, which is the default value of the data point `bookingId`. */
const isNoUid = (error: unknown): boolean =>
  error instanceof BookingError && error.code === 'invalid_input';

/** Reads a booking by its uid or by a seat's uid, because the booking page takes both. */
async function read(client: CalClient, uid: string, signal: AbortSignal): Promise<Booking> {
  try {
    return await client.getCurrentBooking(uid, { signal });
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return client.getCurrentBooking(uid, { seatUid: uid, signal });
  }
}

/** Asks Cal.com about a booking to reschedule. Rejects if a retry may help. */
export async function askToMove(
  source: ReaderSource,
  uid: string,
  signal: AbortSignal,
): Promise<MoveAnswer> {
  const reader = readerOf(source);
  if (!reader || reader instanceof BookingError) return {};
  try {
    const booking = await read(reader, uid, signal);
    return { booking, problem: problemOf(booking) };
  } catch (error) {
    if (!isNotFound(error) && !isNoUid(error)) throw error;
    return { problem: unmovable('booking_not_found', 'Cal.com does not know it') };
  }
}
