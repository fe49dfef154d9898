import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  createMemoryStore,
  createWebhookHandler,
  currentBookingUid,
  type CreateWebhookHandlerOptions,
  type WebhookStore,
} from '../../../src/server';
import {
  bookingPayload,
  bookingRow,
  codeOf,
  delivery,
  envelope,
  recorder,
  rescheduled,
  SECRET,
  sign,
} from './deliveries';

const created = envelope('BOOKING_CREATED', bookingPayload());

function setUp(options: Partial<CreateWebhookHandlerOptions> = {}) {
  const { events, onEvent } = recorder();
  const onError = vi.fn();
  const handler = createWebhookHandler({
    maxAgeMinutes: Infinity,
    secret: SECRET,
    onEvent,
    onError,
    ...options,
  });
  return { handler, events, onError };
}

describe('a signed delivery', () => {
  it('calls onEvent and is answered with an empty 200', async () => {
    const { handler, events } = setUp();
    const response = await handler(delivery(created));
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(events).toMatchObject([{ trigger: 'BOOKING_CREATED', activityId: 'activity-1' }]);
  });

  it('can have any trigger at the same endpoint', async () => {
    const { handler, events } = setUp();
    for (const json of [
      created,
      rescheduled('uid-1', 'uid-2'),
      envelope('BOOKING_CANCELLED', bookingPayload()),
      { triggerEvent: 'MEETING_ENDED', ...bookingRow() },
      envelope('RECORDING_READY', {}),
    ]) {
      expect((await handler(delivery(json))).status).toBe(200);
    }
    expect(events.map(({ trigger }) => trigger)).toEqual([
      'BOOKING_CREATED',
      'BOOKING_RESCHEDULED',
      'BOOKING_CANCELLED',
      'MEETING_ENDED',
      'UNKNOWN',
    ]);
  });

  it('can be signed with any of the secrets', async () => {
    // With what a file or a terminal puts behind it.
    const { handler, events } = setUp({ secret: ['old\r\n', `${SECRET}\n`] });
    expect((await handler(delivery(created))).status).toBe(200);
    const other = JSON.stringify(rescheduled('uid-1', 'uid-2'));
    expect((await handler(delivery(other, { signature: sign(other, 'old') }))).status).toBe(200);
    expect(events).toHaveLength(2);
  });

  it('passes on the bytes and headers as received', async () => {
    const onEvent = vi.fn();
    const { handler } = setUp({ onEvent });
    // Spaces and escapes that no serializer would write again.
    const body = JSON.stringify(created, null, 3).replace('Ada', 'A\\u0064a');
    await handler(delivery(body, { headers: { cookie: 'session=1' } }));
    const [, passed] = onEvent.mock.calls[0] as Parameters<CreateWebhookHandlerOptions['onEvent']>;
    expect(new TextDecoder().decode(passed.body)).toBe(body);
    expect(passed.headers).toEqual({
      'content-type': 'application/json',
      'x-cal-signature-256': sign(body),
      'x-cal-webhook-version': '2021-10-20',
    });
  });

  it('answers a ping without calling onEvent', async () => {
    const { handler, events } = setUp();
    expect((await handler(delivery(envelope('PING', {})))).status).toBe(200);
    expect(events).toEqual([]);
  });
});

