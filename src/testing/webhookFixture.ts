import { BookingError } from '../errors';
import { toRecord, type FakeBookingDetails } from './fakeBooking';
import { webhookBody, type WebhookTrigger } from './protocol/webhook';

export type { WebhookTrigger };

export interface WebhookFixtureOptions {
  /** What the receiver checks the signature with. Without one, Cal.com says `no-secret-provided`. */
  secret?: string | undefined;
  /** When Cal.com sent it. ISO 8601. @default '2030-01-01T08:00:00.000Z' */
  createdAt?: string | undefined;
}

/** A webhook as it goes over the wire. */
export interface WebhookFixture {
  /** The exact text that was signed. */
  body: string;
  headers: Record<string, string>;
  /** For handlers that take a `Request`; a new one each time. */
  toRequest(url?: string): Request;
}

const STATUS_OF: Partial<Record<WebhookTrigger, FakeBookingDetails['status']>> = {
  BOOKING_CANCELLED: 'cancelled',
  BOOKING_REQUESTED: 'pending',
  BOOKING_REJECTED: 'rejected',
};

/** Hex HMAC-SHA-256, as Cal.com signs (header `X-Cal-Signature-256`). */
async function sign(body: string, secret: string): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    throw new BookingError(
      'invalid_input',
      'A webhook cannot be signed here, since there is no Web Crypto. Webhooks come to servers: run this test in ' +
        'the environment "node" (@jest-environment node, @vitest-environment node).',
      { field: 'secret' },
    );
  }
  const encoder = new TextEncoder();
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await subtle.importKey('raw', encoder.encode(secret), hmac, false, ['sign']);
  const signature = await subtle.sign('HMAC', key, encoder.encode(body));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}

/**
 * A webhook of Cal.com about a booking, signed. Needs Web Crypto: Node 20, browsers, edge runtimes.
 *
 * `BOOKING_RESCHEDULED` is about the new booking; `rescheduledFromUid` is the uid of the old.
 *
 * @throws BookingError `invalid_input` for a field that does not exist, for what is no time, and without Web Crypto.
 *
 * @example
 * const webhook = await webhookFixture('BOOKING_CANCELLED', { uid: 'abc' }, { secret });
 * expect((await POST(webhook.toRequest())).status).toBe(200);
 */
export async function webhookFixture(
  trigger: WebhookTrigger,
  details: FakeBookingDetails = {},
  { secret, createdAt = '2030-01-01T08:00:00.000Z' }: WebhookFixtureOptions = {},
): Promise<WebhookFixture> {
  const isMove = trigger === 'BOOKING_RESCHEDULED';
  const previousUid = details.rescheduledFromUid ?? (isMove ? 'fake-booking-0' : undefined);
  const status = details.status ?? STATUS_OF[trigger];
  const record = toRecord({ ...details, status, rescheduledFromUid: previousUid });
  const previous =
    previousUid === undefined ? undefined : toRecord({ uid: previousUid }, 0).booking;
  const body = JSON.stringify(webhookBody(trigger, { ...record, previous, createdAt }));
  const headers = {
    'Content-Type': 'application/json',
    'X-Cal-Signature-256': secret ? await sign(body, secret) : 'no-secret-provided',
    'X-Cal-Webhook-Version': '2021-10-20',
  };
  return {
    body,
    headers,
    toRequest: (url = 'https://app.example/api/cal-webhook') =>
      new Request(url, { method: 'POST', body, headers }),
  };
}
