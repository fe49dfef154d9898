import { calApiUrlFor } from '../../embed/origins';
import { orError, type BookingError } from '../../errors';
import { createCalClient, type CalClient } from './calClient';

/** Where a patient's bookings can be read. */
export interface ReaderSource {
  /** The client of the app, or of its provider. */
  client: CalClient | undefined;
  /** Base address of Cal.com's API v2. @default that of Cal.com's cloud, if `calOrigin` belongs to it */
  calApiUrl?: string | undefined;
  /** Origin of the booking pages, already checked. */
  calOrigin: string;
}

/**
 * Chooses the client that reads a booking: the app's, else one for Cal.com's public API, which needs no key to read,
 * reschedule and cancel. A client of API v1 can't be used, because it doesn't know uids.
 *
 * @returns `undefined` if the address of the API isn't known, and an error if it can't be used.
 */
export function readerOf(source: ReaderSource): CalClient | BookingError | undefined {
  const { client, calApiUrl, calOrigin } = source;
  if (client?.apiVersion === 'v2') return client;
  const baseUrl = calApiUrl || calApiUrlFor(calOrigin);
  return baseUrl ? orError(() => createCalClient({ baseUrl, calOrigin })) : undefined;
}
