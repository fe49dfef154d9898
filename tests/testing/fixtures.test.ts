import { describe, expect, it, vi } from 'vitest';
import { createCalClient, readBookAppointmentActivity, readBookingRedirect } from '../../src/index';
import { parseCalWebhook } from '../../src/server/webhooks/parseWebhook';
import { verifyCalSignature } from '../../src/server/webhooks/signature';
import {
  activityRecordFixture,
  bookingFixture,
  calAnswerFixture,
  calErrorFixture,
  redirectFixture,
  webhookFixture,
  type WebhookTrigger,
} from '../../src/testing';
import { openCalDocument, whyNoDocuments } from '../openapi/documents';
import { webhooks } from '../sandbox/real/captures';

describe('a booking', () => {
  it('equals what a client returns for the answer', async () => {
    const details = { uid: 'abc', id: 7, start: '2030-03-01T10:00:00Z', hostName: 'Dr. Ruiz' };
    const fetch = async () => Response.json(calAnswerFixture(details));
    const client = createCalClient({ fetch });
    expect(bookingFixture(details)).toEqual(await client.getBooking('abc'));
    expect(bookingFixture(details)).toMatchObject({
      uid: 'abc',
      id: 7,
      status: 'accepted',
      end: '2030-03-01T10:30:00.000Z',
      hosts: [{ name: 'Dr. Ruiz' }],
      attendees: [{ name: 'Sam Rivera' }],
    });
  });

  it.each([
    [{ seatUid: 'seat-1' }, { attendees: [expect.objectContaining({ seatUid: 'seat-1' })] }],
    [{ rescheduledToUid: 'new' }, { status: 'cancelled', rescheduledToUid: 'new' }],
    [{ rescheduledFromUid: 'old' }, { rescheduledFromUid: 'old' }],
    [{ metadata: { awellActivityId: 'a-1' } }, { metadata: { awellActivityId: 'a-1' } }],
    [{ id: null }, expect.not.objectContaining({ id: expect.any(Number) })],
    [
      { status: 'cancelled', cancellationReason: 'ill' },
      { status: 'cancelled', cancellationReason: 'ill' },
    ],
  ] as const)('can be another: %j', (details, expected) => {
    expect(bookingFixture(details)).toEqual(
      'asymmetricMatch' in expected ? expected : expect.objectContaining(expected),
    );
  });

  it('that doesn’t exist is an error with a code', async () => {
    const fetch = vi.fn(async () => Response.json(calErrorFixture(404), { status: 404 }));
    const client = createCalClient({ fetch });
    await expect(client.getBooking('abc')).rejects.toMatchObject({ code: 'not_found' });
  });

  it.skipIf(whyNoDocuments)('is an answer of Cal.com’s own document', async () => {
    const document = await openCalDocument('v2');
    const call = {
      method: 'GET',
      url: 'https://api.cal.com/v2/bookings/abc',
      headers: new Headers({ 'cal-api-version': '2024-08-13' }),
      body: '',
    };
    expect(document.has(call)).toBe(true);
    for (const details of [{}, { seatUid: 'seat-1' }, { rescheduledFromUid: 'old' }]) {
      expect(document.checkResponse(call, 200, calAnswerFixture(details))).toEqual([]);
    }
  });
});

describe('an activity record', () => {
  it('is encoded like Awell’s, and read as designers typed it', () => {
    const calLink = `clinic/intake?name=Ada & "Sons"`;
    const record = activityRecordFixture({ calLink, customDomain: 'clinic', activityId: 'a-1' });
    expect(record.fields[0]?.value).toBe('clinic/intake?name&#x3D;Ada &amp; &quot;Sons&quot;');
    expect(readBookAppointmentActivity(record)).toEqual({
      activityId: 'a-1',
      careFlowId: 'fake-care-flow-1',
      calLink,
      calOrigin: 'https://clinic.cal.com',
    });
  });
});

