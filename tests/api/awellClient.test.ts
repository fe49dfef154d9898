// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAwellClient } from '../../src/api/awellClient';
import type { BookingError } from '../../src/errors';

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const answering = (answer: () => Response | Promise<Response>) => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => answer());
  return { fetch, awell: createAwellClient({ endpoint: '/api/awell', fetch }) };
};

const done = { data: { completeExtensionActivity: { code: '200', success: true } } };
const completion = { activityId: 'act-1', dataPoints: [{ key: 'bookingId', value: '4242' }] };

const failure = async (answer: () => Response | Promise<Response>): Promise<BookingError> => {
  const { awell } = answering(answer);
  return awell.completeExtensionActivity(completion).then(
    () => Promise.reject(new Error('resolved')),
    (error: BookingError) => error,
  );
};

/** A completion that is refused with `refusal`, and what is read after it. */
const refused = async (refusal: object, answers: Readonly<Record<string, object>>) => {
  const asked: unknown[] = [];
  const fetch = vi.fn<typeof globalThis.fetch>(async (_url, init) => {
    const { query, variables } = JSON.parse(String(init?.body)) as Record<string, string>;
    if (query?.includes('mutation')) return json(refusal);
    asked.push(variables);
    const name = query?.includes('extensionActivityRecord')
      ? 'extensionActivityRecord'
      : 'activity';
    return name in answers ? json({ data: { [name]: answers[name] } }) : json({}, 403);
  });
  const awell = createAwellClient({ endpoint: '/api/awell', fetch });
  const error = await awell.completeExtensionActivity(completion).then(
    () => Promise.reject(new Error('resolved')),
    (cause: BookingError) => cause,
  );
  return { error, asked };
};

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('completing an activity', () => {
  it('sends the mutation with the data points in a request that survives the page (keepalive)', async () => {
    const { awell, fetch } = answering(() => json(done));
    await awell.completeExtensionActivity({
      ...completion,
      booking: { attendee: 'Jo' },
    } as typeof completion);
    const [endpoint, init] = fetch.mock.calls[0] ?? [];
    expect(endpoint).toBe('/api/awell');
    expect(init).toMatchObject({ method: 'POST', keepalive: true });
    const body = JSON.parse(String(init?.body)) as { query: string; variables: unknown };
    expect(body.query).toContain('completeExtensionActivity(input: $input)');
    expect(body.variables).toEqual({
      input: { activity_id: 'act-1', data_points: [{ key: 'bookingId', value: '4242' }] },
    });
  });

  it('doesn’t use keepalive if the body is too long for it', async () => {
    const { awell, fetch } = answering(() => json(done));
    const send = async (value: string): Promise<RequestInit | undefined> => {
      await awell.completeExtensionActivity({
        activityId: 'act-1',
        dataPoints: [{ key: 'note', value }],
      });
      return fetch.mock.lastCall?.[1];
    };
    const frame = String((await send(''))?.body).length;
    const fits = await send('a'.repeat(64 * 1024 - frame));
    expect(fits).toMatchObject({ keepalive: true });
    expect(String(fits?.body)).toHaveLength(64 * 1024);
    expect(await send('a'.repeat(64 * 1024 - frame + 1))).toMatchObject({ keepalive: false });
    // Bytes count, not characters.
    expect(await send('\u{1f600}'.repeat(17_000))).toMatchObject({ keepalive: false });
  });

  it.each([
    ['a GraphQL error', { errors: [{ message: 'Activity is already completed' }] }],
    ['a code', { data: { completeExtensionActivity: { success: false, code: 'ALREADY_DONE' } } }],
  ])(
    'is refused if it is already completed, with Awell’s data points (%s)',
    async (_case, refusal) => {
      const record = {
        activity_id: 'act-1',
        fields: [],
        data_points: [
          { label: 'Booking', value: 'uid-of-another', valueType: 'string' },
          { label: 'bookingId', value: '17', valueType: 'numeric' },
        ],
      };
      const { error, asked } = await refused(refusal, {
        activity: { success: true, activity: { id: 'act-1', object: { id: 'rec-1' } } },
        extensionActivityRecord: { success: true, record },
      });
      expect(error).toMatchObject({
        code: 'already_completed',
        recoverable: false,
        completedWith: ['uid-of-another', '17'],
      });
      expect(asked).toEqual([{ id: 'act-1' }, { id: 'rec-1' }]);
    },
  );

  it.each([
    ['refused', {}],
    ['of another activity', { activity: { activity: { object: { id: 'rec-1' } } } }],
    ['an activity without object', { activity: { activity: {} } }],
  ])('is refused without Awell’s data points if they can’t be read: %s', async (_case, answers) => {
    const other = { record: { activity_id: 'act-2', fields: [], data_points: [{ value: '1' }] } };
    const { error } = await refused(
      { errors: [{ message: 'Activity is already completed' }] },
      { extensionActivityRecord: other, ...answers },
    );
    expect(error).toMatchObject({ code: 'already_completed', recoverable: false });
    expect(error.completedWith).toBeUndefined();
  });

  it('doesn’t wait long for Awell’s data points', async () => {
    vi.useFakeTimers();
    const fetch = vi
      .fn<typeof globalThis.fetch>(() => new Promise(() => undefined))
      .mockResolvedValueOnce(json({ errors: [{ message: 'already completed' }] }));
    const result = createAwellClient({ endpoint: '/x', fetch, timeout: Infinity })
      .completeExtensionActivity(completion)
      .catch((error: BookingError) => error);
    await vi.advanceTimersByTimeAsync(4000);
    expect(await result).toMatchObject({ code: 'already_completed' });
  });

  it('uses the data points that the endpoint has read', async () => {
    const extensions = { code: 'already_completed', completedWith: ['42', 7, ''] };
    const { error, asked } = await refused(
      { errors: [{ message: 'Activity is already completed', extensions }] },
      {},
    );
    expect(error.completedWith).toEqual(['42']);
    expect(asked).toEqual([]);
  });

  it.each([
    ['a lost connection', () => Promise.reject(new TypeError('Failed to fetch')), 'network'],
    ['500', () => json({}, 500), 'server_error'],
    ['502 with HTML', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 'server_error'],
    ['429', () => json({}, 429), 'rate_limited'],
    ['408', () => json({}, 408), 'server_error'],
    ['an unknown GraphQL error', () => json({ errors: [{ message: 'Oops' }] }), 'server_error'],
    ['500 with GraphQL errors', () => json({ errors: [{ message: 'Oops' }] }, 500), 'server_error'],
    ['HTML', () => new Response('<h1>Hello</h1>'), 'invalid_response'],
    ['an empty answer', () => json({ data: null }), 'invalid_response'],
  ])('can be retried after %s', async (_case, answer, code) => {
    expect(await failure(answer)).toMatchObject({ code, recoverable: true });
  });

  it.each([
    ['401', () => json({ errors: [{ message: 'no' }] }, 401), 'unauthorized'],
    ['403', () => json({}, 403), 'unauthorized'],
    ['404', () => json({}, 404), 'not_found'],
    ['400', () => json({}, 400), 'bad_request'],
    [
      'UNAUTHORIZED in a 200',
      () => json({ errors: [{ message: 'no', extensions: { code: 'UNAUTHORIZED' } }] }),
      'unauthorized',
    ],
    [
      'an unknown activity',
      () => json({ errors: [{ message: 'no', extensions: { code: 'NOT_FOUND' } }] }),
      'not_found',
    ],
    [
      'refused data points',
      () => json({ errors: [{ message: 'no', extensions: { code: 'BAD_USER_INPUT' } }] }, 400),
      'bad_request',
    ],
    [
      'success: false in a 200',
      () => json({ data: { completeExtensionActivity: { success: false, code: 'INVALID' } } }),
      'completion_refused',
    ],
  ])('is final after %s', async (_case, answer, code) => {
    expect(await failure(answer)).toMatchObject({ code, recoverable: false });
  });

  it('times out if the endpoint doesn’t answer, and can be retried', async () => {
    vi.useFakeTimers();
    const fetch = vi.fn<typeof globalThis.fetch>(
      (_url, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        }),
    );
    const result = createAwellClient({ endpoint: '/x', fetch })
      .completeExtensionActivity(completion)
      .catch((error: BookingError) => error);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await result).toMatchObject({ code: 'timeout', recoverable: true });
  });

  it('can be cancelled by the app', async () => {
    const controller = new AbortController();
    controller.abort();
    const fetch = vi.fn<typeof globalThis.fetch>(async (_url, init) => {
      init?.signal?.throwIfAborted();
      return json(done);
    });
    await expect(
      createAwellClient({ endpoint: '/x', fetch }).completeExtensionActivity(completion, {
        signal: controller.signal,
      }),
    ).rejects.toMatchObject({ code: 'aborted' });
  });

  it('never repeats Awell’s messages, which could name a patient', async () => {
    const error = await failure(() => json({ errors: [{ message: 'Jo Patient is not allowed' }] }));
    expect(error.message).not.toContain('Jo Patient');
  });
});

