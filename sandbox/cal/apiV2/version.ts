import type { Context } from 'hono';

export const LEGACY = '2024-04-15';

const KNOWN = new Set([
  LEGACY,
  '2024-06-11',
  '2024-06-14',
  '2024-08-13',
  '2024-09-04',
  '2026-02-25',
  '2026-05-01',
  '2026-06-12',
]);
const LEGACY_BOOKINGS = new Set([LEGACY, '2024-06-11', '2024-06-14']);
const CURRENT_BOOKINGS = new Set(['2024-08-13', '2026-02-25']);

/** A missing or unknown version is taken for the oldest one, without a word about it. */
function requested(c: Context): string {
  const version = c.req.header('cal-api-version') ?? '';
  return KNOWN.has(version) ? version : LEGACY;
}

export type Contract = 'current' | 'legacy' | 'none';

export function bookingsContract(c: Context): Contract {
  const version = requested(c);
  if (CURRENT_BOOKINGS.has(version)) return 'current';
  return LEGACY_BOOKINGS.has(version) ? 'legacy' : 'none';
}

export const servesSlots = (c: Context): boolean => requested(c) === '2024-09-04';
