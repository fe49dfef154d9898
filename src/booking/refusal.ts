import { BookingError } from '../errors';

/** The parts of Cal.com's answer that decide whether an activity may be completed with the booking. */
export interface ReadBooking {
  /** Status in lower case. */
  status: string;
  /** `uid` of the booking that replaced it. */
  rescheduledToUid?: string | undefined;
  metadata: Readonly<Record<string, unknown>>;
}

/** Id of the Awell activity in the booking's metadata, which `bookingPageUrl` and the widget put there. */
export function activityOf({ metadata }: Pick<ReadBooking, 'metadata'>): string | undefined {
  const id = metadata['awellActivityId'];
  return typeof id === 'string' && id !== '' ? id : undefined;
}

export const bookingNotFound = (cause?: unknown): BookingError =>
  new BookingError(
    'booking_not_found',
    'Cal.com does not know this booking, so the activity was not completed. Check that calApiUrl, or the ' +
      "client's base URL, is the API of the server that made the booking.",
    { cause },
  );

export const bookingMismatch = (): BookingError =>
  new BookingError(
    'booking_mismatch',
    'This booking was not made for this activity: its metadata names another activity, or none. The activity was not ' +
      'completed. Open the booking page with BookAppointment or bookingPageUrl, which add the activity to the metadata.',
  );

export const hiddenSeat = (): BookingError =>
  new BookingError(
    'seat_hidden',
    'The seat was not verified, because Cal.com hides its attendee from clients without a key. Let the event type show ' +
      'its attendees, or update your own Cal.com server. For verifyBookingRedirect, you can also pass a client with a proxyUrl (createCalProxy).',
  );

/** The error if a booking with this status no longer counts, else `undefined`. */
export function bookingOver(status: string): BookingError | undefined {
  switch (status) {
    case 'cancelled':
      return new BookingError(
        'booking_cancelled',
        'This booking is cancelled, so the activity was not completed. Let the patient book again.',
      );
    case 'rejected':
      return new BookingError(
        'booking_rejected',
        'The host declined this booking, so the activity was not completed. Let the patient book again.',
      );
    default:
      return undefined;
  }
}

/**
 * The error if an activity must not be completed with the booking, else `undefined`. A rescheduled booking is
 * cancelled too, but isn't refused.
 */
export function refusalOf(booking: ReadBooking, activityId: string): BookingError | undefined {
  if (activityOf(booking) !== activityId) return bookingMismatch();
  return booking.rescheduledToUid === undefined ? bookingOver(booking.status) : undefined;
}
