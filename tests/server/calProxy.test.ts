import { request as httpRequest } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { createCalClient, createCalProxy, toNextApiRoute, toNodeHandler } from '../../src/server';
import type { CalProxyOptions } from '../../src/server';
import { createCalSandbox } from '../../sandbox/cal/index';
import { bookingInput, failure } from '../api/cal/sandboxClient';
import { KEY, NOW, TUESDAY_NINE, TUESDAY_TEN } from '../sandbox/calClient';
import { APP, json, pageRequest, recordingFetch, serve } from './endpoints';

const yes = () => 'host' as const;
const booking = { status: 'success', data: { uid: 'u1', start: TUESDAY_NINE } };

function proxyTo(
  answer: () => Response | Promise<Response>,
  options: Partial<CalProxyOptions> = {},
) {
  const { fetch, reached } = recordingFetch(answer);
  const proxy = createCalProxy({
    apiKey: 'cal_live_0123456789abcdef',
    authorize: yes,
    fetch,
    ...options,
  });
  return { proxy, reached };
}
const ok = () => Response.json(booking);
const post = (body: unknown = {}): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

describe('authorize', () => {
  it('is required', () => {
    const options = { apiKey: KEY } as CalProxyOptions;
    expect(() => createCalProxy(options)).toThrow(
      expect.objectContaining({ code: 'missing_authorize' }),
    );
  });

  it.each([
    ['false', () => false],
    ['nothing', () => undefined],
    ['true', () => true],
    ['1', () => 1],
    ['"admin"', () => 'admin'],
    [
      'a thrown error',
      () => {
        throw new Error('no session');
      },
    ],
    ['a rejection', () => Promise.reject(new Error('no session'))],
    ['a promise of false', async () => false],
  ])('refuses everything if it returns %s', async (_what, authorize) => {
    const { proxy, reached } = proxyTo(ok, { authorize: authorize as () => 'host' });
    const response = await proxy(pageRequest('/api/cal/bookings/u1'));
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('session');
    expect(reached).toEqual([]);
  });

  it('gets the operation, the booking and the fields', async () => {
    const authorize = vi.fn((_request: Request, _operation: unknown) => 'host' as const);
    const { proxy } = proxyTo(ok, { authorize });
    await proxy(pageRequest('/api/cal/bookings/u1'));
    await proxy(pageRequest('/api/cal/bookings?take=5'));
    await proxy(pageRequest('/api/cal/bookings/u1/cancel', post({ cancellationReason: 'Ill' })));
    await proxy(pageRequest('/api/cal/bookings/by-seat/s1'));
    const seatUid = 's1';
    await proxy(pageRequest('/api/cal/bookings/u1/cancel', post({ seatUid })));
    expect(authorize.mock.calls.map(([, operation]) => operation)).toMatchObject([
      { name: 'getBooking', bookingUid: 'u1', query: {}, body: {} },
      { name: 'listBookings', query: { take: '5' }, body: {} },
      { name: 'cancelBooking', bookingUid: 'u1', query: {}, body: { cancellationReason: 'Ill' } },
      { name: 'getBookingBySeat', seatUid, query: {}, body: {} },
      { name: 'cancelBooking', bookingUid: 'u1', seatUid, query: {}, body: { seatUid } },
    ]);
  });
});

