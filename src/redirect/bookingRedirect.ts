import type { UnverifiedBooking } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { readHttpUrl, readText, readTime, readUid } from '../wire';

/** What the address says that Cal.com leads back to after a booking. Nobody has asked Cal.com yet. */
export interface BookingRedirect {
  /** Cal.com forwards no number and no status: `id` is missing, `status` is `unknown`. */
  booking: UnverifiedBooking;
  /** Id of the Awell activity that the booking was made for. After a payment, Cal.com forwards none. */
  activityId?: string | undefined;
  /** Id of the Awell care flow. */
  careFlowId?: string | undefined;
  /** A booking was moved to another time. */
  isReschedule: boolean;
  /** With `isReschedule`: when it was before; ISO 8601 UTC. */
  formerStart?: string | undefined;
}

const HOW_TO_FORWARD =
  'Switch "Forward parameters" on for the redirect on booking of the event type in Cal.com, and read the address before ' +
  'a router drops its query.';

const invalid = (message: string): BookingError => new BookingError('invalid_redirect', message);

function paramsOf(url: string | URL): URLSearchParams {
  try {
    return new URL(url).searchParams;
  } catch {
    // What was thrown quotes the address, and with it the patient.
    throw invalid(
      'readBookingRedirect was given no URL. Pass location.href of the page that Cal.com led back to.',
    );
  }
}

/** Cal.com's numbers are no uids. */
const isUid = (text: string): boolean => readUid(text) !== undefined && !/^\d{1,15}$/.test(text);

/** @throws BookingError `invalid_redirect` */
function checkUid(uid: string | undefined, params: URLSearchParams): string {
  if (uid !== undefined && isUid(uid)) return uid;
  if (uid !== undefined) throw invalid('The parameter "uid" of this address is no uid of Cal.com.');
  throw invalid(
    params.has('isSuccessBookingPage')
      ? 'This address has the parameters of a booking, but not its "uid", which Cal.com forwards since 2025. ' +
          'Update your Cal.com.'
      : `This address names no booking: it has no parameter "uid". ${HOW_TO_FORWARD}`,
  );
}

/**
 * Reads the address that Cal.com leads a patient back to (an event type's redirect on booking, with its parameters
 * forwarded), for apps that send the patient to the booking page: `bookingPageUrl` out, this back.
 *
 * Anyone can type an address, so what it says completes nothing until `verifyBookingRedirect` has asked Cal.com. It also holds the
 * patient's name and e-mail address, which are left out here: see `stripBookingRedirect`.
 *
 * @example
 * const redirect = readBookingRedirect(location.href);
 * history.replaceState(history.state, '', stripBookingRedirect(location.href));
 * const { booking, activityId } = await verifyBookingRedirect(redirect, createCalClient());
 *
 * @throws BookingError `invalid_redirect` where the address names no booking, or two activities.
 */
export function readBookingRedirect(url: string | URL): BookingRedirect {
  const params = paramsOf(url);
  // The app's own parameters and those of the booking page come first, Cal.com's of the booking last.
  const last = (name: string): string | null => params.getAll(name).at(-1) ?? null;
  const text = (name: string): string | undefined => readText(last(name));
  const only = (name: string): string | undefined => {
    const [value, ...others] = new Set(params.getAll(name));
    if (others.length > 0) {
      throw invalid(`This address names two values of ${name}, of which one is wrong.`);
    }
    return readText(value);
  };
  const uidOf = (name: string): string | undefined => {
    const value = text(name);
    return value !== undefined && isUid(value) ? value : undefined;
  };

  const uid = checkUid(text('uid'), params);
  const seatUid = uidOf('seatReferenceUid');
  const isReschedule = params.has('formerTime');
  return {
    booking: {
      uid,
      seatUid,
      title: text('title'),
      start: readTime(last('startTime')),
      end: readTime(last('endTime')),
      status: 'unknown',
      paymentRequired: false,
      isRecurring: last('allRemainingBookings') === 'true',
      hostName: text('hostName'),
      videoCallUrl: readHttpUrl(last('location')),
      // Asked for a uid that it does not know, Cal.com makes a new booking; of a shared one, it is the seat's.
      rescheduledFromUid:
        isReschedule && seatUid === undefined ? uidOf('rescheduleUid') : undefined,
      isDryRun: false,
      isVerified: false,
    },
    activityId: only('metadata[awellActivityId]'),
    careFlowId: only('metadata[awellPathwayId]'),
    isReschedule,
    formerStart: readTime(last('formerTime')),
  };
}