describe('a bad delivery is refused with a status and a code', () => {
  const body = JSON.stringify(created);
  const stream = (size: number) =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(65_536));
        size -= 65_536;
        if (size <= 0) controller.close();
      },
    });
  const post = (init: RequestInit & { duplex?: 'half' }) =>
    new Request('https://clinic.example/', { method: 'POST', ...init });
  const signed = { 'x-cal-signature-256': sign(body) };

  it.each<[string, number, string, () => Request]>([
    [
      'a changed byte',
      401,
      'invalid_signature',
      () => delivery(body.replace('uid-1', 'uid-2'), { signature: sign(body) }),
    ],
    [
      'another secret',
      401,
      'invalid_signature',
      () => delivery(body, { signature: sign(body, 'x') }),
    ],
    ['a missing header', 401, 'missing_signature', () => delivery(body, { signature: null })],
    [
      'no-secret-provided',
      401,
      'missing_signature',
      () => delivery(body, { signature: 'no-secret-provided' }),
    ],
    ['10 MB', 413, 'too_large', () => delivery(' '.repeat(10_000_000))],
    [
      '10 MB that were announced',
      413,
      'too_large',
      () => post({ body, headers: { 'content-length': '10000000' } }),
    ],
    [
      '10 MB in chunks, without a length',
      413,
      'too_large',
      () => post({ body: stream(10_000_000), duplex: 'half', headers: signed }),
    ],
    ['nothing', 400, 'unreadable_body', () => post({ headers: signed })],
    ['another method', 405, 'method_not_allowed', () => new Request('https://clinic.example/')],
    ['what is no JSON', 400, 'malformed_json', () => delivery('{')],
    [
      'a custom template',
      400,
      'invalid_webhook',
      () => delivery({ id: 'uid-1', who: 'Ada Martens' }),
    ],
    [
      'a custom template that is no JSON',
      400,
      'invalid_webhook',
      () =>
        delivery('uid=uid-1', {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
    ],
  ])('%s: %i %s', async (_what, status, code, make) => {
    const { handler, events, onError } = setUp();
    const response = await handler(make());
    expect(response.status).toBe(status);
    const text = await response.clone().text();
    expect(text).not.toMatch(/Ada|uid-1/);
    expect(await codeOf(response)).toBe(code);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(events).toEqual([]);
    await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ status, code }));
  });

  it('stops reading a body that is too long', async () => {
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const { handler } = setUp({ maxBytes: 200_000 });
    const response = await handler(post({ body: endless, duplex: 'half', headers: signed }));
    expect(response.status).toBe(413);
    expect(read).toBeLessThan(500_000);
  });

  it('refuses a body that breaks off or was already read', async () => {
    const { handler } = setUp();
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new Error('gone')),
    });
    const consumed = delivery(created);
    await consumed.text();
    for (const request of [post({ body: broken, duplex: 'half', headers: signed }), consumed]) {
      expect(await codeOf(await handler(request))).toBe('unreadable_body');
    }
  });

  it('names the allowed method', async () => {
    const response = await setUp().handler(new Request('https://clinic.example/'));
    expect(response.headers.get('allow')).toBe('POST');
  });
});

it.each([Number.NaN, 0, -1])('createWebhookHandler refuses a limit of %s bytes', (maxBytes) => {
  const make = () => createWebhookHandler({ secret: 'good', maxBytes, onEvent: () => undefined });
  expect(make).toThrow(expect.objectContaining({ code: 'invalid_input', field: 'maxBytes' }));
});

describe('without a secret', () => {
  it.each([[undefined], [''], [[]], [['good', '']], [[undefined]]])(
    'createWebhookHandler refuses the secret %j, unless allowUnsigned is set',
    (secret) => {
      const make = () =>
        createWebhookHandler({ secret: secret as string, onEvent: () => undefined });
      expect(make).toThrow(expect.objectContaining({ code: 'invalid_input', field: 'secret' }));
    },
  );

  it.each([['no-secret-provided'], [null], [sign('other')]])(
    'allowUnsigned accepts the signature %j',
    async (signature) => {
      const { handler, events } = setUp({ secret: undefined, allowUnsigned: true });
      expect((await handler(delivery(created, { signature }))).status).toBe(200);
      expect(events).toHaveLength(1);
    },
  );

  it('allowUnsigned with a secret still refuses a wrong signature', async () => {
    const { handler } = setUp({ allowUnsigned: true });
    expect((await handler(delivery(created, { signature: sign('other') }))).status).toBe(401);
    expect((await handler(delivery(created, { signature: null }))).status).toBe(200);
  });
});

