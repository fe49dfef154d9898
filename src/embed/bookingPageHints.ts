import { BookingError } from '../errors';
import { readOptions } from '../options';
import { parseBookingPage } from './bookingPage';
import { embedJsUrlFor } from './origins';

/** The booking page that a patient will open. */
export interface UpcomingBookingPage {
  /** Path of the booking page (`clinic/intake`), or its full URL. */
  calLink: string;
  /**
   * Origin of the booking page.
   * @default 'https://app.cal.com'
   */
  calOrigin?: string | undefined;
  /** URL of Cal.com's embed.js, if `BookAppointment` gets one. By default derived from `calOrigin`. */
  embedJsUrl?: string | undefined;
}

/** The attributes of one `<link>` in a page's head. */
export interface BookingPageHint {
  /** Kind of the hint: opens a connection, or fetches a file. */
  rel: 'preconnect' | 'preload';
  /** URL to connect to or to fetch. */
  href: string;
  /** Kind of the file to fetch. */
  as?: 'script';
}

/** A relative URL is on the app's own host. */
export function checkEmbedJsUrl(url: string | undefined): void {
  if (url === undefined) return;
  let protocol: string | undefined;
  try {
    ({ protocol } = new URL(url, 'https://host.example'));
  } catch {
    // Not a URL.
  }
  if (typeof url === 'string' && (protocol === 'https:' || protocol === 'http:')) return;
  throw new BookingError(
    'invalid_cal_origin',
    "embedJsUrl cannot be used: it isn't an http or https address. Write the address of embed.js, for example " +
      '"https://app.cal.com/embed/embed.js", or leave it out.',
  );
}

/** Where a booking page and its embed.js are. */
export interface Whereabouts {
  origin: string;
  path: string;
  embedJsUrl: string;
}

/** @throws BookingError `invalid_cal_link` or `invalid_cal_origin`. */
export function locate(upcoming: UpcomingBookingPage): Whereabouts {
  const { calLink, calOrigin, embedJsUrl } = readOptions(upcoming);
  const { origin, path } = parseBookingPage(calLink, calOrigin);
  if (embedJsUrl !== undefined) checkEmbedJsUrl(embedJsUrl);
  return { origin, path, embedJsUrl: embedJsUrl ?? embedJsUrlFor(origin) };
}

/** Hints for a page and a script with valid URLs. */
export function hintsFor(pageOrigin: string, embedJsUrl: string): BookingPageHint[] {
  const script: BookingPageHint = { rel: 'preload', href: embedJsUrl, as: 'script' };
  // If both have the same origin, loading the script opens the connection.
  if (embedJsUrl.startsWith(`${pageOrigin}/`)) return [script];
  return [{ rel: 'preconnect', href: pageOrigin }, script];
}

/**
 * Hints that let a browser fetch embed.js while it reads the first HTML, for hosts that write the head themselves.
 * Each is one `<link>` or one `Link` header. `BookingPageHints` is the same as a component.
 *
 * @example
 * const links = bookingPageHints({ calLink }).map(({ href, rel, as }) => `<${href}>; rel=${rel}${as ? `; as=${as}` : ''}`);
 *
 * @throws BookingError `invalid_cal_link` or `invalid_cal_origin`.
 */
export function bookingPageHints(upcoming: UpcomingBookingPage): BookingPageHint[] {
  const { origin, embedJsUrl } = locate(upcoming);
  return hintsFor(origin, embedJsUrl);
}
