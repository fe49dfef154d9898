import {
  createCalClient,
  type CalClient,
  type CalClientOptions,
} from '../../../src/api/cal/calClient';
import { createCalClientV1 } from '../../../src/api/cal/calClientV1';
import type { CreateBookingInput } from '../../../src/api/cal/inputs';
import type { BookingError } from '../../../src/errors';
import { createCalSandbox, type CalSandbox } from '../../../sandbox/cal/index';
import { eventTypeId, KEY, NOW, TUESDAY_NINE } from '../../sandbox/calClient';

export const ORIGIN = 'http://cal.test';

export interface SentRequest {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/** A client at a sandbox of its own, and what it sent there. Of API v1: `createCalClientV1` as the second. */
export function createSandboxClient(
  options: CalClientOptions = {},
  create: (options: CalClientOptions) => CalClient = createCalClient,
) {
  const isV1 = create === createCalClientV1;
  const cal = createCalSandbox({ now: () => NOW, v1: isV1 });
  const sent: SentRequest[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url, headers } = request;
    sent.push({ method, url, headers, body: await request.clone().text() });
    return cal.app.request(request);
  };
  const client = create({
    baseUrl: `${ORIGIN}/${isV1 ? 'v1' : 'v2'}`,
    apiKey: KEY,
    calOrigin: ORIGIN,
    fetch,
    ...options,
  });
  return { cal, client, sent };
}

const PROXY = 'https://app.test/api/cal';

/** A client of a browser behind a proxy that adds the key: what it does, the host does. */
export const createHostClient = ({ cal }: { cal: CalSandbox }): CalClient =>
  createCalClient({
    proxyUrl: PROXY,
    calOrigin: ORIGIN,
    fetch: async (input, init) => {
      const request = new Request(String(input).replace(PROXY, `${ORIGIN}/v2`), init);
      request.headers.set('authorization', `Bearer ${KEY}`);
      if (!request.headers.has('cal-api-version')) {
        request.headers.set('cal-api-version', '2024-08-13');
      }
      return cal.app.request(request);
    },
  });

export const bookingInput = (slug = 'intake', start = TUESDAY_NINE): CreateBookingInput => ({
  eventTypeId: eventTypeId(slug),
  start,
  timeZone: 'Europe/London',
  responses: { name: 'Sam Okafor', email: 'sam@example.com' },
});

export const failure = (promise: Promise<unknown>): Promise<BookingError> =>
  promise.then(
    () => Promise.reject(new Error('It was carried out.')),
    (error: BookingError) => error,
  );