describe('a repeated delivery', () => {
  it('is answered with 208 and not handled again', async () => {
    const { handler, events, onError } = setUp();
    const statuses = [];
    for (let time = 0; time < 3; time += 1)
      statuses.push((await handler(delivery(created))).status);
    expect(statuses).toEqual([200, 208, 208]);
    expect(events).toHaveLength(1);
    expect(onError).not.toHaveBeenCalled();
  });

  it('isn’t handled while the first is still running', async () => {
    let finish!: () => void;
    const onEvent = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const { handler } = setUp({ onEvent });
    const first = handler(delivery(created));
    await vi.waitFor(() => expect(onEvent).toHaveBeenCalled());
    const second = await handler(delivery(created));
    expect([second.status, await codeOf(second)]).toEqual([503, 'busy']);
    finish();
    expect((await first).status).toBe(200);
    expect((await handler(delivery(created))).status).toBe(208);
    expect(onEvent).toHaveBeenCalledOnce();
  });

  it('counts as repeated even if it comes from a webhook with another secret', async () => {
    const { handler, events } = setUp({ secret: [SECRET, 'other'] });
    const body = JSON.stringify(created);
    await handler(delivery(body));
    expect((await handler(delivery(body, { signature: sign(body, 'other') }))).status).toBe(208);
    expect(events).toHaveLength(1);
  });

  it.each([
    ['another moment', envelope('BOOKING_CREATED', bookingPayload(), '2026-12-01T09:00:00.251Z')],
    ['another trigger', envelope('BOOKING_PAID', bookingPayload())],
    ['another booking', envelope('BOOKING_CREATED', bookingPayload({ uid: 'uid-9' }))],
    ['an unread trigger', envelope('BOOKING_REASSIGNED', bookingPayload())],
  ])('counts as new with %s', async (_what, json) => {
    const { handler, events } = setUp();
    await handler(delivery(created));
    expect((await handler(delivery(json))).status).toBe(200);
    expect(events).toHaveLength(2);
  });

  it('of a meeting is recognised by the meeting, because it has no sending time', async () => {
    const { handler, events } = setUp();
    const ended = { triggerEvent: 'MEETING_ENDED', ...bookingRow() };
    expect((await handler(delivery(ended))).status).toBe(200);
    expect((await handler(delivery({ ...ended, updatedAt: '2027-01-05T09:00:00Z' }))).status).toBe(
      208,
    );
    expect((await handler(delivery({ ...ended, triggerEvent: 'MEETING_STARTED' }))).status).toBe(
      200,
    );
    expect(events).toHaveLength(2);
  });

  it('two seats booked in the same millisecond are two events', async () => {
    const { handler, events } = setUp();
    for (const email of ['ada@example.com', 'kim@example.com', 'kim@example.com']) {
      const payload = bookingPayload({ seatsPerTimeSlot: 5, attendees: [{ email }] });
      await handler(delivery(envelope('BOOKING_CREATED', payload)));
    }
    expect(events).toHaveLength(2);
  });

  it.each([
    ['two days, if no limit was set', undefined, 2880],
    ['a limit that was set', 60, 60],
  ])('is refused if it is older than %s', async (_what, maxAgeMinutes, limit) => {
    const { handler, events } = setUp({ maxAgeMinutes });
    const sent = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const deliver = (at: string) =>
      handler(delivery(envelope('BOOKING_CREATED', bookingPayload(), at)));
    for (const at of [sent(limit + 1), sent(-11), '2020-01-05T09:00:00Z', '2099-01-05T09:00:00Z']) {
      const refused = await deliver(at);
      expect([refused.status, await codeOf(refused)]).toEqual([400, 'too_old']);
    }
    expect((await deliver(sent(limit - 1))).status).toBe(200);
    // Of a meeting it is the meeting that counts, not when it was booked.
    const row = bookingRow({ startTime: sent(limit + 40), endTime: sent(limit - 1) });
    await handler(delivery({ triggerEvent: 'MEETING_ENDED', ...row }));
    expect((await handler(delivery({ triggerEvent: 'MEETING_STARTED', ...row }))).status).toBe(400);
    expect(events.map(({ trigger }) => trigger)).toEqual(['BOOKING_CREATED', 'MEETING_ENDED']);
  });

  it('is handled without a sending time, as in custom payloads', async () => {
    const { handler } = setUp({ maxAgeMinutes: undefined });
    const timeless = envelope('BOOKING_CREATED', bookingPayload(), 'now');
    expect((await handler(delivery(timeless))).status).toBe(200);
  });

  it('refuses a maxAgeMinutes that isn’t a number of minutes', () => {
    for (const maxAgeMinutes of [0, -1, Number.NaN]) {
      expect(() => setUp({ maxAgeMinutes })).toThrow(
        expect.objectContaining({ code: 'invalid_input', field: 'maxAgeMinutes' }),
      );
    }
  });
});

