import { createCalSandbox, EVENT_TYPES, type CalSandbox } from '../../sandbox/cal/index';

/** A Monday: the first slot is Tuesday 5 January 2027, 09:00 in Brussels. */
export const NOW = new Date('2027-01-04T12:00:00Z');
export const TUESDAY_NINE = '2027-01-05T08:00:00.000Z';
export const TUESDAY_TEN = '2027-01-05T09:00:00.000Z';
export const KEY = 'cal_sandbox_key';

export interface Answer {
  status: number;
  headers: Headers;
  body: {
    status: string;
    path: string;
    data: Record<string, unknown>;
    error: { code: string; message: string; details: Record<string, unknown> };
    pagination: Record<string, unknown>;
  };
}

export interface CallOptions {
  version?: string | null;
  key?: string;
  body?: unknown;
}

export interface CalClient {
  cal: CalSandbox;
  call: (method: string, path: string, options?: CallOptions) => Promise<Answer>;
  /** Books through the API and answers with the booking. */
  book: (slug: string, start?: string) => Promise<Record<string, unknown>>;
  /** Makes it another time for the sandbox. */
  now: (time: Date) => void;
}

export const eventTypeId = (slug: string): number =>
  EVENT_TYPES.find((eventType) => eventType.slug === slug)?.id ?? 0;

export const bookingBody = (slug: string, start: string) => ({
  start,
  eventTypeId: eventTypeId(slug),
  attendee: { name: 'Sam Okafor', email: 'sam@example.com', timeZone: 'Europe/London' },
  metadata: { activityId: 'act-1' },
});

export function createClient(): CalClient {
  let time = NOW;
  const cal = createCalSandbox({ now: () => time });

  const call: CalClient['call'] = async (method, path, options = {}) => {
    const { version = '2024-08-13', key, body } = options;
    const response = await cal.app.request(path, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(version ? { 'cal-api-version': version } : {}),
        ...(key ? { Authorization: `Bearer ${key}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { status, headers } = response;
    return { status, headers, body: (await response.json()) as Answer['body'] };
  };

  const book: CalClient['book'] = async (slug, start = TUESDAY_NINE) => {
    const { body } = await call('POST', '/v2/bookings', { body: bookingBody(slug, start) });
    return body.data;
  };

  const now = (next: Date): void => {
    time = next;
  };
  return { cal, call, book, now };
}
