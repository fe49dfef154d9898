import {
  createCalClient,
  type CalClient,
  type CalClientOptions,
} from '../../../src/api/cal/calClient';
import { createCalClientV1 } from '../../../src/api/cal/calClientV1';
import type { CreateBookingInput } from '../../../src/api/cal/inputs';
import type { BookingError } from '../../../src/errors';
import { createCalProxy, type CalRole } from '../../../src/server';
import { createCalSandbox, type CalSandbox } from '../../../sandbox/cal/index';
import { eventTypeId, KEY, NOW, TUESDAY_NINE } from '../../sandbox/calClient';

export const ORIGIN = 'https://cal.test';

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

/** A client of a browser behind the clinic's proxy. */
export function createProxyClient(
  { cal }: { cal: CalSandbox },
  role: CalRole = 'patient',
): CalClient {
  const proxy = createCalProxy({
    apiKey: KEY,
    baseUrl: `${ORIGIN}/v2`,
    authorize: () => role,
    fetch: async (input, init) => cal.app.request(new Request(input, init)),
  });
  return createCalClient({
    proxyUrl: PROXY,
    calOrigin: ORIGIN,
    fetch: (input, init) => proxy(new Request(input, init)),
  });
}

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
