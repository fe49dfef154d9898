'use client';

import { callHost } from '../callHost';
import { BookingError, orError } from '../errors';
import { hintsFor, locate, type UpcomingBookingPage } from './bookingPageHints';
import { FIRST_NAMESPACE } from './namespaces';
import { fetchPageAssets } from './pageAssets';
import { startEmbedScript } from './script';

export interface PreloadBookingPageOptions extends UpcomingBookingPage {
  /**
   * Fetch the scripts and styles of the booking page too, as soon as the page around is idle.
   * @default true
   */
  assets?: boolean | undefined;
}

/** The patient has asked the browser for less traffic (Save-Data; Chromium tells). */
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
 * Gets a booking page ready while the patient is still busy with something else: opens the connections, runs
 * embed.js, and fetches what the page consists of. `BookAppointment` then asks for the page in the moment it is
 * mounted, as an `<iframe>` of your own would. Nothing of the patient's is sent, and no script of the page is run.
 *
 * Calling it again costs nothing. It does nothing on a server, nor where the patient saves data.
 *
 * @example
 * useEffect(() => preloadBookingPage({ calLink: 'clinic/intake' }), []);
 *
 * A page that cannot be opened is reported (`reportError`) and never thrown: in an effect that would take away the page
 * on which the patient is busy.
 *
 * @returns stops what is still under way. embed.js, once asked for, stays.
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
  // The parameter of Cal.com's own embed for this, so that the page knows what it is asked for.
  return fetchPageAssets(`${origin}/${path}/embed?preload=true`);
}
