import { BookingError } from '../errors';
import { toRecord, type FakeBookingDetails } from './fakeBooking';
import { webhookBody, webhookHeaders, type WebhookTrigger } from './protocol/webhook';
import type { WebhookSubject } from './protocol/webhookPayloads';

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
  /** HTTP headers, with the signature. */
  headers: Record<string, string>;
  /** For handlers that take a `Request`; a new one each time. */
  toRequest(url?: string): Request;
}

const STATUS_OF: Partial<Record<WebhookTrigger, FakeBookingDetails['status']>> = {
  BOOKING_CANCELLED: 'cancelled',
  BOOKING_REQUESTED: 'pending',
  BOOKING_REJECTED: 'rejected',
};

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
  if (secret && !globalThis.crypto?.subtle) {
    throw new BookingError(
      'invalid_input',
      'A webhook cannot be signed here, since there is no Web Crypto. Webhooks come to servers: run this test in ' +
        'the environment "node" (@jest-environment node, @vitest-environment node).',
      { field: 'secret' },
    );
  }
  const isMove = trigger === 'BOOKING_RESCHEDULED';
  const formerUid = details.rescheduledFromUid ?? (isMove ? 'fake-booking-0' : undefined);
  const status = details.status ?? STATUS_OF[trigger];
  const { booking, host, eventType } = toRecord({
    ...details,
    status,
    rescheduledFromUid: formerUid,
  });
  const subject: WebhookSubject = {
    booking,
    host,
    eventType,
    bookerUrl: 'https://cal.com',
    former: formerUid === undefined ? undefined : toRecord({ uid: formerUid }, 0).booking,
    seatUid: details.seatUid,
    metadata: details.metadata,
    videoCallUrl: details.videoCallUrl,
    paymentId: 880_001,
  };
  const body = JSON.stringify(webhookBody(trigger, subject, createdAt));
  const headers = await webhookHeaders(body, secret);
  return {
    body,
    headers,
    toRequest: (url = 'https://app.example/api/cal-webhook') =>
      new Request(url, { method: 'POST', body, headers }),
  };
}