describe('reading an activity', () => {
  const record = { activity_id: 'act-1', fields: [], plugin_key: 'calDotCom' };

  it('returns the record', async () => {
    const { awell, fetch } = answering(() =>
      json({ data: { extensionActivityRecord: { success: true, code: '200', record } } }),
    );
    await expect(awell.getExtensionActivity('rec-1')).resolves.toEqual(record);
    expect(JSON.parse(String(fetch.mock.calls[0]?.[1]?.body))).toMatchObject({
      variables: { id: 'rec-1' },
    });
  });

  it.each([
    { data: { extensionActivityRecord: { success: false, code: 'NOPE', record: null } } },
    { errors: [{ message: 'no', extensions: { code: 'NOT_FOUND' } }] },
  ])('rejects for an unknown activity and says which id it wants: %j', async (answer) => {
    const { awell } = answering(() => json(answer));
    await expect(awell.getExtensionActivity('rec-1')).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('Pass activity.object.id') as string,
    });
  });

  it('rejects if the activity has no record', async () => {
    const { awell } = answering(() =>
      json({ data: { extensionActivityRecord: { success: true, code: '200' } } }),
    );
    await expect(awell.getExtensionActivity('rec-1')).rejects.toMatchObject({
      code: 'invalid_response',
    });
  });
});

describe('an API key', () => {
  it.each(['apiKey', 'apikey', 'API-Key', 'x-api-key'])(
    'is refused in a browser if passed as %s',
    (name) => {
      expect(() =>
        createAwellClient({
          endpoint: 'https://api.awellhealth.com',
          headers: { [name]: 'secret-1' },
        }),
      ).toThrowError(/in a browser/);
    },
  );

  it('is sent from a server and never part of an error', async () => {
    vi.stubGlobal('document', undefined);
    const fetch = vi.fn<typeof globalThis.fetch>(async () => json({}, 401));
    const awell = createAwellClient({
      endpoint: 'https://api.awellhealth.com',
      headers: { apiKey: 'secret-1' },
      fetch,
    });
    const error: unknown = await awell
      .completeExtensionActivity(completion)
      .catch((cause) => cause);
    expect(fetch.mock.calls[0]?.[1]?.headers).toMatchObject({ apiKey: 'secret-1' });
    expect(`${String(error)}${JSON.stringify(error)}`).not.toContain('secret-1');
  });
});
