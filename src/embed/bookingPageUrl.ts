import { BookingError } from '../errors';
import { readOptions } from '../options';
import { isRecord } from '../wire';
import { parseBookingPage, type BookingPage } from './bookingPage';

/**
 * Values that prefill the booking form (embed protocol: query parameters). Any other key is the identifier of a
 * booking question of the event type.
 */
export interface Prefill {
  /** Name of the patient. */
  name?: string | undefined;
  /** E-mail address of the patient. */
  email?: string | undefined;
  /** Additional notes. */
  notes?: string | undefined;
  /** E-mail addresses of further people. */
  guests?: readonly string[] | undefined;
  /** Phone number with country code, for example `+32470123456`. */
  attendeePhoneNumber?: string | undefined;
  /** Phone number for SMS reminders, with country code. */
  smsReminderNumber?: string | undefined;
  /** Reason for a reschedule. */
  rescheduleReason?: string | undefined;
  [question: string]: string | readonly string[] | undefined;
}

/** Values that Cal.com stores with the booking and returns in its API and webhooks. Never put personal data here. */
export type BookingMetadata = Readonly<Record<string, string | number | boolean | undefined>>;

/** Options of `bookingPageUrl`. */
export interface BookingPageUrlOptions {
  /** Path of the booking page (`clinic/intake`), or its full URL. */
  calLink: string;
  /**
   * Origin of the booking page.
   * @default 'https://app.cal.com'
   */
  calOrigin?: string | undefined;
  /** Id of the Awell activity. Cal.com stores it with the booking as `metadata.awellActivityId`. */
  activityId: string;
  /** Id of the Awell care flow. Cal.com stores it with the booking as `metadata.awellPathwayId`. */
  careFlowId?: string | undefined;
  /** Further values that Cal.com stores with the booking. Don't put personal data here. */
  metadata?: BookingMetadata | undefined;
  /** Values that prefill the booking form. */
  prefill?: Prefill | undefined;
  /** `uid` of a booking to reschedule. If it is set, the patient chooses another time for this booking. */
  rescheduleUid?: string | undefined;
  /** IANA time zone of the times shown, for example `Europe/Brussels`. */
  timeZone?: string | undefined;
}

/** The app's options for a booking page, besides its address. */
export interface BookingPageOptions extends Omit<
  BookingPageUrlOptions,
  'calLink' | 'calOrigin' | 'activityId'
> {
  activityId?: string | undefined;
}

/** All parameters of a booking page. The app's options override the calLink's own. */
export function bookingPageParams(page: BookingPage, options: BookingPageOptions): URLSearchParams {
  const params = new URLSearchParams(page.params);
  // Untyped apps may pass anything. Only text, numbers and booleans are usable in a URL.
  const set = (name: string, value: unknown): void => {
    const items = [value]
      .flat()
      .filter((item) => ['string', 'boolean'].includes(typeof item) || Number.isFinite(item));
    if (items.length > 0) params.delete(name);
    for (const item of items) params.append(name, String(item));
  };

  for (const [name, value] of Object.entries(isRecord(options.prefill) ? options.prefill : {}))
    set(name, value);
  const metadata = {
    ...(isRecord(options.metadata) && options.metadata),
    ...(options.activityId !== undefined && { awellActivityId: options.activityId }),
    ...(options.careFlowId !== undefined && { awellPathwayId: options.careFlowId }),
  };
  for (const [name, value] of Object.entries(metadata)) set(`metadata[${name}]`, value);
  set('rescheduleUid', options.rescheduleUid);
  set('cal.tz', options.timeZone);
  return params;
}

/** URL of a booking page with its parameters. */
export function addressOf(page: BookingPage, params: URLSearchParams): string {
  const query = params.toString();
  return `${page.origin}/${page.path}${query && `?${query}`}`;
}

/**
 * URL of the booking page, for a link or a redirect. Parameters are encoded, and the booking's metadata contains the
 * activity. `readBookingRedirect` reads the URL to which Cal.com redirects back.
 *
 * @example
 * location.assign(bookingPageUrl({ calLink, activityId, careFlowId, prefill: { name, email } }));
 *
 * @throws BookingError `invalid_cal_link`, `invalid_cal_origin`, and `invalid_activity` if there is no `activityId`,
 *   because the booking couldn't be matched to its activity.
 */
export function bookingPageUrl(all: BookingPageUrlOptions): string {
  const options = readOptions(all);
  const page = parseBookingPage(options.calLink, options.calOrigin);
  if (typeof options.activityId !== 'string' || options.activityId.trim() === '') {
    throw new BookingError(
      'invalid_activity',
      'bookingPageUrl got no activityId, so the booking could not be matched to its activity. ' +
        'Pass the id of the Awell activity.',
    );
  }
  return addressOf(page, bookingPageParams(page, options));
}
