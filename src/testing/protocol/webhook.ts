import { cancelledEvent } from './webhookCancelled';
import {
  answeredEvent,
  madeEvent,
  meetingRow,
  requestedEvent,
  type WebhookSubject,
} from './webhookPayloads';

/** The triggers of Cal.com's webhooks about bookings. */
export type WebhookTrigger =
  | 'BOOKING_CREATED'
  | 'BOOKING_RESCHEDULED'
  | 'BOOKING_CANCELLED'
  | 'BOOKING_REQUESTED'
  | 'BOOKING_REJECTED'
  | 'BOOKING_PAYMENT_INITIATED'
  | 'BOOKING_PAID'
  | 'BOOKING_NO_SHOW_UPDATED'
  | 'MEETING_STARTED'
  | 'MEETING_ENDED'
  | 'PING';

function payloadOf(trigger: WebhookTrigger, subject: WebhookSubject): object {
  const { booking } = subject;
  switch (trigger) {
    case 'BOOKING_CANCELLED':
      return cancelledEvent(subject);
    case 'BOOKING_REQUESTED':
      return requestedEvent(subject);
    case 'BOOKING_REJECTED':
      return answeredEvent(subject);
    case 'BOOKING_PAYMENT_INITIATED':
    case 'BOOKING_PAID':
      return { ...madeEvent(subject), paymentId: subject.paymentId, paymentData: {} };
    case 'BOOKING_NO_SHOW_UPDATED': {
      const attendees = booking.attendees.map(({ email }) => ({ email, noShow: true }));
      const message = `${attendees.map(({ email }) => email).join(', ')} marked as no-show`;
      return { message, attendees, bookingUid: booking.uid, bookingId: booking.id };
    }
    default:
      return subject.isAnswer ? answeredEvent(subject) : madeEvent(subject);
  }
}

/** The body that the button *Ping test* sends. */
export function pingBody(createdAt: string): object {
  const person = { timeZone: 'Europe/London', language: { locale: 'en' }, utcOffset: 60 };
  const payload = {
    type: 'Test',
    title: 'Test trigger event',
    description: '',
    startTime: createdAt,
    endTime: createdAt,
    attendees: [{ email: 'jdoe@example.com', name: 'John Doe', ...person }],
    organizer: { name: 'Cal', email: 'no-reply@cal.com', ...person },
  };
  return { triggerEvent: 'PING', createdAt, payload };
}

/**
 * The body of a webhook, in Cal.com's version 2021-10-20. Meeting events have no envelope.
 *
 * @param createdAt When it is sent, ISO 8601 UTC.
 */
export function webhookBody(
  trigger: WebhookTrigger,
  subject: WebhookSubject,
  createdAt: string,
): object {
  if (trigger === 'MEETING_STARTED' || trigger === 'MEETING_ENDED') {
    return { triggerEvent: trigger, ...meetingRow(subject) };
  }
  if (trigger === 'PING') return pingBody(createdAt);
  return { triggerEvent: trigger, createdAt, payload: payloadOf(trigger, subject) };
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** Hex HMAC-SHA-256. Without node:crypto, because the sandbox also runs in a service worker. */
async function sign(body: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), HMAC, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(body)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The headers of a webhook. Without a secret, Cal.com sends `no-secret-provided` instead of a signature. */
export const webhookHeaders = async (
  body: string,
  secret: string | undefined,
): Promise<Record<string, string>> => ({
  'Content-Type': 'application/json',
  'X-Cal-Signature-256': secret ? await sign(body, secret) : 'no-secret-provided',
  'X-Cal-Webhook-Version': '2021-10-20',
});