describe('if the app or the store fails', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('Ada’s record is locked');
      },
    ],
    ['rejects', () => Promise.reject(new Error('Ada’s record is locked'))],
  ])('answers 500 and accepts the delivery again if onEvent %s', async (_how, fail) => {
    const onEvent = vi.fn<CreateWebhookHandlerOptions['onEvent']>().mockImplementationOnce(fail);
    const { handler, onError } = setUp({ onEvent });
    const response = await handler(delivery(created));
    expect(response.status).toBe(500);
    expect(await response.clone().text()).not.toMatch(/\bAda\b/);
    expect(await codeOf(response)).toBe('not_handled');
    await vi.waitFor(() => expect(onError).toHaveBeenCalled());
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      status: 500,
      cause: new Error('Ada’s record is locked'),
    });
    expect((await handler(delivery(created))).status).toBe(200);
    expect(onEvent).toHaveBeenCalledTimes(2);
  });

  const failing = (...methods: (keyof WebhookStore)[]): WebhookStore => {
    const fail = () => Promise.reject(new Error('no store'));
    const broken = Object.fromEntries(methods.map((method) => [method, fail]));
    return { ...createMemoryStore(), ...broken };
  };

  it.each([['getItem'], ['setItemIfAbsent']] as const)(
    'answers 503 before anything is done if the store fails (%s)',
    async (method) => {
      const { handler, events, onError } = setUp({ store: failing(method) });
      const response = await handler(delivery(created));
      expect([response.status, await codeOf(response)]).toEqual([503, 'store_unavailable']);
      expect(events).toEqual([]);
      await vi.waitFor(() => expect(onError).toHaveBeenCalled());
      expect(onError.mock.calls[0]?.[0]).toMatchObject({ cause: new Error('no store') });
    },
  );

  it('answers 200 if the store fails after the event was handled, because a retry would handle it twice', async () => {
    const json = envelope('RECORDING_READY', {});
    const { handler, events, onError } = setUp({ store: failing('setItem') });
    expect((await handler(delivery(json))).status).toBe(200);
    expect(events).toHaveLength(1);
    await vi.waitFor(() =>
      expect(onError).toHaveBeenCalledWith(
        expect.objectContaining({
          code: 'not_remembered',
          status: 200,
          cause: new Error('no store'),
        }),
      ),
    );
  });

  it('gives the same answer if onError throws', async () => {
    const failed = vi.fn();
    process.on('unhandledRejection', failed);
    onTestFinished(() => void process.off('unhandledRejection', failed));
    for (const onError of [
      () => {
        throw new Error('full');
      },
      async () => {
        throw new Error('full');
      },
    ]) {
      const { handler } = setUp({ onError });
      expect((await handler(delivery(created, { signature: null }))).status).toBe(401);
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(failed).not.toHaveBeenCalled();
  });

  it('logs nothing without onError', async () => {
    const warn = vi.spyOn(console, 'warn');
    onTestFinished(() => warn.mockRestore());
    const onEvent = () => Promise.reject(new Error('Ada'));
    const { handler } = setUp({ onEvent, onError: undefined });
    expect((await handler(delivery(created))).status).toBe(500);
    expect(warn).not.toHaveBeenCalled();
  });
});

