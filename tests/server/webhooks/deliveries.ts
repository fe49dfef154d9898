import { createHmac } from 'node:crypto';
import type { CreateWebhookHandlerOptions, HandledWebhookEvent } from '../../../src/server';

export const SECRET = 'correct horse';

type Json = Record<string, unknown>;

/** By Node's own HMAC, not by the Web Crypto that is tested. */
export const sign = (body: string | Uint8Array, secret = SECRET): string =>
  createHmac('sha256', secret).update(body).digest('hex');

const person = (name: string, email: string, locale: string) => ({
  name,
  email,
  timeZone: 'Europe/Brussels',
  language: { locale },
  utcOffset: 60,
});

const answer = (value?: unknown) => ({ label: 'a_label', isHidden: false, value });

/** The payload of a booking trigger, in Cal.com's shape. */
export const bookingPayload = (changes: Json = {}): Json => ({
  bookerUrl: 'https://cal.com',
  type: 'intake',
  title: 'Intake with Ada',
  description: '',
  startTime: '2027-01-05T08:00:00Z',
  endTime: '2027-01-05T08:30:00Z',
  organizer: { id: 4021, username: 'clinic', ...person('Dr. Lena', 'lena@clinic.example', 'nl') },
  responses: {
    name: answer('Ada'),
    email: answer('ada@example.com'),
    notes: answer(),
    guests: answer(['kim@example.com']),
    location: answer({ value: 'integrations:daily', optionValue: '' }),
  },
  attendees: [person('Ada', 'ada@example.com', 'fr')],
  location: 'https://app.cal.com/video/uid-1',
  eventTypeId: 51801,
  seatsPerTimeSlot: null,
  iCalUID: 'uid-1@Cal.com',
  uid: 'uid-1',
  bookingId: 7300001,
  length: 45,
  metadata: { awellActivityId: 'activity-1', awellPathwayId: 'care-flow-1' },
  status: 'ACCEPTED',
  ...changes,
});

/** The row of a booking, as meeting events carry it. */
export const bookingRow = (changes: Json = {}): Json => ({
  id: 7300001,
  uid: 'uid-1',
  eventTypeId: 51801,
  title: 'Intake with Ada',
  description: null,
  responses: { name: 'Ada', email: 'ada@example.com' },
  startTime: '2027-01-05T08:00:00.000Z',
  endTime: '2027-01-05T08:30:00.000Z',
  location: 'integrations:daily',
  createdAt: '2026-12-01T09:00:00.000Z',
  status: 'ACCEPTED',
  cancellationReason: 'Childcare',
  fromReschedule: 'uid-0',
  metadata: { awellActivityId: 'activity-1' },
  noShowHost: false,
  user: { email: 'lena@clinic.example', name: 'Dr. Lena', timeZone: 'Europe/Brussels' },
  attendees: [{ email: 'ada@example.com', name: 'Ada', timeZone: 'Europe/Brussels', locale: 'fr' }],
  ...changes,
});

export const CREATED_AT = '2026-12-01T09:00:00.250Z';

export const envelope = (triggerEvent: string, payload: unknown, createdAt = CREATED_AT): Json => ({
  triggerEvent,
  createdAt,
  payload,
});

export const rescheduled = (from: string, to: string, changes: Json = {}): Json =>
  envelope(
    'BOOKING_RESCHEDULED',
    bookingPayload({
      uid: to,
      rescheduleUid: from,
      rescheduleId: 7300001,
      rescheduleStartTime: '2027-01-04T08:00:00Z',
      rescheduleEndTime: '2027-01-04T08:30:00Z',
      ...changes,
    }),
  );

/** A request as Cal.com sends it. `null` leaves the header out. */
export function delivery(
  json: unknown,
  { signature, headers = {} }: { signature?: string | null; headers?: Record<string, string> } = {},
): Request {
  const body = typeof json === 'string' ? json : JSON.stringify(json);
  const given = signature === undefined ? sign(body) : signature;
  return new Request('https://clinic.example/api/cal-webhooks', {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-cal-webhook-version': '2021-10-20',
      ...(given !== null && { 'x-cal-signature-256': given }),
      ...headers,
    },
  });
}

/** `onEvent` that keeps what it got. */
export function recorder() {
  const events: HandledWebhookEvent[] = [];
  const onEvent: CreateWebhookHandlerOptions['onEvent'] = (event) => void events.push(event);
  return { events, onEvent };
}

export const codeOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { error: { code: unknown } }).error.code;
