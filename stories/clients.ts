import { type CalClient, createCalClient } from 'awell-cal-booking';
import { calApiUrl, calOrigin } from 'virtual:sandbox';

const YEAR_MS = 365 * 86_400_000;

export const client = createCalClient({ baseUrl: calApiUrl, calOrigin });

/** A client for which calls to some addresses end differently. */
const clientWhere = (account: string, calls: RegExp, end: () => Promise<never>): CalClient =>
  createCalClient({
    baseUrl: calApiUrl,
    calOrigin,
    account: `${account} ${calls.source}`,
    timeout: 2 ** 31 - 1,
    fetch: (...asked) => (calls.test(String(asked[0])) ? end() : fetch(...asked)),
  });

/** These calls fail without a connection, as a browser reports it. */
export const withoutConnection = (calls: RegExp): CalClient =>
  clientWhere('unreachable', calls, () => Promise.reject(new TypeError('Failed to fetch')));

/** These calls are never answered. */
export const withoutAnswer = (calls: RegExp): CalClient =>
  clientWhere('silent', calls, () => new Promise(() => undefined));

/** Cal.com with a clock that is a year ahead, so upcoming appointments are over. */
export const nextYear: CalClient = {
  ...client,
  account: `${client.account} a year later`,
  getCurrentBooking: async (...asked) => {
    const booking = await client.getCurrentBooking(...asked);
    const earlier = (time: string) => new Date(Date.parse(time) - YEAR_MS).toISOString();
    return { ...booking, start: earlier(booking.start), end: earlier(booking.end) };
  },
};
