import { describe, expect, it } from 'vitest';
import {
  createMemoryStore,
  createWebhookHandler,
  currentBookingUid,
  parseCalWebhook,
  toWebhookDataPoints,
  verifyCalSignature,
} from '../../../src/server';
import { webhooks } from '../../sandbox/real/captures';
import { delivery, recorder } from './deliveries';

const { secret } = webhooks;
const samples = Object.entries(webhooks.deliveries);
const eventOf = (name: string) => parseCalWebhook(JSON.parse(bodyOf(name)));
const bodyOf = (name: string): string => webhooks.deliveries[name]?.body ?? '';

const MADE = { bookingId: '60401', bookingUid: uidOf('BOOKING_CREATED first-visit') };
const MOVED = { bookingId: '60425', bookingUid: uidOf('BOOKING_RESCHEDULED first-visit') };

function uidOf(name: string): string {
  const event = eventOf(name);
  return 'booking' in event ? event.booking.uid : '';
}

describe('webhooks recorded from Cal.com', () => {
  it.each(samples)('%s: the signature is valid for exactly these bytes', async (_name, sample) => {
    const { body, signature } = sample;
    expect(await verifyCalSignature({ body, signature, secret })).toBe(true);
    expect(await verifyCalSignature({ body: `${body} `, signature, secret })).toBe(false);
  });

  it.each([
    ['BOOKING_CREATED first-visit', MADE],
    ['BOOKING_RESCHEDULED first-visit', MOVED],
    ['BOOKING_CANCELLED first-visit', MOVED],
  ])('%s gives the data points for Awell', (name, { bookingId, bookingUid }) => {
    expect(toWebhookDataPoints(eventOf(name))).toEqual([
      { key: 'bookingId', value: bookingId },
      { key: 'bookingUid', value: bookingUid },
    ]);
  });

  it('are each handled once by one endpoint, and lead from the old booking to the new', async () => {
    const { events, onEvent } = recorder();
    const store = createMemoryStore();
    const handler = createWebhookHandler({ maxAgeMinutes: Infinity, secret, onEvent, store });
    for (const status of [200, 208]) {
      for (const [name, { body, signature }] of samples) {
        const { status: answered } = await handler(delivery(body, { signature }));
        expect([name, answered]).toEqual([name, status]);
      }
    }
    expect(events).toHaveLength(samples.length);
    expect(events.map(({ trigger }) => trigger)).toEqual(
      samples.map(([name]) => name.split(' ')[0]),
    );
    expect(await currentBookingUid(store, MADE.bookingUid)).toBe(MOVED.bookingUid);
  });
});
