import type { BookingError } from '../errors';

/** For how long Cal.com's replicas, and a proxy that waits for a webhook, may not know a new booking, in ms. */
export const NOT_YET_MS = 60_000;

/** Whether "not found" or "not yours" may only mean that the booking is too new. */
export const mayNotBeKnownYet = ({ code }: BookingError, bookedAt: number): boolean =>
  (code === 'not_found' || code === 'unauthorized') && Date.now() - bookedAt < NOT_YET_MS;