describe('a request to Cal.com', () => {
  it('uses the oldest API version for one operation only (getBookingRow)', async () => {
    const authorize = vi.fn((_request: Request, _operation: unknown) => 'host' as const);
    const { proxy, reached } = proxyTo(ok, { authorize });
    const headers = { 'cal-api-version': '2024-04-15' };
    await proxy(pageRequest('/api/cal/bookings/u1', { headers }));
    await proxy(pageRequest('/api/cal/bookings', { headers }));
    await proxy(pageRequest('/api/cal/bookings/u1/cancel', { ...post(), headers }));
    expect(authorize.mock.calls.map(([, operation]) => operation)).toMatchObject([
      { name: 'getBookingRow', bookingUid: 'u1' },
      { name: 'listBookings' },
      { name: 'cancelBooking' },
    ]);
    expect(reached.map((call) => call.headers.get('cal-api-version'))).toEqual([
      '2024-04-15',
      '2024-08-13',
      '2024-08-13',
    ]);
  });

  it('has the key and the version, but no headers of the patient’s browser', async () => {
    const { proxy, reached } = proxyTo(ok);
    const headers = {
      cookie: 'session=1',
      authorization: 'Bearer patient',
      'cal-api-version': '1',
    };
    await proxy(pageRequest('/api/cal/bookings/u1', { headers }));
    expect(reached[0]).toMatchObject({ method: 'GET', url: 'https://api.cal.com/v2/bookings/u1' });
    const sent = Object.fromEntries(reached[0]?.headers ?? []);
    expect(sent).toEqual({
      accept: 'application/json',
      authorization: 'Bearer cal_live_0123456789abcdef',
      'cal-api-version': '2024-08-13',
    });
  });

  it('to API v1 has the key in the query, and the id', async () => {
    const { proxy, reached } = proxyTo(() => Response.json({ booking: {} }), {
      apiVersion: 'v1',
      baseUrl: 'https://cal.clinic.example/v1/',
    });
    await proxy(
      pageRequest('/api/cal/bookings/42/cancel?cancellationReason=Ill', {
        ...post(),
        method: 'DELETE',
      }),
    );
    expect(reached[0]?.url).toBe(
      'https://cal.clinic.example/v1/bookings/42/cancel?cancellationReason=Ill&apiKey=cal_live_0123456789abcdef',
    );
    expect((await proxy(pageRequest('/api/cal/bookings/u1'))).status).toBe(404);
  });

  const escapes = [
    '/api/cal/bookings/../webhooks',
    '/api/cal/bookings/%2e%2e/webhooks',
    '/api/cal/bookings/%2E%2E%2Fwebhooks',
    '/api/cal/bookings/..%2fwebhooks',
    '/api/cal/bookings/..%5cwebhooks',
    '/api/cal/bookings/%252e%252e%252fwebhooks',
    '/api/cal/bookings/u1/../../webhooks',
    '/api/cal/bookings/u1%2fcancel',
    '/api/cal/bookings/u1%2Fconfirm',
    '/api/cal/bookings/u1%5Cconfirm',
    '/api/cal/bookings/u1\\..\\..\\webhooks',
    '/api/cal/bookings//evil.example/x',
    '/api/cal/bookings/https://evil.example',
    '/api/cal/bookings/https:%2f%2fevil.example',
    '/api/cal/bookings/@evil.example',
    '/api/cal/bookings/u1@evil.example',
    '/api/cal/bookings/.evil.example',
    '/api/cal/bookings/u1%00',
    '/api/cal/bookings/u1%0d%0aHost:%20evil',
    '/api/cal/bookings/u1%20x',
    '/api/cal/bookings/u1%3Fx=1',
    '/api/cal/bookings/u1%23x',
    '/api/cal/bookings/u1;x=1',
    '/api/cal/bookings/u1:x',
    '/api/cal/bookings/u1,u2',
    '/api/cal/bookings/*',
    '/api/cal/bookings/%F0%9F%92%A9',
    '/api/cal/bookings/ü',
    `/api/cal/bookings/${'u'.repeat(129)}`,
    '/api/cal/bookings/u1/recordings',
    '/api/cal/bookings/u1/transcripts',
    '/api/cal/bookings/u1/attendees',
    '/api/cal/bookings/u1/references',
    '/api/cal/bookings/u1/cancel/x',
    '/api/cal/bookings/by-seat',
    '/api/cal/bookings/by-seat/',
    '/api/cal/bookings/by-seat/by-seat',
    '/api/cal/bookings/by-seat/s1/cancel',
    '/api/cal/webhooks',
    '/api/cal/event-types',
    '/api/cal/me',
    '/api/cal',
    '/',
    '/api/cal/bookings?take=5&take=500',
    '/api/cal/bookings?apiKey=mine',
    '/api/cal/bookings?teamId=1',
    '/api/cal/bookings/u1?apiKey=mine',
    '/api/cal/bookings/u1?cal-api-version=2026-05-01',
    `/api/cal/bookings?attendeeEmail=${'x'.repeat(501)}`,
  ];

  it(`isn’t sent for any of ${escapes.length} paths that try to escape`, async () => {
    for (const path of escapes) {
      const { proxy, reached } = proxyTo(ok);
      const { status } = await proxy(pageRequest(path));
      expect({ path, reached, isRefused: status === 400 || status === 404 }).toEqual({
        path,
        reached: [],
        isRefused: true,
      });
    }
  });

  it('is sent only for paths under basePath, if basePath is set', async () => {
    const { proxy, reached } = proxyTo(ok, { basePath: '/api/bookings/' });
    expect((await proxy(pageRequest('/api/bookings/bookings/u1'))).status).toBe(200);
    expect((await proxy(pageRequest('/api/bookings/u1'))).status).toBe(404);
    expect((await proxy(pageRequest('/elsewhere/bookings/u1'))).status).toBe(404);
    expect(reached).toHaveLength(1);
  });

  it.each([
    ['/api/cal/bookings', { start: 'x', allowConflicts: true }, 'allowConflicts'],
    ['/api/cal/bookings', { skipBookingLimits: true }, 'skipBookingLimits'],
    ['/api/cal/bookings', { attendee: { name: 'S', role: 'host' } }, 'attendee.role'],
    ['/api/cal/bookings', { location: { type: 'link', evil: 1 } }, 'location.evil'],
    [
      '/api/cal/bookings/u1/reschedule',
      { start: 'x', rescheduleWithSameHost: true },
      'rescheduleWithSameHost',
    ],
    ['/api/cal/bookings/u1/confirm', { x: 1 }, 'x'],
    ['/api/cal/bookings', { ['__proto__x']: 1 }, '__proto__x'],
  ])('is refused if it has an unknown field: %s %j', async (path, body, named) => {
    const { proxy, reached } = proxyTo(ok);
    const response = await proxy(pageRequest(path, post(body)));
    expect(response.status).toBe(400);
    expect((await json(response)).error).toMatchObject({
      code: 'unsupported_field',
      message: expect.stringContaining(named),
    });
    expect(reached).toEqual([]);
  });

  it('is refused if it would reschedule a booking that authorize didn’t see', async () => {
    const { proxy, reached } = proxyTo(ok, { apiVersion: 'v1', baseUrl: 'https://cal.test/v1' });
    const body = { eventTypeId: 1, start: TUESDAY_NINE, rescheduleUid: 'of-someone-else' };
    const response = await proxy(pageRequest('/api/cal/bookings', post(body)));
    expect((await json(response)).error.message).toContain('rescheduleUid');
    expect(reached).toEqual([]);
  });

  it.each([
    [{ userId: 1 }, 'userId'],
    [{ noEmail: true }, 'noEmail'],
    [{ user: 'host' }, 'user'],
    [{ allRecurringDates: [] }, 'allRecurringDates'],
  ])(
    'to API v1 is refused if it has a field for admins or Cal.com’s own pages: %j',
    async (body, named) => {
      const { proxy, reached } = proxyTo(ok, { apiVersion: 'v1', baseUrl: 'https://cal.test/v1' });
      const paths = [
        ['/api/cal/bookings', 'POST'],
        ['/api/cal/bookings/42', 'PATCH'],
      ] as const;
      for (const [path, method] of paths) {
        const response = await proxy(pageRequest(path, { ...post(body), method }));
        expect((await json(response)).error.message).toContain(named);
      }
      expect(reached).toEqual([]);
    },
  );

  it('is refused if allow doesn’t list the operation', async () => {
    const { proxy, reached } = proxyTo(ok, { allow: ['getBooking'] });
    expect((await proxy(pageRequest('/api/cal/bookings/u1'))).status).toBe(200);
    expect((await proxy(pageRequest('/api/cal/bookings/u1/cancel', post()))).status).toBe(403);
    expect(reached).toHaveLength(1);
  });

  it('is refused if it uses another method', async () => {
    const { proxy, reached } = proxyTo(ok);
    for (const method of ['PUT', 'DELETE', 'HEAD', 'PATCH']) {
      const response = await proxy(pageRequest('/api/cal/bookings/u1', { method }));
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET');
    }
    expect((await proxy(pageRequest('/api/cal/bookings/u1/cancel'))).status).toBe(405);
    expect(reached).toEqual([]);
  });

  it('is refused without the API version that its path needs, and the answer names the header', async () => {
    const { proxy } = proxyTo(ok);
    const response = await proxy(pageRequest('/api/cal/slots?eventTypeId=1'));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('cal-api-version: ');
  });

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b', 415],
    ['text', { 'content-type': 'text/plain' }, '{}', 415],
    ['JSON within another type', { 'content-type': 'text/application/json' }, '{}', 415],
    ['almost JSON', { 'content-type': 'application/jsonp' }, '{}', 415],
    ['half a JSON', {}, '{"a"', 400],
    ['a list', {}, '[]', 400],
    [
      'a JSON too deep to be passed on',
      {},
      `{"a":${'['.repeat(31_000)}${']'.repeat(31_000)}}`,
      400,
    ],
    ['64 kB and more', {}, JSON.stringify({ x: 'x'.repeat(64_000) }), 413],
  ])('is refused if its body is %s', async (_what, headers, body, status) => {
    const { proxy, reached } = proxyTo(ok);
    const init = { method: 'POST', headers, body };
    expect((await proxy(pageRequest('/api/cal/bookings/u1/cancel', init))).status).toBe(status);
    expect(reached).toEqual([]);
  });

  it('is refused if its body never ends', async () => {
    const { proxy } = proxyTo(ok);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(10_000).fill(32));
      },
    });
    const init = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    };
    const response = await proxy(pageRequest('/api/cal/bookings/u1/cancel', init as RequestInit));
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(20);
  });
});

