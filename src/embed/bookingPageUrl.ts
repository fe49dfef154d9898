import { BookingError } from '../errors';
import { readOptions } from '../options';
import { isRecord } from '../wire';
import { parseBookingPage, type BookingPage } from './bookingPage';

/**
 * What the booking form is filled with before the patient sees it (embed protocol: query parameters).
 * Any other key is the identifier of a booking question of the event type.
 */
export interface Prefill {
  /** Full name. */
  name?: string | undefined;
  /** E-mail address. */
  email?: string | undefined;
  /** Additional notes. */
  notes?: string | undefined;
  /** E-mail addresses of further people. */
  guests?: readonly string[] | undefined;
  /** Phone number with country code, for example `+32470123456`. */
  attendeePhoneNumber?: string | undefined;
  /** Phone number for reminders. */
  smsReminderNumber?: string | undefined;
  /** Why the booking is rescheduled. */
  rescheduleReason?: string | undefined;
  [question: string]: string | readonly string[] | undefined;
}

/** Values that Cal.com stores with the booking and returns in its API and webhooks. Never put personal data here. */
export type BookingMetadata = Readonly<Record<string, string | number | boolean | undefined>>;

export interface BookingPageUrlOptions {
  /** Path of the booking page (`clinic/intake`), or its full URL. */
  calLink: string;
  /**
   * Origin that the booking page lives on.
   * @default 'https://app.cal.com'
   */
  calOrigin?: string | undefined;
  /** Id of the Awell activity; stored with the booking as `metadata.awellActivityId`. */
  activityId: string;
  /** Id of the Awell care flow; stored with the booking as `metadata.awellPathwayId`. */
  careFlowId?: string | undefined;
  /** Stored by Cal.com with the booking. No personal data. */
  metadata?: BookingMetadata | undefined;
  /** What the booking form is filled with. */
  prefill?: Prefill | undefined;
  /** `uid` of a booking to move to another time instead of making a new one. */
  rescheduleUid?: string | undefined;
  /** IANA time zone that the times are shown in, for example `Europe/Brussels`. */
  timeZone?: string | undefined;
}

/** What an app says of a booking page beside where it is. */
export interface BookingPageOptions extends Omit<
  BookingPageUrlOptions,
  'calLink' | 'calOrigin' | 'activityId'
> {
  activityId?: string | undefined;
}

/**
 * All the parameters of a booking page, in one place and encoded: those of the calLink first,
 * overridden by what the app says itself.
 */
export function bookingPageParams(page: BookingPage, options: BookingPageOptions): URLSearchParams {
  const params = new URLSearchParams(page.params);
  // Untyped apps hand over what they have; only text, numbers and booleans mean anything in an address.
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

/** Address of a booking page with its parameters. */
export function addressOf(page: BookingPage, params: URLSearchParams): string {
  const query = params.toString();
  return `${page.origin}/${page.path}${query && `?${query}`}`;
}

/**
 * Address of the booking page, for a link or a redirect. Parameters are encoded, and the activity
 * travels in the booking's metadata. `readBookingRedirect` reads the way back.
 *
 * @example
 * location.assign(bookingPageUrl({ calLink, activityId, careFlowId, prefill: { name, email } }));
 *
 * @throws BookingError `invalid_cal_link`, `invalid_cal_origin`, and `invalid_activity` where there is none: the booking
 *   could not be told from anyone else's.
 */
export function bookingPageUrl(all: BookingPageUrlOptions): string {
  const options = readOptions(all);
  const page = parseBookingPage(options.calLink, options.calOrigin);
  if (typeof options.activityId !== 'string' || options.activityId.trim() === '') {
    throw new BookingError(
      'invalid_activity',
      'bookingPageUrl was given no activityId, so nobody could tell which activity the booking was made for. ' +
        'Pass the id of the Awell activity.',
    );
  }
  return addressOf(page, bookingPageParams(page, options));
}
