import { BookingError } from '../errors';
import { readOrigin } from '../wire';
import { isCalCloudHost } from './origins';

/** A booking page of Cal.com, checked and parsed. */
export interface BookingPage {
  /** Origin of the page, for example `https://app.cal.com`. */
  origin: string;
  /** Path without leading slash and without `/embed`, for example `clinic/intake`. */
  path: string;
  /** Query of the calLink itself. */
  params: URLSearchParams;
}

const DEFAULT_ORIGIN = 'https://app.cal.com';
const EXAMPLE_LINK = 'Write the path of the booking page, for example "clinic/intake".';
const EXAMPLE_ORIGIN =
  'Write the origin alone, for example "https://app.cal.com" or "https://booking.clinic.example".';

const HTML_ENTITY = /&(?:#\d+|#x[\da-f]+|amp|quot|lt|gt|apos);/i;

// embed.js or props set these. A second value confuses the booking page.
const EMBED_PARAMS = ['embed', 'embedType', 'iframeAttrs', 'theme', 'layout'];

/** Quotes an input in an error. Query and credentials are removed, because they may be a patient's. */
const quote = (input: unknown): string =>
  typeof input === 'string'
    ? JSON.stringify(
        input
          .replace(/[?#].*$/s, '?…')
          .replace(/^([a-z+.-]+:)?(\/\/)?[^/]*@/i, '$1$2…@')
          .slice(0, 100),
      )
    : String(input);

const invalidLink = (calLink: unknown, why: string): BookingError =>
  new BookingError(
    'invalid_cal_link',
    `calLink ${quote(calLink)} cannot be opened: ${why} ${EXAMPLE_LINK}`,
  );

const invalidOrigin = (calOrigin: unknown, why: string): BookingError =>
  new BookingError(
    'invalid_cal_origin',
    `calOrigin ${quote(calOrigin)} cannot be used: ${why} ${EXAMPLE_ORIGIN}`,
  );

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function checkedUrl(url: URL, refuse: (why: string) => BookingError): URL {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refuse(`it has the scheme "${url.protocol}", but a booking page needs https or http.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse(
      'it contains a user name or password, which must not be sent to the booking page.',
    );
  }
  // Cal.com serves booking pages at both hosts, but the embed only at app.cal.com.
  if (url.hostname === 'cal.com' || url.hostname === 'www.cal.com') url.hostname = 'app.cal.com';
  if (url.hostname === 'cal.eu' || url.hostname === 'www.cal.eu') url.hostname = 'app.cal.eu';
  return url;
}

function parseOrigin(calOrigin: string): URL {
  const refuse = (why: string) => invalidOrigin(calOrigin, why);
  const text = cleaned(calOrigin);
  if (text === '') throw refuse("it is empty. Leave it out for Cal.com's cloud.");
  const url = parseUrl(text);
  if (!url) throw refuse('it is not a URL.');
  return checkedUrl(url, refuse);
}

/** A link copied from a document or a chat, without invisible characters, quotation marks and Markdown. */
const cleaned = (text: string): string =>
  text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .trim()
    .replace(/^\[[^\]]*\]\((.+)\)$/, '$1')
    .replace(/^["'`<«‹“”„‘’‚]+|["'`>»›“”‘’]+$/g, '')
    .trim();

const HAS_SCHEME = /^[a-z][a-z\d+.-]*:/i;

/** A calLink with a host: `https://cal.com/clinic/intake`, or the same without the scheme. */
function parseFullLink(calLink: string, given: URL | undefined): URL | undefined {
  const refuse = (why: string) => invalidLink(calLink, why);
  if (HAS_SCHEME.test(calLink)) {
    const url = /^https?:(?!\/\/)/i.test(calLink) ? undefined : parseUrl(calLink);
    if (!url) throw refuse('it is not a URL.');
    return checkedUrl(url, refuse);
  }
  const host = calLink.replace(/^\/+/, '').split(/[/?#]/, 1)[0] ?? '';
  const isHost = isCalCloudHost(host) || host.toLowerCase() === given?.host;
  const url = isHost ? parseUrl(`https://${calLink.replace(/^\/+/, '')}`) : undefined;
  return url && checkedUrl(url, refuse);
}

function baseOf(calLink: string, full: URL | undefined, given: URL | undefined): URL {
  if (!full) return given ?? new URL(DEFAULT_ORIGIN);
  if (!given || full.origin === given.origin) return full;
  // If both are Cal.com's, the full link wins, because it was copied from the address bar.
  if (isCalCloudHost(full.hostname) && isCalCloudHost(given.hostname)) return full;
  throw invalidLink(
    calLink,
    `it is on ${full.origin}, but calOrigin is ${given.origin}, so the patient could land on the wrong one. ` +
      'If calLink is right, add its origin to allowedOrigins.',
  );
}

/**
 * Checks and parses a calLink and a calOrigin.
 *
 * @param calLink Path of a booking page (`clinic/intake`, with or without leading slash), or its full URL.
 * @param calOrigin Origin of the page; Cal.com's cloud by default.
 * @throws BookingError `invalid_cal_link` or `invalid_cal_origin`, which says what to write instead.
 */
export function parseBookingPage(calLink: string, calOrigin?: string | undefined): BookingPage {
  if (typeof calLink !== 'string' || cleaned(calLink) === '') {
    throw invalidLink(calLink, 'it is empty, so there is no page to show.');
  }
  if (HTML_ENTITY.test(calLink)) {
    throw invalidLink(
      calLink,
      'it is HTML-encoded, as Awell sends field values. Decode it with readBookAppointmentActivity(record).',
    );
  }
  if (calOrigin !== undefined && typeof calOrigin !== 'string') {
    throw invalidOrigin(calOrigin, 'it is not text.');
  }
  const link = cleaned(calLink);
  const given = calOrigin === undefined ? undefined : parseOrigin(calOrigin);
  const full = parseFullLink(link, given);
  const base = baseOf(link, full, given);

  const prefix = full ? '' : base.pathname.replace(/\/+$/, '');
  const relative = full ? `${full.pathname}${full.search}` : link.replace(/^[/\\]+/, '');
  const url = new URL(`${base.origin}${prefix}/${relative.replace(/^\/+/, '')}`);
  const path = url.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/^\/|\/$/g, '')
    .replace(/(?:^|\/)embed$/, '');
  if (path === '') throw invalidLink(calLink, 'it names no booking page.');
  for (const name of EMBED_PARAMS) url.searchParams.delete(name);
  return { origin: base.origin, path, params: url.searchParams };
}

/**
 * The origin that a record of Awell may open. The page's scripts run with the clinic's trust, so a designer's link
 * opens only Cal.com's own hosts, or hosts that the app or the settings name.
 *
 * @param calOrigin Origin from the app or the settings.
 */
export function recordOrigin(
  calLink: string,
  calOrigin: string | undefined,
  allowedOrigins: readonly string[] = [],
): string {
  const named = HAS_SCHEME.test(calLink) ? parseUrl(calLink)?.origin : undefined;
  const isAllowed = named !== undefined && [allowedOrigins].flat().map(readOrigin).includes(named);
  return calOrigin ?? (isAllowed ? named : DEFAULT_ORIGIN);
}

/** The booking page to embed, or the error if it can't be embedded. */
export function tryBookingPage(
  calLink: string,
  calOrigin: string | undefined,
): BookingPage | BookingError {
  try {
    const page = parseBookingPage(calLink, calOrigin);
    if (!/^d\/[^/]+\/[^/]+$/.test(page.path)) return page;
    return invalidLink(
      calLink,
      "it is a private link, which Cal.com does not show inside other pages. Use the event type's own link (the event type may be hidden from the profile), or redirect the patient with bookingPageUrl.",
    );
  } catch (error) {
    if (error instanceof BookingError) return error;
    throw error;
  }
}
