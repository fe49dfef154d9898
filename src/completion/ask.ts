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
    'The booking could not be read from Cal.com. It is retried automatically.',
    { recoverable: true, cause },
  );

type Ids = Pick<BookedAppointment, 'uid' | 'seatUid'>;

/**
 * Reads from Cal.com's public API, whatever client the app has. A client with limited rights could refuse a real
 * booking.
 *
 * @param at When the booking was made, in ms since 1970.
 * @throws BookingError `booking_not_found`, `missing_cal_api_url`, `unauthorized`, `bad_request`; `network` for any
 *   failure that may be temporary.
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
 * Checks that Cal.com has the booking and that it was made for the activity. For a shared booking it checks the
 * patient's seat, because the booking's own metadata is the first attendee's.
 *
 * @throws BookingError as `readPublicly` does, and if the activity must not be completed with the booking.
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

/** What Cal.com's booking means for one that waits for confirmation or payment. */
function answerOf(booking: BookedAppointment, now: Booking): Answer | undefined {
  if (now.rescheduledToUid !== undefined) {
    // The other properties are known once the new booking is read. The old booking's are wrong now.
    const { title, hostName, eventTypeId, isRecurring, isDryRun, paymentRequired } = booking;
    const kept = { title, hostName, eventTypeId, isRecurring, isDryRun, paymentRequired };
    const moved = { uid: now.rescheduledToUid, rescheduledFromUid: booking.uid, isRestored: true };
    return { is: 'moved', booking: { ...kept, ...moved, status: 'unknown' } };
  }
  switch (now.status) {
    case 'accepted': {
      // The first attendee had paid before this patient took a seat, so it doesn't show whether this patient
      // has.
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

/** Asks Cal.com about the booking. @returns `undefined` if the result isn't known yet. */
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