describe('a redirect', () => {
  it('has the booking and its activity', () => {
    const url = redirectFixture('https://app.example/booked?step=2', {
      uid: 'abc',
      metadata: { awellActivityId: 'a-1' },
    });
    expect(url).toMatch(/^https:\/\/app\.example\/booked\?step=2&/);
    expect(readBookingRedirect(url)).toMatchObject({
      booking: { uid: 'abc', start: '2030-01-07T09:00:00.000Z', hostName: 'Dr. Amina Diallo' },
      activityId: 'a-1',
    });
  });
});

const TRIGGERS = [
  'BOOKING_CREATED',
  'BOOKING_RESCHEDULED',
  'BOOKING_CANCELLED',
  'BOOKING_REQUESTED',
  'BOOKING_REJECTED',
  'BOOKING_PAYMENT_INITIATED',
  'BOOKING_PAID',
  'BOOKING_NO_SHOW_UPDATED',
  'MEETING_STARTED',
  'MEETING_ENDED',
  'PING',
] as const satisfies readonly WebhookTrigger[];

describe('a webhook', () => {
  it.each(TRIGGERS)('%s is parsed, and its signature is valid', async (trigger) => {
    const { body, headers } = await webhookFixture(trigger, { uid: 'abc' }, { secret: 's3cret' });
    const event = parseCalWebhook(JSON.parse(body));
    expect(event.trigger).toBe(trigger);
    if ('booking' in event) expect(event.booking.uid).toBe('abc');
    const signature = headers['X-Cal-Signature-256'];
    expect(await verifyCalSignature({ body, signature, secret: 's3cret' })).toBe(true);
    expect(await verifyCalSignature({ body, signature, secret: 'other' })).toBe(false);
  });

  it('of a reschedule has both bookings', async () => {
    const { body } = await webhookFixture('BOOKING_RESCHEDULED', {
      uid: 'new',
      rescheduledFromUid: 'old',
    });
    expect(parseCalWebhook(JSON.parse(body))).toMatchObject({
      booking: { uid: 'new', status: 'accepted' },
      rescheduledFrom: { uid: 'old', start: '2030-01-07T09:00:00.000Z' },
    });
  });

  it('cal-real 3.6: has the activity, except in a cancellation', async () => {
    const details = {
      metadata: { awellActivityId: 'a-1', awellPathwayId: 'flow-1' },
      cancellationReason: 'ill',
    };
    const made = await webhookFixture('BOOKING_CREATED', details);
    expect(parseCalWebhook(JSON.parse(made.body))).toMatchObject({
      activityId: 'a-1',
      careFlowId: 'flow-1',
    });
    const { body } = await webhookFixture('BOOKING_CANCELLED', details);
    expect(parseCalWebhook(JSON.parse(body))).toMatchObject({
      activityId: undefined,
      cancellationReason: 'ill',
      booking: { status: 'cancelled', metadata: {} },
    });
  });

  it('can be a Request', async () => {
    const webhook = await webhookFixture('BOOKING_CREATED');
    const request = webhook.toRequest();
    expect([request.method, request.headers.get('x-cal-signature-256')]).toEqual([
      'POST',
      'no-secret-provided',
    ]);
    expect(await request.text()).toBe(webhook.body);
    expect(await webhook.toRequest('https://other.example/').text()).toBe(webhook.body);
  });

  const captured = Object.entries(webhooks.deliveries);

  it.each(TRIGGERS.filter((trigger) => captured.some(([name]) => name.startsWith(trigger))))(
    '%s has no field that Cal.com’s own has not, and those that matter',
    async (trigger) => {
      const keysOf = (value: object): string[] =>
        Object.entries(value).flatMap(([key, child]) =>
          ['payload', 'organizer'].includes(key) ? [key].concat(keysOf(child as object)) : [key],
        );
      const theirs = captured
        .filter(([name]) => name.startsWith(trigger))
        .map(([, { body }]) => keysOf(JSON.parse(body) as object));
      const { body } = await webhookFixture(trigger);
      const own = keysOf(JSON.parse(body) as object);
      expect(own.filter((key) => !theirs.flat().includes(key))).toEqual([]);
      expect(own.length / Math.min(...theirs.map(({ length }) => length))).toBeGreaterThan(0.9);
    },
  );
});
