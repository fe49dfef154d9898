import { BookingError } from '../errors';
import { readOptions } from '../options';
import { parseBookingPage } from './bookingPage';
import { embedJsUrlFor } from './origins';

/** Which booking page a patient will come to. */
export interface UpcomingBookingPage {
  /** Path of the booking page (`clinic/intake`), or its full URL. */
  calLink: string;
  /**
   * Origin that the booking page lives on.
   * @default 'https://app.cal.com'
   */
  calOrigin?: string | undefined;
  /** Address of Cal.com's embed.js, where `BookAppointment` is given one. Derived from `calOrigin`. */
  embedJsUrl?: string | undefined;
}

/** The attributes of one `<link>` of a page's head. */
export interface BookingPageHint {
  /** What the browser should do ahead. */
  rel: 'preconnect' | 'preload';
  /** Address that it is done for. */
  href: string;
  /** Kind of file that is fetched ahead. */
  as?: 'script';
}

/** A relative address is one of the host's own. */
export function checkEmbedJsUrl(url: string | undefined): void {
  if (url === undefined) return;
  let protocol: string | undefined;
  try {
    ({ protocol } = new URL(url, 'https://host.example'));
  } catch {
    // Not a URL at all.
  }
  if (typeof url === 'string' && (protocol === 'https:' || protocol === 'http:')) return;
  throw new BookingError(
    'invalid_cal_origin',
    'embedJsUrl cannot be used: it is no http or https address. Write the address of embed.js, for example ' +
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

/** Hints for a page and a script whose addresses are known to be right. */
export function hintsFor(pageOrigin: string, embedJsUrl: string): BookingPageHint[] {
  const script: BookingPageHint = { rel: 'preload', href: embedJsUrl, as: 'script' };
  // Where both are in one place, the script opens the connection.
  if (embedJsUrl.startsWith(`${pageOrigin}/`)) return [script];
  return [{ rel: 'preconnect', href: pageOrigin }, script];
}

/**
 * The hints that let a browser fetch embed.js while it still reads the first HTML, for hosts that write their head
 * themselves: each is one `<link>`, or one `Link` header. `BookingPageHints` is the same as a component.
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
