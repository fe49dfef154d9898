import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCalClient, type CalClient } from '../../../src/api/cal/calClient';
import { readRetryAfter } from '../../../src/api/cal/calErrors';
import { bookingInput, failure } from './sandboxClient';

const closers: (() => void)[] = [];

/** A real server that answers so, and a client that asks it. */
async function at(answer: RequestListener, timeout = 20_000) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const client = createCalClient({
    baseUrl: `http://127.0.0.1:${port}/v2`,
    apiKey: 'cal_secret',
    timeout,
  });
  return { client, seen };
}

const saying =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

// A write meets each answer once: no waiting between tries.
const book = (client: CalClient) => failure(client.createBooking(bookingInput()));

afterEach(() => {
  for (const close of closers.splice(0)) close();
  vi.useRealTimers();
});

describe('an answer of', () => {
  const answers: [name: string, answer: RequestListener, code: string, recoverable: boolean][] = [
    ['500', saying(500, '{"statusCode":500}'), 'server_error', true],
    ['502 in HTML', saying(502, '<h1>Bad gateway</h1>'), 'server_error', true],
    ['HTML with 200', saying(200, '<!doctype html>Log in'), 'invalid_response', true],
    ['nothing', saying(200, ''), 'invalid_response', true],
    ['half a JSON', saying(200, '{"status":"success","data":{"uid"'), 'invalid_response', true],
    ['null', saying(200, 'null'), 'invalid_response', false],
    ['wrong types', saying(200, '{"data":{"uid":1,"start":[]}}'), 'invalid_response', false],
    ['an empty series', saying(200, '{"data":[]}'), 'invalid_response', false],
    ['a wrong key', saying(401, '{"message":"No"}'), 'unauthorized', false],
    ['403', saying(403, '{"error":"No"}'), 'unauthorized', false],
    ['409', saying(409, '{"error":{"message":"No more seats"}}'), 'slot_taken', false],
    ['410', saying(410, '{"message":"decommissioned"}'), 'v1_decommissioned', false],
    ['422', saying(422, '{}'), 'bad_request', false],
    ['301', saying(301, '', { location: 'https://evil.example/' }), 'invalid_response', false],
    ['307', saying(307, '', { location: '/v2/elsewhere' }), 'invalid_response', false],
    [
      'ten million bytes',
      (_request, response) => {
        response.writeHead(200);
        response.end(`{"data":"${'x'.repeat(10_000_000)}"}`);
      },
      'invalid_response',
      false,
    ],
    ['a cut line', (request) => void request.socket.destroy(), 'network', true],
    ['silence', () => undefined, 'timeout', true],
    [
      'a slow drip',
      (_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
      'timeout',
      true,
    ],
  ];
  it.each(answers)(
    '%s is a coded error, never a hang',
    async (_name, answer, code, recoverable) => {
      const { client, seen } = await at(answer, code === 'timeout' ? 1_000 : undefined);
      const error = await book(client);
      expect(error).toMatchObject({ name: 'BookingError', code, recoverable });
      expect(seen).toHaveLength(1);
      expect(`${error.message} ${JSON.stringify(error)}`).not.toMatch(/cal_secret|Sam Okafor/);
    },
  );

  it('validation errors names the fields, but not their values', async () => {
    const message = 'attendee.email property is wrong, sam@example.com is no email';
    const { client } = await at(saying(400, JSON.stringify({ error: { message } })));
    const error = await book(client);
    expect(error.code).toBe('bad_request');
    expect(error.message).toContain('attendee.email');
    expect(JSON.stringify(error) + error.message).not.toContain('sam@example.com');
  });

  it('a lost write says that it may have been carried out', async () => {
    const { client } = await at((request) => void request.socket.destroy());
    expect((await book(client)).message).toContain('may have been carried out');
  });
});

describe('reading', () => {
  const booking = JSON.stringify({ data: { uid: 'u1', start: '2027-01-05T08:00:00Z' } });

  it('is retried after two failures and then succeeds', async () => {
    let asked = 0;
    const { client } = await at((_request, response) => {
      asked += 1;
      response.writeHead(asked < 3 ? 503 : 200).end(asked < 3 ? '' : booking);
    });
    expect(await client.getBooking('u1')).toMatchObject({ uid: 'u1' });
    expect(asked).toBe(3);
  });

  it('waits as long as Cal.com asks', async () => {
    const at429: number[] = [];
    const { client } = await at((_request, response) => {
      at429.push(performance.now());
      if (at429.length > 1) response.writeHead(200).end(booking);
      else response.writeHead(429, { 'X-RateLimit-Reset-Default': '1' }).end('{}');
    });
    await client.getBooking('u1');
    const [first = 0, second = 0] = at429;
    expect(second - first).toBeGreaterThanOrEqual(990);
  });

  it('doesn’t wait for a minute, but says when to retry', async () => {
    const { client, seen } = await at(saying(429, '{}', { 'Retry-After': '60' }));
    expect(await failure(client.getBooking('u1'))).toMatchObject({
      code: 'rate_limited',
      recoverable: true,
      retryAfterMs: 60_000,
    });
    expect(seen).toHaveLength(1);
  });

  it('stops after three attempts', async () => {
    const { client, seen } = await at(saying(500, ''));
    expect(await failure(client.getBooking('u1'))).toMatchObject({ code: 'server_error' });
    expect(seen).toHaveLength(3);
  });

  it('stops when the app aborts, also between attempts', async () => {
    const controller = new AbortController();
    const { client, seen } = await at((_request, response) => {
      response.writeHead(429, { 'Retry-After': '5' }).end('{}');
      setImmediate(() => controller.abort());
    });
    const error = await failure(client.getBooking('u1', { signal: controller.signal }));
    expect(error.code).toBe('aborted');
    const again = await failure(client.getBooking('u1', { signal: controller.signal }));
    expect(again.code).toBe('aborted');
    expect(seen).toHaveLength(1);
  });

  it('of a list skips bookings that can’t be read', async () => {
    const data = [null, 'x', { uid: 'u1', start: '2027-01-05T08:00:00Z' }, { uid: 'u2' }];
    const { client } = await at(saying(200, JSON.stringify({ data })));
    const list = await client.listBookings();
    expect(list).toMatchObject({ unreadable: 3, hasMore: false, bookings: [{ uid: 'u1' }] });
  });

  it('of reschedules that form a circle ends', async () => {
    const { client, seen } = await at((request, response) => {
      const uid = request.url?.split('/').at(-1) ?? '';
      const data = {
        uid,
        start: '2027-01-05T08:00:00Z',
        status: 'cancelled',
        rescheduledToUid: uid === 'a' ? 'b' : 'a',
      };
      response.writeHead(200).end(JSON.stringify({ data }));
    });
    expect(await failure(client.getCurrentBooking('a'))).toMatchObject({
      code: 'endless_reschedules',
    });
    expect(seen).toHaveLength(3);
  });

  it('of endless reschedules ends', async () => {
    const { client, seen } = await at((request, response) => {
      const uid = Number(request.url?.split('-').at(-1));
      const data = {
        uid: `u-${uid}`,
        start: '2027-01-05T08:00:00Z',
        rescheduledToUid: `u-${uid + 1}`,
      };
      response.writeHead(200).end(JSON.stringify({ data }));
    });
    expect(await failure(client.getCurrentBooking('u-1'))).toMatchObject({
      code: 'endless_reschedules',
    });
    expect(seen.length).toBeLessThan(25);
  });
});

describe('when to retry', () => {
  const now = Date.parse('2027-01-05T08:00:00Z');
  it.each([
    [{ 'retry-after': '12' }, 12_000],
    [{ 'retry-after': 'Tue, 05 Jan 2027 08:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Tue, 05 Jan 2027 07:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon', 'x-ratelimit-reset-default': '7' }, 7000],
    [{ 'x-ratelimit-reset-default': '7', 'x-ratelimit-reset-burst': '9' }, 9000],
    [{ 'x-ratelimit-reset': String(now / 1000 + 20) }, 20_000],
    [{ 'x-ratelimit-reset': String(now + 20_000) }, 20_000],
    [{}, 60_000],
  ])('%j', (headers, expected) => {
    expect(readRetryAfter(new Headers(headers as HeadersInit), now)).toBe(expected);
  });
});
