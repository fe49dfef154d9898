import { createCalClient, type CalClient } from '../api/cal/calClient';
import { calApiUrlFor } from '../embed/origins';
import { BookingError } from '../errors';

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
export function readerOf({
  client,
  calApiUrl,
  calOrigin,
}: ReaderSource): CalClient | BookingError | undefined {
  if (client?.apiVersion === 'v2') return client;
  const baseUrl = calApiUrl || calApiUrlFor(calOrigin);
  try {
    return baseUrl ? createCalClient({ baseUrl, calOrigin }) : undefined;
  } catch (error) {
    if (error instanceof BookingError) return error;
    throw error;
  }
}
