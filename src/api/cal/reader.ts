import { calApiUrlFor } from '../../embed/origins';
import { orError, type BookingError } from '../../errors';
import { createCalClient, type CalClient } from './calClient';

/** Who may be asked about a patient's bookings. */
export interface ReaderSource {
  /** The client of the app, or of its provider. */
  client: CalClient | undefined;
  /** Base address of Cal.com's API v2. @default that of Cal.com's cloud, where `calOrigin` is in it */
  calApiUrl?: string | undefined;
  /** Origin of the booking pages, already checked. */
  calOrigin: string;
}

/**
 * Decides whom to ask about a booking: the app's client, or else Cal.com's public API, which needs no key to read, move
 * and cancel. API v1 doesn't know bookings by their uid.
 *
 * @returns `undefined` if the address of the API isn't known, and an error if it can't be used.
 */
export function readerOf(source: ReaderSource): CalClient | BookingError | undefined {
  const { client, calApiUrl, calOrigin } = source;
  if (client?.apiVersion === 'v2') return client;
  const baseUrl = calApiUrl || calApiUrlFor(calOrigin);
  return baseUrl ? orError(() => createCalClient({ baseUrl, calOrigin })) : undefined;
}