describe('a request from another site', () => {
  const evil = { origin: 'https://evil.example' };
  it.each([
    ['by what the browser says', { 'sec-fetch-site': 'cross-site', ...evil }],
    ['of the same site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.clinic.example' }],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }],
    ['in an old browser', { 'sec-fetch-site': undefined, ...evil }],
    ['of no origin', { 'sec-fetch-site': undefined, origin: 'null' }],
  ])('is refused: %s', async (_what, given) => {
    const { proxy, reached } = proxyTo(ok);
    const headers = new Headers({ 'content-type': 'application/json' });
    for (const [name, value] of Object.entries(given)) if (value) headers.set(name, value);
    for (const method of ['GET', 'POST']) {
      const path = method === 'GET' ? 'u1' : 'u1/cancel';
      const body = method === 'GET' ? null : '{}';
      const request = new Request(`${APP}/api/cal/bookings/${path}`, { method, headers, body });
      expect((await proxy(request)).status).toBe(403);
    }
    const preflight = new Request(`${APP}/api/cal/bookings`, { method: 'OPTIONS', headers });
    expect((await proxy(preflight)).headers.has('access-control-allow-origin')).toBe(false);
    expect(reached).toEqual([]);
  });

  it('is answered if its origin is allowed, preflight included', async () => {
    const origin = 'https://portal.clinic.example';
    const { proxy } = proxyTo(ok, { allowedOrigins: [origin] });
    const headers = { 'sec-fetch-site': 'cross-site', origin };
    const response = await proxy(pageRequest('/api/cal/bookings/u1', { headers }));
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    const preflight = await proxy(pageRequest('/api/cal/bookings', { method: 'OPTIONS', headers }));
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
  });

  it('can read why it was refused and when to retry, if its origin is allowed', async () => {
    const origin = 'https://portal.clinic.example';
    const limited = () =>
      Response.json(
        {},
        { status: 429, headers: { 'Retry-After': '7', 'X-RateLimit-Reset-S': '7' } },
      );
    const { proxy } = proxyTo(limited, { allowedOrigins: [origin] });
    const headers = { 'sec-fetch-site': 'cross-site', origin };
    const refused = await proxy(pageRequest('/api/cal/webhooks', { headers }));
    expect(refused.status).toBe(404);
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
    const waiting = await proxy(pageRequest('/api/cal/bookings/u1', { headers }));
    expect(waiting.headers.get('access-control-expose-headers')).toBe(
      'retry-after, x-ratelimit-reset-s',
    );
    const own = await proxy(pageRequest('/api/cal/bookings/u1'));
    expect([...own.headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([]);
  });

  it('isn’t confused with a page behind a TLS terminator in an old browser', async () => {
    const { proxy } = proxyTo(ok);
    const headers = { origin: APP, 'x-forwarded-host': 'app.clinic.example' };
    const inner = new Request('http://10.0.0.7:3000/api/cal/bookings/u1', { headers });
    expect((await proxy(inner)).status).toBe(200);
  });
});

