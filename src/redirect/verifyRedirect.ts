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
import type { BookingRedirect, VerifyRedirectOptions } from './bookingRedirect';

/** What a redirect is verified with: a `CalClient`. */
export type VerifyingClient = Pick<CalClient, 'getCurrentBooking' | 'getBookingBySeat'>;

/** What Cal.com says of the booking that an address named. */
export interface VerifiedRedirect {
  /** The current booking: its `uid` is another one than the address's where it was moved since. */
  booking: VerifiedBooking;
  /** Id of the Awell activity that the booking was made for. */
  activityId: string;
  /** Id of the Awell care flow. */
  careFlowId?: string | undefined;
}

type Claim = Omit<BookingRedirect, 'verify'>;

/** The booking that counts now: the newest of a chain of reschedules, or the one that the seat is in. */
async function currentBooking(
  client: VerifyingClient,
  { uid, seatUid }: Claim['booking'],
  options: CalRequestOptions,
): Promise<Booking> {
  try {
    return await (seatUid === undefined
      ? client.getCurrentBooking(uid, options)
      : client.getBookingBySeat(seatUid, options));
  } catch (error) {
    if (error instanceof BookingError && error.code === 'not_found') throw bookingNotFound(error);
    throw error;
  }
}

const whoseSeat = (): BookingError =>
  new BookingError(
    'booking_mismatch',
    'The address names an appointment that is shared with others and not whose seat is meant, so it cannot be told which ' +
      'activity it is of. Pass the `activityId` that you sent the patient away with: verify(client, { activityId }).',
  );

/**
 * The seat that the address means. After a payment Cal.com no longer names it, but the seat itself names the activity.
 *
 * @throws BookingError `missing_proxy`, `booking_mismatch`
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

/** Asks Cal.com whether what an address claims is so. See `BookingRedirect.verify`. */
export async function verifyRedirect(
  claim: Claim,
  client: VerifyingClient,
  { activityId: expected = claim.activityId, signal }: VerifyRedirectOptions = {},
): Promise<VerifiedRedirect> {
  if (claim.activityId !== undefined && claim.activityId !== expected) throw bookingMismatch();
  const booking = await currentBooking(client, claim.booking, { signal });
  const seat = seatOf(booking, claim.booking.seatUid, expected);
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
