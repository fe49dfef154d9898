import type { Attendee, Host } from './types';

const NOT_FORWARDED = new Set([
  'embed',
  'layout',
  'embedType',
  'ui.color-scheme',
  'overlayCalendar',
]);

type Params = Record<string, string | null | undefined>;

/** The properties of a booking that its redirect contains. */
export interface RedirectedBooking {
  uid: string;
  title: string;
  startTime: string;
  endTime: string;
  /** Missing for someone who joins a shared time. */
  description?: string;
  location?: string;
  responses?: Record<string, unknown> | null;
  attendees?: readonly Pick<Attendee, 'name' | 'email' | 'timeZone'>[];
}

/** A point in time in a zone's local time, `2027-01-05T09:00:00+01:00`. */
function localTime(time: string, timeZone: string): string {
  const wall = new Date(time).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
  const minutes = Math.round((Date.parse(`${wall}Z`) - Date.parse(time)) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = [hours, rest].map((part) => String(part).padStart(2, '0')).join(':');
  return `${wall}${minutes < 0 ? '-' : '+'}${offset}`;
}

const joined = (texts: string[]): string | null => (texts.length > 0 ? texts.join(', ') : null);

/** What a booking adds to the redirect address: neither a numeric id nor a status. */
function bookingParams(booking: RedirectedBooking, host: Pick<Host, 'name' | 'timeZone'>): Params {
  const { uid, title, description, startTime, endTime, location } = booking;
  const [attendee, ...others] = booking.attendees ?? [];
  const phone = booking.responses?.['phone'];
  // Cal.com lists another attendee as a host if they have a name, and as a guest if not.
  const hosts = [host.name, ...others.flatMap(({ name }) => name || [])];
  const guests = others.flatMap(({ name, email }) => (name ? [] : email));
  return {
    uid,
    title,
    description,
    startTime,
    endTime,
    location,
    hostName: joined(hosts),
    hostStartTime: localTime(startTime, host.timeZone),
    attendeeName: attendee?.name,
    attendeeStartTime: attendee && localTime(startTime, attendee.timeZone),
    guestEmails: joined(guests),
    phone: typeof phone === 'string' ? phone : null,
  };
}

/** Adds parameters and never replaces: the target's, the page's and the booking's may share a name. */
function withParams(target: string, params: Iterable<[string, string | null | undefined]>): string {
  const url = new URL(target);
  for (const [name, value] of params) {
    if (value !== null && value !== undefined) url.searchParams.append(name, value);
  }
  return url.href;
}

export interface Redirect {
  /** The event type's redirect address. */
  target: string;
  /** Query of the booking page. */
  pageSearch: string;
  /** The parameters that the page passes to its own success page. */
  visit: Params;
  booking: RedirectedBooking;
  host: Pick<Host, 'name' | 'timeZone'>;
  isEmbed: boolean;
  /** The event type's setting "Forward parameters". */
  forwardsParams: boolean;
}

/** Where a booking page redirects after a booking. */
export function successRedirect(redirect: Redirect): string {
  const { target, pageSearch, visit, booking, host, isEmbed, forwardsParams } = redirect;
  if (!forwardsParams) return new URL(target).href;
  const page = [...new URLSearchParams(pageSearch)].filter(([name]) => !NOT_FORWARDED.has(name));
  const facts = { ...visit, ...bookingParams(booking, host), isEmbed: String(isEmbed) };
  return withParams(target, [...page, ...Object.entries(facts)]);
}

/** Where the payment's own site redirects. It doesn't know the parameters that the booking page was opened with. */
export const paymentRedirect = (
  target: string,
  booking: RedirectedBooking,
  host: Pick<Host, 'name' | 'timeZone'>,
  paymentUid: string,
): string =>
  withParams(target, [
    ...Object.entries(bookingParams(booking, host)),
    ['payment_intent', `pi_${paymentUid}`],
    ['payment_intent_client_secret', `pi_${paymentUid}_secret`],
    ['redirect_status', 'succeeded'],
  ]);