describe('the developer of the page', () => {
  it('reads why the proxy refused, without Cal.com’s own message', async () => {
    const messageOf = async (options: Partial<CalProxyOptions>, answer = ok) => {
      const { proxy } = proxyTo(answer, options);
      const client = createCalClient({
        proxyUrl: `${APP}/api/cal`,
        fetch: (input, init) => proxy(pageRequest(String(input), init)),
      });
      return (await failure(client.deleteBooking('u1'))).message;
    };
    expect(await messageOf({ authorize: () => false })).toContain('authorize of createCalProxy');
    expect(await messageOf({ allow: [] })).toContain('see allow');
    const named = () => Response.json({ error: { message: 'Ann has left' } }, { status: 403 });
    expect(await messageOf({}, named)).not.toMatch(/\bAnn\b/);
  });
});

describe('the proxy’s answer', () => {
  it('has Cal.com’s status and rate limits, no other headers, and isn’t cached', async () => {
    const { proxy } = proxyTo(() =>
      Response.json(
        { status: 'error' },
        {
          status: 429,
          headers: {
            'Retry-After': '7',
            'X-RateLimit-Reset-Default': '7',
            'Set-Cookie': 'cal=1',
            Server: 'nest',
          },
        },
      ),
    );
    const response = await proxy(pageRequest('/api/cal/bookings/u1'));
    expect(response.status).toBe(429);
    expect(Object.fromEntries(response.headers)).toEqual({
      'retry-after': '7',
      'x-ratelimit-reset-default': '7',
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store, private',
      'x-content-type-options': 'nosniff',
      vary: 'origin, cookie, authorization',
    });
  });

  it('never contains the key, even if Cal.com echoes it', async () => {
    const apiKey = 'cal_live_a/b+c 0123456789';
    const bare = 'a/b+c 0123456789';
    const inQuery = new URLSearchParams({ apiKey });
    const echo = `${apiKey} ${bare} ${encodeURIComponent(apiKey)} ${encodeURIComponent(bare)} ${inQuery}`;
    for (const status of [200, 400, 401, 500]) {
      const { proxy } = proxyTo(
        () =>
          Response.json(
            { message: echo, url: `?apiKey=${apiKey}` },
            { status, headers: { 'x-ratelimit-for': apiKey } },
          ),
        { apiKey: `${apiKey}\n` },
      );
      const response = await proxy(pageRequest('/api/cal/bookings/u1'));
      const text = (await response.text()) + JSON.stringify([...response.headers]);
      expect(text).not.toMatch(/0123456789/);
      expect(text).toContain('[key]');
    }
  });

  it.each([
    ['HTML', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 502],
    ['HTML with 200', () => new Response('<h1>Log in</h1>'), 502],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } }),
      502,
    ],
    ['a lost line', () => Promise.reject(new TypeError('cal_live_0123456789abcdef failed')), 502],
    ['silence', () => new Promise<Response>(() => {}), 504],
    ['ten million bytes', () => new Response(`"${'x'.repeat(10_000_000)}"`), 502],
  ])('is a JSON error if Cal.com answers with %s', async (_what, upstream, status) => {
    const { proxy } = proxyTo(upstream, status === 504 ? { timeout: 100 } : {});
    const response = await proxy(pageRequest('/api/cal/bookings/u1'));
    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBeNull();
    const { error } = await json(response);
    expect(error.message).toMatch(/^Cal\.com could not be reached/);
  });

  it('comes in time, even if Cal.com answers byte by byte', async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    });
    const proxy = createCalProxy({ apiKey: KEY, authorize: yes, baseUrl: origin, timeout: 200 });
    expect((await proxy(pageRequest('/api/cal/bookings/u1'))).status).toBe(504);
  });
});