describe('reschedules', () => {
  it('lead from any booking to the current one, in any order of arrival', async () => {
    const store = createMemoryStore();
    const { handler } = setUp({ store });
    await handler(delivery(rescheduled('uid-2', 'uid-3')));
    await handler(delivery(rescheduled('uid-1', 'uid-2')));
    const pending = bookingPayload({ uid: 'uid-4', rescheduleUid: 'uid-3', status: 'PENDING' });
    await handler(delivery(envelope('BOOKING_REQUESTED', pending)));
    for (const uid of ['uid-1', 'uid-2', 'uid-3', 'uid-4']) {
      expect(await currentBookingUid(store, uid)).toBe('uid-4');
    }
    expect(await currentBookingUid(store, 'uid-9')).toBe('uid-9');
  });

  it('are remembered up to the limit of the store', async () => {
    const store = createMemoryStore(100);
    const { handler } = setUp({ store });
    for (let at = 1; at <= 100; at += 1) {
      await handler(delivery(rescheduled(`uid-${at}`, `moved-${at}`)));
    }
    expect(await currentBookingUid(store, 'uid-1')).toBe('moved-1');
    await handler(delivery(rescheduled('uid-101', 'moved-101')));
    expect(await currentBookingUid(store, 'uid-1')).toBe('uid-1');
    for (const entries of [0, -1, Number.NaN]) {
      expect(() => createMemoryStore(entries)).toThrow(
        expect.objectContaining({ code: 'invalid_input' }),
      );
    }
  });

  it('are stored before onEvent runs', async () => {
    const store = createMemoryStore();
    const seen: string[] = [];
    const onEvent = async () => void seen.push(await currentBookingUid(store, 'uid-1'));
    await setUp({ store, onEvent }).handler(delivery(rescheduled('uid-1', 'uid-2')));
    expect(seen).toEqual(['uid-2']);
  });

  it('of one seat don’t affect the others', async () => {
    const store = createMemoryStore();
    await setUp({ store }).handler(
      delivery(rescheduled('uid-1', 'uid-2', { seatsPerTimeSlot: 5 })),
    );
    expect(await currentBookingUid(store, 'uid-1')).toBe('uid-1');
  });

  it('that form a circle are an error', async () => {
    const store = createMemoryStore();
    const { handler } = setUp({ store });
    await handler(delivery(rescheduled('uid-1', 'uid-2')));
    await handler(delivery(rescheduled('uid-2', 'uid-1')));
    await expect(currentBookingUid(store, 'uid-1')).rejects.toMatchObject({
      code: 'endless_reschedules',
    });
  });
});

describe('the activity', () => {
  const withoutMetadata = (json: Record<string, unknown>) => ({
    ...json,
    payload: { ...(json['payload'] as object), metadata: {} },
  });

  it('is known from earlier events if Cal.com sends no metadata', async () => {
    const { handler, events } = setUp();
    await handler(delivery(created));
    await handler(delivery(withoutMetadata(rescheduled('uid-1', 'uid-2'))));
    await handler(delivery(withoutMetadata(rescheduled('uid-2', 'uid-3'))));
    const cancelled = envelope('BOOKING_CANCELLED', bookingPayload({ uid: 'uid-3' }));
    await handler(delivery(withoutMetadata(cancelled)));
    await handler(delivery(envelope('BOOKING_NO_SHOW_UPDATED', { bookingUid: 'uid-2' })));
    expect(events).toHaveLength(5);
    for (const event of events) {
      expect(event).toMatchObject({ activityId: 'activity-1', careFlowId: 'care-flow-1' });
    }
  });

  it('of one patient’s seat isn’t used for another’s', async () => {
    const { handler, events } = setUp();
    await handler(delivery(envelope('BOOKING_CREATED', bookingPayload({ seatsPerTimeSlot: 5 }))));
    const ended = bookingRow({ metadata: { awellActivityId: 'activity-1' } });
    await handler(delivery({ triggerEvent: 'MEETING_ENDED', ...ended }));
    await handler(delivery(envelope('BOOKING_NO_SHOW_UPDATED', { bookingUid: 'uid-1' })));
    expect(events.at(-1)).not.toHaveProperty('activityId', 'activity-1');
  });
});

describe('createMemoryStore', () => {
  it('forgets the oldest first', async () => {
    const { handler, events } = setUp({ store: createMemoryStore(2) });
    const json = (name: string) => envelope(name, {});
    for (const name of ['A', 'B', 'C', 'C', 'A']) await handler(delivery(json(name)));
    expect(events.map((event) => 'name' in event && event.name)).toEqual(['A', 'B', 'C', 'A']);
  });
});
