import { BookingError } from '../errors';
import { readHttpUrl, readText, readTime } from '../wire';
import type { BookedAppointment } from './bookedAppointment';

/** What the address says that Cal.com leads back to after a booking. */
export interface BookingRedirect {
  /** The booking. Cal.com forwards no number and no status: `status` is `unknown`. */
  booking: BookedAppointment;
  /** Id of the Awell activity that the booking was made for. */
  activityId?: string | undefined;
  /** Id of the Awell care flow. */
  careFlowId?: string | undefined;
}

/**
 * Reads the address that Cal.com leads a patient back to (an event type's success redirect, with its parameters
 * forwarded), for apps that send the patient to the booking page: `bookingPageUrl` out, this back.
 *
 * Anyone can type an address. Complete an activity on its word only with `verifyBooking`.
 *
 * @example
 * const { booking, activityId } = readBookingRedirect(location.href);
 * useCompleteBookAppointment({ activityId, booking, completeActivity, verifyBooking: true });
 *
 * @throws BookingError `invalid_redirect` where the address names no booking.
 */
export function readBookingRedirect(url: string | URL): BookingRedirect {
  let params: URLSearchParams;
  try {
    params = new URL(url).searchParams;
  } catch (cause) {
    throw new BookingError(
      'invalid_redirect',
      'readBookingRedirect was given no URL. Pass location.href of the page that Cal.com led back to.',
      { cause },
    );
  }
  const text = (name: string): string | undefined => readText(params.get(name));
  const uid = text('uid');
  if (uid === undefined) {
    throw new BookingError(
      'invalid_redirect',
      'This address names no booking (it has no parameter "uid"). Switch "forward parameters" on for the success ' +
        'redirect of the event type in Cal.com, and read the address before a router drops its query.',
    );
  }
  return {
    booking: {
      uid,
      seatUid: text('seatReferenceUid'),
      title: text('title'),
      start: readTime(params.get('startTime')),
      end: readTime(params.get('endTime')),
      status: 'unknown',
      paymentRequired: false,
      isRecurring: false,
      hostName: text('hostName'),
      videoCallUrl: readHttpUrl(params.get('location')),
      isDryRun: false,
    },
    activityId: text('metadata[awellActivityId]'),
    careFlowId: text('metadata[awellPathwayId]'),
  };
}
