// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createMemoryStore,
  createWebhookHandler,
  currentBookingUid,
  parseCalWebhook,
  toWebhookDataPoints,
  verifyCalSignature,
} from '../../../src/server';
import { delivery, recorder } from './deliveries';

const folder = process.env['CAL_WEBHOOK_SAMPLES_DIR'] ?? '';
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const hasSamples = existsSync(join(folder, 'signatures.json'));
const { secret, signatures } = (
  hasSamples ? JSON.parse(read('signatures.json')) : { secret: '', signatures: {} }
) as { secret: string; signatures: Record<string, string> };
const samples = Object.entries(signatures);

const why = hasSamples ? '' : ' (CAL_WEBHOOK_SAMPLES_DIR does not name a folder with them)';

describe.skipIf(!hasSamples)(`sample webhooks of Cal.com${why}`, () => {
  it('are all there', () => {
    expect(samples.length).toBeGreaterThanOrEqual(7);
  });

  it.each(samples)('%s is signed', async (file, signature) => {
    const body = read(file);
    expect(await verifyCalSignature({ body, signature, secret })).toBe(true);
    expect(await verifyCalSignature({ body: `${body} `, signature, secret })).toBe(false);
  });

  it.each([
    ['booking-created.json', 'BOOKING_CREATED', 'a7JdM3uYpQ6xVb1KsWe5Ng', '7310442'],
    ['booking-rescheduled.json', 'BOOKING_RESCHEDULED', 'fX2kL9vQmT7bRz4NwPc8Hs', '7311907'],
    ['booking-cancelled.json', 'BOOKING_CANCELLED', 'fX2kL9vQmT7bRz4NwPc8Hs', '7311907'],
    ['meeting-ended.json', 'MEETING_ENDED', 'fX2kL9vQmT7bRz4NwPc8Hs', '7311907'],
  ])('%s becomes the data points of Awell', (file, trigger, bookingUid, bookingId) => {
    const event = parseCalWebhook(JSON.parse(read(file)));
    expect(event.trigger).toBe(trigger);
    expect(toWebhookDataPoints(event)).toEqual([
      { key: 'bookingId', value: bookingId },
      { key: 'bookingUid', value: bookingUid },
    ]);
  });

  it('pass one endpoint, once each, and lead from the old booking to the new', async () => {
    const { events, onEvent } = recorder();
    const store = createMemoryStore();
    const handler = createWebhookHandler({ secret, onEvent, store });
    for (const status of [200, 208]) {
      for (const [file, signature] of samples) {
        const isPing = file === 'ping.json';
        const { status: answered } = await handler(delivery(read(file), { signature }));
        expect([file, answered]).toEqual([file, isPing ? 200 : status]);
      }
    }
    expect(events).toHaveLength(6);
    expect(new Set(events.map(({ trigger }) => trigger))).toEqual(
      new Set([
        'BOOKING_CANCELLED',
        'BOOKING_CREATED',
        'BOOKING_NO_SHOW_UPDATED',
        'BOOKING_REQUESTED',
        'BOOKING_RESCHEDULED',
        'MEETING_ENDED',
      ]),
    );
    expect(await currentBookingUid(store, 'a7JdM3uYpQ6xVb1KsWe5Ng')).toBe('fX2kL9vQmT7bRz4NwPc8Hs');
  });
});
