'use client';

import { callHost } from '../callHost';
import { BookingError, orError } from '../errors';
import { hintsFor, locate, type UpcomingBookingPage } from './bookingPageHints';
import { FIRST_NAMESPACE } from './namespaces';
import { fetchPageAssets } from './pageAssets';
import { startEmbedScript } from './script';

/** Options of `preloadBookingPage`. */
export interface PreloadBookingPageOptions extends UpcomingBookingPage {
  /**
   * Also fetches the scripts and styles of the booking page, once the page is idle.
   * @default true
   */
  assets?: boolean | undefined;
}

/** Whether the patient's browser asks for less traffic (Save-Data; only Chromium reports it). */
const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

function connect(origin: string): void {
  const known = [...document.querySelectorAll<HTMLLinkElement>('link[rel=preconnect]')];
  if (known.some(({ href }) => href.startsWith(origin))) return;
  const link = document.createElement('link');
  link.rel = 'preconnect';
  link.href = origin;
  document.head.append(link);
}

/**
 * Prepares a booking page while the patient is still busy with something else. It opens the connections, runs
 * embed.js and fetches the page's scripts and styles. `BookAppointment` then requests the page as soon as it mounts,
 * like an `<iframe>`. No patient data is sent, and no script of the page runs.
 *
 * Repeated calls cost nothing. It does nothing on a server, or if the browser saves data.
 *
 * @example
 * useEffect(() => preloadBookingPage({ calLink: 'clinic/intake' }), []);
 *
 * It never throws, because an error in an effect would break the page that the patient is on. A page that can't be
 * opened is reported with `reportError`.
 *
 * @returns a function that stops what is still under way. embed.js stays once it is requested.
 */
export function preloadBookingPage(options: PreloadBookingPageOptions): () => void {
  if (typeof document === 'undefined' || savesData()) return () => undefined;
  const located = orError(() => locate(options));
  if (located instanceof BookingError) {
    callHost(() => {
      throw located;
    });
    return () => undefined;
  }
  const { origin, path, embedJsUrl } = located;
  for (const { rel, href } of hintsFor(origin, embedJsUrl)) {
    if (rel === 'preconnect') connect(href);
  }
  startEmbedScript(embedJsUrl, FIRST_NAMESPACE);
  if (options.assets === false) return () => undefined;
  // Cal.com's own preload parameter, which tells the page why it is requested.
  return fetchPageAssets(`${origin}/${path}/embed?preload=true`);
}
