import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  BookingError,
  createWebhookHandler,
  parseCalWebhook,
  toWebhookDataPoints,
  verifyCalSignature,
} from '../../src/server';
import {
  bookingPayload,
  bookingRow,
  delivery,
  envelope,
  SECRET,
  sign,
} from '../server/webhooks/deliveries';
import { say } from './seed';

let tried = 0;
afterAll(() => say(`${tried} hostile webhooks`));

const trigger = fc.oneof(
  fc.constantFrom(
    'BOOKING_CREATED',
    'BOOKING_RESCHEDULED',
    'BOOKING_CANCELLED',
    'BOOKING_REQUESTED',
    'BOOKING_REJECTED',
    'BOOKING_PAID',
    'BOOKING_NO_SHOW_UPDATED',
    'MEETING_STARTED',
    'MEETING_ENDED',
    'PING',
    'RECORDING_READY',
    'constructor',
    '__proto__',
  ),
  fc.string(),
);

const fields = [...Object.keys(bookingPayload()), ...Object.keys(bookingRow()), 'payload'];

/** A payload in which some fields have random values. */
const damaged = fc
  .tuple(
    fc.constantFrom(bookingPayload(), bookingRow()),
    fc.dictionary(fc.constantFrom(...fields), fc.jsonValue()),
  )
  .map(([payload, changes]) => Object.assign(structuredClone(payload), changes));

const webhook = fc.oneof(
  fc.tuple(trigger, damaged).map(([name, payload]) => envelope(name, payload)),
  fc
    .tuple(trigger, damaged)
    .map(([name, row]) => Object.assign(structuredClone(row), { triggerEvent: name })),
  fc.tuple(trigger, fc.jsonValue()).map(([name, payload]) => envelope(name, payload)),
  fc.jsonValue(),
);

describe('a webhook of any shape', () => {
  it('is read as an event with a booking and a start, or is refused with a BookingError', () => {
    fc.assert(
      fc.property(webhook, (json) => {
        tried += 1;
        try {
          const event = parseCalWebhook(json);
          if ('booking' in event) {
            expect(event.booking.uid.trim()).not.toBe('');
            for (const time of [event.booking.start, event.booking.end]) {
              expect(new Date(time).toISOString()).toBe(time);
            }
            expect(event.booking.videoCallUrl ?? 'https://').toMatch(/^https?:\/\//);
          }
          for (const { value } of toWebhookDataPoints(event)) expect(value).not.toMatch(/^$|undef/);
        } catch (error) {
          expect(error).toBeInstanceOf(BookingError);
          expect(error).toHaveProperty('code', 'invalid_webhook');
        }
      }),
    );
  });

  it('gets 200, 208 or 400 if it is signed, and reaches the app at most once', async () => {
    const keys = new Set<string>();
    const handler = createWebhookHandler({
      maxAgeMinutes: Infinity,
      secret: SECRET,
      onError: () => {},
      onEvent: (_event, { key }) => {
        expect(keys).not.toContain(key);
        keys.add(key);
      },
    });
    await fc.assert(
      fc.asyncProperty(webhook, async (json) => {
        tried += 1;
        const { status } = await handler(delivery(json));
        expect([200, 208, 400]).toContain(status);
        if (status !== 400) expect([200, 208]).toContain((await handler(delivery(json))).status);
      }),
      { numRuns: 300 },
    );
  });

  it('never reaches the app if it is unsigned', async () => {
    const reached: unknown[] = [];
    const onEvent = (event: unknown) => void reached.push(event);
    const handler = createWebhookHandler({
      maxAgeMinutes: Infinity,
      secret: SECRET,
      onEvent,
      onError: () => {},
    });
    const signatures = fc.oneof(
      fc.constantFrom(null, 'no-secret-provided', '', sign('other'), '0'.repeat(64)),
      fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim()),
    );
    await fc.assert(
      fc.asyncProperty(webhook, signatures, async (json, signature) => {
        tried += 1;
        const { status } = await handler(delivery(JSON.stringify(json), { signature }));
        expect(status).toBe(401);
      }),
      { numRuns: 300 },
    );
    expect(reached).toEqual([]);
  });
});

describe('a signature', () => {
  it('is valid only for its own bytes and secret', async () => {
    const secrets = fc.string({ minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1 }), secrets, fc.nat(), async (...given) => {
        const [body, secret, at] = given;
        const signature = sign(body, secret);
        expect(await verifyCalSignature({ body, signature, secret })).toBe(true);
        expect(await verifyCalSignature({ body, signature, secret: `${secret}x` })).toBe(false);
        const changed = Uint8Array.from(body);
        changed[at % body.length] = (changed[at % body.length] ?? 0) ^ (1 << (at % 8));
        expect(await verifyCalSignature({ body: changed, signature, secret })).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
