import type { UnverifiedBooking } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { readHttpUrl, readText, readTime, readUid } from '../wire';

/** What the redirect address says about a booking. It isn't verified yet. */
export interface BookingRedirect {
  /** Cal.com forwards neither a number nor a status: `id` is missing, `status` is `unknown`. */
  booking: UnverifiedBooking;
  /** Id of the Awell activity that the booking was made for. After a payment, Cal.com forwards none. */
  activityId?: string | undefined;
  /** Id of the Awell care flow. */
  careFlowId?: string | undefined;
  /** Whether the patient rescheduled a booking. */
  isReschedule: boolean;
  /** With `isReschedule`: the former start, ISO 8601 UTC. */
  formerStart?: string | undefined;
}

const HOW_TO_FORWARD =
  'Turn on "Forward parameters" for the redirect on booking of the event type in Cal.com, and read the address before ' +
  'a router drops its query.';

const invalid = (message: string): BookingError => new BookingError('invalid_redirect', message);

function paramsOf(url: string | URL): URLSearchParams {
  try {
    return new URL(url).searchParams;
  } catch {
    // The original error quotes the address, and with it the patient's data.
    throw invalid(
      'readBookingRedirect needs a URL. Pass location.href of the page that Cal.com redirected to.',
    );
  }
}

/** Cal.com's numeric ids aren't uids. */
const isUid = (text: string): boolean => readUid(text) !== undefined && !/^\d{1,15}$/.test(text);

/** @throws BookingError `invalid_redirect` */
function checkUid(uid: string | undefined, params: URLSearchParams): string {
  if (uid !== undefined && isUid(uid)) return uid;
  if (uid !== undefined)
    throw invalid('The parameter "uid" of this address is not a uid of Cal.com.');
  throw invalid(
    params.has('isSuccessBookingPage')
      ? 'This address has the parameters of a booking, but not its "uid", which Cal.com forwards since 2025. ' +
          'Update your Cal.com.'
      : `This address names no booking: it has no parameter "uid". ${HOW_TO_FORWARD}`,
  );
}

/**
 * Reads the address that Cal.com redirects a patient to (the event type's redirect on booking, with its parameters
 * forwarded). Use it if your app sends the patient to the booking page with `bookingPageUrl`.
 *
 * Anyone can type an address, so verify it with `verifyBookingRedirect` before you complete an activity. The address
 * also contains the patient's name and e-mail address, which are left out here: see `stripBookingRedirect`.
 *
 * @example
 * const redirect = readBookingRedirect(location.href);
 * history.replaceState(history.state, '', stripBookingRedirect(location.href));
 * const { booking, activityId } = await verifyBookingRedirect(redirect, createCalClient());
 *
 * @throws BookingError `invalid_redirect` if the address names no booking, or two activities.
 */
export function readBookingRedirect(url: string | URL): BookingRedirect {
  const params = paramsOf(url);
  // The app's and the booking page's own parameters come first, Cal.com's parameters of the booking last.
  const last = (name: string): string | null => params.getAll(name).at(-1) ?? null;
  const text = (name: string): string | undefined => readText(last(name));
  const only = (name: string): string | undefined => {
    const [value, ...others] = new Set(params.getAll(name));
    if (others.length > 0) {
      throw invalid(`This address has two different values of ${name}.`);
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
      // For a uid that it doesn't know, Cal.com makes a new booking. In a shared booking it is the seat's key.
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
