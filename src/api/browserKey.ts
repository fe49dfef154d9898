import { BookingError } from '../errors';

/** A page or its worker. Servers and edge runtimes have neither a document nor a browser's user agent. */
const isBrowser = (): boolean =>
  typeof document !== 'undefined' ||
  ('WorkerGlobalScope' in globalThis && globalThis.navigator?.userAgent?.startsWith('Mozilla'));

/** @throws BookingError `api_key_in_browser` */
export function refuseKeyInBrowser(hasKey: boolean, message: string): void {
  if (hasKey && isBrowser()) throw new BookingError('api_key_in_browser', message);
}
