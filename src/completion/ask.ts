import { createCalClient, type CalClient } from '../api/cal/calClient';
import { readOwnBooking } from '../api/cal/readOwnBooking';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { Booking } from '../booking/booking';
import { mayNotBeKnownYet } from '../booking/notYet';
import { bookingNotFound, refusalOf } from '../booking/refusal';
import { BookingError } from '../errors';
import { missingCalApiUrl } from './misuse';
import type { Answer } from './state';

const mayPass = (cause: unknown): BookingError =>
  new BookingError(
    'network',
    'The booking could not be read back from Cal.com. It is tried again by itself.',
    { recoverable: true, cause },
  );

type Ids = Pick<BookedAppointment, 'uid' | 'seatUid'>;

/**
 * Reads from Cal.com's public API, whatever client the app has: only that can refuse no true booking for want of rights.
 *
 * @param at When the booking was heard of, in ms since 1970.
 * @throws BookingError `booking_not_found`, `missing_cal_api_url`, `unauthorized`, `bad_request`; and `network` for
 *   whatever may pass.
 */
async function readPublicly<T>(
  calApiUrl: string | undefined,
  at: number,
  read: (client: CalClient) => Promise<T>,
): Promise<T> {
  if (!calApiUrl) throw missingCalApiUrl();
  try {
    return await read(createCalClient({ baseUrl: calApiUrl }));
  } catch (error) {
    if (!(error instanceof BookingError) || error.recoverable) throw mayPass(error);
    if (mayNotBeKnownYet(error, at)) throw mayPass(error);
    throw error.code === 'not_found' ? bookingNotFound(error) : error;
  }
}

/**
 * Makes sure that Cal.com has a booking, and that it was made for the activity: of a shared one the patient's seat says
 * so, since the booking's own metadata is of whoever took the first.
 *
 * @throws BookingError as reading does, and what forbids to complete the activity with it.
 */
export async function verify(
  calApiUrl: string | undefined,
  { uid, seatUid }: Ids,
  activityId: string,
  at: number,
): Promise<void> {
  const { status, rescheduledToUid, metadata } = await readPublicly(calApiUrl, at, (client) =>
    readOwnBooking(client, uid, { seatUid }),
  );
  const refusal = refusalOf({ status, rescheduledToUid, metadata }, activityId);
  if (refusal) throw refusal;
}

/** What Cal.com's answer makes of a booking that is to be confirmed or paid. */
function answerOf(booking: BookedAppointment, now: Booking): Answer | undefined {
  if (now.rescheduledToUid !== undefined) {
    // The rest is known again once it is read or booked; of the old one nothing is right any more.
    const { title, hostName, eventTypeId, isRecurring, isDryRun, paymentRequired } = booking;
    const kept = { title, hostName, eventTypeId, isRecurring, isDryRun, paymentRequired };
    const moved = { uid: now.rescheduledToUid, rescheduledFromUid: booking.uid, isRestored: true };
    return { is: 'moved', booking: { ...kept, ...moved, status: 'unknown' } };
  }
  switch (now.status) {
    case 'accepted': {
      // Others had paid for it before this patient took a seat: of theirs it says nothing.
      const isOfOthers =
        booking.seatUid !== undefined && booking.paymentRequired && booking.status === 'accepted';
      const sure = { ...booking, status: now.status, paymentRequired: false };
      return isOfOthers ? undefined : { is: 'confirmed', booking: sure };
    }
    case 'rejected':
      return { is: 'rejected' };
    case 'cancelled':
      return { is: 'cancelled' };
    default:
      return undefined;
  }
}

/** Asks Cal.com what became of a booking. @returns `undefined` while that is not known. */
export async function ask(
  calApiUrl: string | undefined,
  booking: BookedAppointment,
  at: number,
): Promise<Answer | undefined> {
  try {
    const now = await readPublicly(calApiUrl, at, (client) => client.getBooking(booking.uid));
    return answerOf(booking, now);
  } catch (cause) {
    const error = cause as BookingError;
    return error.recoverable ? undefined : { is: 'refused', error };
  }
}