describe('a client behind the proxy', () => {
  const cal = createCalSandbox({ now: () => NOW });
  const proxy = createCalProxy({
    apiKey: KEY,
    baseUrl: 'https://cal.test/v2',
    authorize: yes,
    fetch: async (input, init) => cal.app.request(new Request(input, init)),
  });
  const received: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await proxy(pageRequest(new URL(String(input)).href, init));
    received.push((await response.clone().text()) + JSON.stringify([...response.headers]));
    return response;
  };

  it('can do everything and never receives the key', async () => {
    const client = createCalClient({ proxyUrl: `${APP}/api/cal`, fetch });
    const made = await client.createBooking(bookingInput('intake-confirm'));
    const confirmed = await client.updateBooking(made.uid, { status: 'ACCEPTED' });
    expect(confirmed.status).toBe('accepted');
    const moved = await client.updateBooking(made.uid, { start: TUESDAY_TEN });
    expect((await client.getCurrentBooking(made.uid)).uid).toBe(moved.uid);
    expect((await client.listBookings({ attendeeEmail: 'sam@example.com' })).bookings).toHaveLength(
      2,
    );
    const gone = await client.deleteBooking(moved.uid, { cancellationReason: 'Ill' });
    expect(gone.wasAlreadyCancelled).toBe(false);
    await expect(client.getBooking('nope')).rejects.toMatchObject({ code: 'not_found' });
    expect(received).toHaveLength(7);
    expect(received.join()).not.toContain(KEY);
  });

  it.each([
    ['Node’s http', toNodeHandler, '2027-01-06T09:00:00.000Z'],
    ['an API route of Next', toNextApiRoute, '2027-01-06T10:00:00.000Z'],
  ])('works over %s', async (_host, adapt, start) => {
    const handler = adapt(proxy);
    const origin = await serve((request, response) => void handler(request, response));
    const client = createCalClient({ proxyUrl: `${origin}/api/cal` });
    const { uid } = await client.createBooking(bookingInput('intake', start));
    expect(await client.getBooking(uid)).toMatchObject({ uid, start });
  });

  it('works if Next has parsed the body', async () => {
    const route = toNextApiRoute(proxy);
    const body = {
      start: '2027-01-06T11:00:00.000Z',
      eventTypeId: bookingInput().eventTypeId,
      attendee: { name: 'Sam', email: 'sam@example.com', timeZone: 'Europe/London' },
    };
    const outgoing = { statusCode: 0, setHeader: vi.fn(), end: vi.fn() };
    await route(
      {
        method: 'POST',
        url: '/api/cal/bookings',
        headers: { host: 'app.clinic.example', 'content-type': 'application/json' },
        body,
        [Symbol.asyncIterator]: async function* () {},
      },
      outgoing,
    );
    expect(outgoing.statusCode).toBe(201);
  });

  it('ignores another host in the request line', async () => {
    const seen: string[] = [];
    const handler = toNodeHandler(async (request) => {
      seen.push(new URL(request.url).pathname);
      return proxy(request);
    });
    const origin = await serve((request, response) => void handler(request, response));
    const { port } = new URL(origin);
    const status = await new Promise((resolve) => {
      httpRequest(
        { port, path: 'http://evil.example/bookings/u1', host: '127.0.0.1' },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      ).end();
    });
    expect(status).toBe(404);
    expect(seen).toEqual(['/http://evil.example/bookings/u1']);
  });
});
