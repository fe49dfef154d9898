import type { BookingError } from '../errors';

/** For how long Cal.com's copies, and a proxy that no webhook has told, may not know yet of what was booked, in ms. */
export const NOT_YET_MS = 60_000;

/** Whether that a booking is not there, or not theirs, only means that it is not known yet. */
export const mayNotBeKnownYet = ({ code }: BookingError, bookedAt: number): boolean =>
  (code === 'not_found' || code === 'unauthorized') && Date.now() - bookedAt < NOT_YET_MS;
