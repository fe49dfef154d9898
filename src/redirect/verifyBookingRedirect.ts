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

/** Options of `verifyBookingRedirect`. */
export interface VerifyBookingRedirectOptions extends CalRequestOptions {
  /** The activity that the booking must belong to, if you know it. @default the one in the address */
  activityId?: string | undefined;
}

/** A redirect's booking, as verified at Cal.com. */
export interface VerifiedRedirect {
  /** The current booking. If it was rescheduled since, its `uid` differs from the address. */
  booking: VerifiedBooking;
  /** Id of the Awell activity that the booking was made for. */
  activityId: string;
  /** Id of the Awell care flow. */
  careFlowId?: string | undefined;
}

/** The part of a `CalClient` that is needed. */
type RedirectClient = Pick<CalClient, 'getCurrentBooking'>;

/** The current booking: the newest of a chain of reschedules, or the one that the seat is in. */
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
    'The seat in the address no longer exists, so the activity was not completed. It was cancelled, or moved ' +
      'to a time without other attendees, where it has a new key. Only the webhook contains that key: see ' +
      'currentBookingUid. Right after booking, Cal.com may not know the seat yet.',
    { recoverable: true },
  );

const whoseSeat = (): BookingError =>
  new BookingError(
    'booking_mismatch',
    'The address names a shared appointment but no seat, so its activity is not ' +
      'known. Pass the `activityId` that you sent to Cal.com: verifyBookingRedirect(redirect, client, { activityId }).',
  );

/**
 * The seat of the address. After a payment Cal.com doesn't name it, but the seat's metadata names the activity.
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
 * Verifies a redirect's booking at Cal.com, and returns the current one if it was rescheduled since.
 *
 * @example
 * const { booking, activityId } = await verifyBookingRedirect(redirect, createCalClient());
 *
 * @throws BookingError `booking_not_found`; `booking_mismatch` if it was made for another activity, or for none;
 *   `booking_cancelled`, `booking_rejected`; `seat_hidden` if Cal.com hides whose seat it is, `seat_gone` if it no
 *   longer exists; and the client's errors, whose `recoverable` says whether a retry can succeed.
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
  // A shared booking's own metadata belongs to whoever took the first seat.
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
