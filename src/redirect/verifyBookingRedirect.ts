import type { Booking, BookingAttendee } from '../booking/booking';
import type { CalClient } from '../api/cal/calClient';
import type { CalRequestOptions } from '../api/cal/dialect';
import { bookedAppointmentOf } from '../booking/appointment';
import {
  activityOf,
  bookingMismatch,
  bookingNotFound,
  hiddenSeat,
  refusalOf,
} from '../booking/refusal';
import type { VerifiedBooking } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { readText } from '../wire';
import type { BookingRedirect } from './bookingRedirect';

export interface VerifyBookingRedirectOptions extends CalRequestOptions {
  /** The activity that must be the booking's, where the app knows it. @default the one that the address names */
  activityId?: string | undefined;
}

/** What Cal.com says of the booking that an address named. */
export interface VerifiedRedirect {
  /** The current booking: its `uid` is another one than the address's where it was moved since. */
  booking: VerifiedBooking;
  /** Id of the Awell activity that the booking was made for. */
  activityId: string;
  /** Id of the Awell care flow. */
  careFlowId?: string | undefined;
}

/** What is asked of a `CalClient`. */
type RedirectClient = Pick<CalClient, 'getCurrentBooking'>;

/** The booking that counts now: the newest of a chain of reschedules, or the one that the seat is in. */
async function currentBooking(
  client: RedirectClient,
  { uid, seatUid }: BookingRedirect['booking'],
  options: CalRequestOptions,
): Promise<Booking> {
  try {
    const booking = await client.getCurrentBooking(uid, { ...options, seatUid });
    if (seatUid !== undefined && booking.isSuccessorUnknown) throw seatGone();
    return booking;
  } catch (error) {
    if (error instanceof BookingError && error.code === 'not_found') throw bookingNotFound(error);
    throw error;
  }
}

const seatGone = (): BookingError =>
  new BookingError(
    'seat_gone',
    'The seat that the address names is not there any more, so the activity was not completed. It was given up, or moved ' +
      'to a time at which nobody else sits: it then has a new key, which Cal.com does not tell. Its webhook does: see ' +
      'currentBookingUid. Right after booking, Cal.com may only not know it yet.',
    { recoverable: true },
  );

const whoseSeat = (): BookingError =>
  new BookingError(
    'booking_mismatch',
    'The address names an appointment that is shared with others and not whose seat is meant, so it cannot be told which ' +
      'activity it is of. Pass the `activityId` that you sent the patient away with: verifyBookingRedirect(redirect, client, { activityId }).',
  );

/**
 * The seat that the address means. After a payment Cal.com no longer names it, but the seat itself names the activity.
 *
 * @throws BookingError `seat_hidden`, `booking_mismatch`
 */
function seatOf(
  { attendees }: Booking,
  seatUid: string | undefined,
  activityId: string | undefined,
): BookingAttendee | undefined {
  const seats = attendees.filter((attendee) => attendee.seatUid !== undefined);
  if (seatUid === undefined) {
    if (activityId === undefined && seats.length > 0) throw whoseSeat();
    return seats.find(({ metadata = {} }) => activityOf({ metadata }) === activityId);
  }
  const seat = seats.find((attendee) => attendee.seatUid === seatUid);
  if (seat) return seat;
  throw hiddenSeat();
}

/**
 * Asks Cal.com for the booking that an address names, and for the current one if it was moved since.
 *
 * @example
 * const { booking, activityId } = await verifyBookingRedirect(redirect, createCalClient());
 *
 * @throws BookingError `booking_not_found`; `booking_mismatch` if it was made for another activity, or for none;
 *   `booking_cancelled`, `booking_rejected`; `seat_hidden` if Cal.com hides whose seat it is, `seat_gone` if it is not
 *   there any more; and the client's own, of
 *   which `recoverable` says whether to try again.
 */
export async function verifyBookingRedirect(
  redirect: BookingRedirect,
  client: RedirectClient,
  { activityId: expected = redirect.activityId, signal }: VerifyBookingRedirectOptions = {},
): Promise<VerifiedRedirect> {
  if (redirect.activityId !== undefined && redirect.activityId !== expected)
    throw bookingMismatch();
  const booking = await currentBooking(client, redirect.booking, { signal });
  const seat = seatOf(booking, redirect.booking.seatUid && booking.seatUid, expected);
  // A shared booking's own metadata is of whoever took the first seat.
  const metadata = seat ? (seat.metadata ?? {}) : booking.metadata;
  const activityId = expected ?? activityOf({ metadata });
  if (activityId === undefined) throw bookingMismatch();
  const refusal = refusalOf({ ...booking, metadata }, activityId);
  if (refusal) throw refusal;
  const { start, end } = booking;
  return {
    booking: {
      ...bookedAppointmentOf(booking),
      start,
      end,
      seatUid: seat?.seatUid,
      isVerified: true,
      activityId,
    },
    activityId,
    careFlowId: readText(metadata['awellPathwayId']),
  };
}
