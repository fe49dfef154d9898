import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createWebhookHandler, forwardToAwell } from '../../../src/server';
import { serve } from '../endpoints';
import {
  bookingPayload,
  codeOf,
  delivery,
  envelope,
  rescheduled,
  SECRET,
  sign,
} from './deliveries';

/** Awell's webhooks, each at its own path. */
async function awell(answer: () => number = () => 200) {
  const received: { path: string; headers: Record<string, unknown>; body: Buffer }[] = [];
  const origin = await serve((request, response) => {
    void buffer(request).then((body) => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      response.statusCode = answer();
      response.setHeader('location', 'https://elsewhere.example/');
      response.end();
    });
  });
  const targets = {
    BOOKING_CREATED: `${origin}/created`,
    BOOKING_RESCHEDULED: `${origin}/rescheduled`,
    RECORDING_READY: `${origin}/recording`,
  };
  return { received, targets };
}

const created = envelope('BOOKING_CREATED', bookingPayload());

describe('forwardToAwell', () => {
  it('posts each trigger to its own webhook, byte for byte, with its signature', async () => {
    const { received, targets } = await awell();
    const handler = createWebhookHandler({
      maxAgeMinutes: Infinity,
      secret: SECRET,
      onEvent: forwardToAwell({ targets }),
    });
    const bodies = [
      JSON.stringify(created, null, 3).replace('Ada', 'A\\u0064a'),
      JSON.stringify(rescheduled('uid-1', 'uid-2')),
      JSON.stringify(envelope('RECORDING_READY', {})),
    ];
    for (const body of bodies) expect((await handler(delivery(body))).status).toBe(200);
    expect(received.map(({ path }) => path)).toEqual(['/created', '/rescheduled', '/recording']);
    expect(received.map(({ body }) => body.toString())).toEqual(bodies);
    for (const { headers, body } of received) {
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'x-cal-signature-256': sign(body),
        'x-cal-webhook-version': '2021-10-20',
      });
    }
  });

  it('sends a repeated delivery once, and an unsigned one not at all', async () => {
    const { received, targets } = await awell();
    const handler = createWebhookHandler({
      maxAgeMinutes: Infinity,
      secret: SECRET,
      onEvent: forwardToAwell({ targets }),
    });
    await handler(delivery(created));
    await handler(delivery(created));
    await handler(delivery(rescheduled('uid-1', 'uid-2'), { signature: sign('other') }));
    expect(received).toHaveLength(1);
  });

  it('ignores a trigger without a target', async () => {
    const { received, targets } = await awell();
    const handler = createWebhookHandler({
      maxAgeMinutes: Infinity,
      secret: SECRET,
      onEvent: forwardToAwell({ targets }),
    });
    for (const name of ['BOOKING_CANCELLED', 'BOOKING_PAID']) {
      expect((await handler(delivery(envelope(name, bookingPayload())))).status).toBe(200);
    }
    expect(received).toEqual([]);
  });

  it.each([
    [503, 'server_error', true],
    [429, 'server_error', true],
    [404, 'bad_request', false],
    [302, 'invalid_response', false],
  ])(
    'answers 500 to Cal.com and sends the next attempt if Awell answers %i',
    async (status, code, again) => {
      const answers = [status, 200];
      const { received, targets } = await awell(() => answers.shift() ?? 500);
      const causes: unknown[] = [];
      const handler = createWebhookHandler({
        maxAgeMinutes: Infinity,
        secret: SECRET,
        onEvent: forwardToAwell({ targets }),
        onError: ({ cause }) => void causes.push(cause),
      });
      const response = await handler(delivery(created));
      expect([response.status, await codeOf(response)]).toEqual([500, 'not_handled']);
      expect((await handler(delivery(created))).status).toBe(200);
      expect(received).toHaveLength(2);
      expect(causes).toEqual([expect.objectContaining({ code, recoverable: again })]);
    },
  );

  it('stops waiting after the timeout', async () => {
    const silent = await serve(() => undefined);
    const forward = forwardToAwell({ targets: { PING_LIKE: silent }, timeout: 50 });
    const event = { trigger: 'UNKNOWN', name: 'PING_LIKE', payload: {} } as const;
    await expect(forward(event, { body: new Uint8Array(), headers: {} })).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it.each([
    ['no address', { BOOKING_CREATED: 'awell' }, /BOOKING_CREATED isn.t an http/],
    ['another scheme', { BOOKING_CREATED: 'file:///etc/passwd' }, /isn.t an http/],
    ['an address that is not set', { BOOKING_CREATED: undefined as never }, /isn.t an http/],
    ['no trigger', { bookingCreated: 'https://a.test/1' }, /bookingCreated isn.t a trigger/],
    [
      'one address for two triggers',
      { BOOKING_CREATED: 'https://a.test/1', BOOKING_CANCELLED: 'https://a.test/1' },
      /BOOKING_CREATED and BOOKING_CANCELLED have the same target/,
    ],
  ])('refuses %s', (_what, targets, message) => {
    expect(() => forwardToAwell({ targets: targets as Record<string, string> })).toThrow(
      expect.objectContaining({ code: 'invalid_input', message: expect.stringMatching(message) }),
    );
  });
});
