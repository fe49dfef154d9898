import type { Context } from 'hono';
import { noSuchRoute } from './errors';

export const LEGACY = '2024-04-15';

const KNOWN = new Set([LEGACY, '2024-06-11', '2024-06-14', '2024-08-13', '2024-09-04']);
const LEGACY_BOOKINGS = new Set([LEGACY, '2024-06-11', '2024-06-14']);
const CURRENT_BOOKINGS = '2024-08-13';

/** A missing or unknown version silently means the oldest one. */
function requested(c: Context): string {
  const version = c.req.header('cal-api-version') ?? '';
  return KNOWN.has(version) ? version : LEGACY;
}

export type Contract = 'current' | 'legacy' | 'none';

export function bookingsContract(c: Context): Contract {
  const version = requested(c);
  if (version === CURRENT_BOOKINGS) return 'current';
  return LEGACY_BOOKINGS.has(version) ? 'legacy' : 'none';
}

export function requireCurrent(c: Context): void {
  if (bookingsContract(c) !== 'current') throw noSuchRoute(c);
}

export const servesSlots = (c: Context): boolean => requested(c) === '2024-09-04';
