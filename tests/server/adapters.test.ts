import { once } from 'node:events';
import { Agent, request, type IncomingMessage, type ServerOptions } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createCalProxy, toNextApiRoute, toNodeHandler, type NodeRequest } from '../../src/server';
import { recordingFetch, serve } from './endpoints';

/** What a server answers to bytes that no HTTP client would send. */
const exchange = (origin: string, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text));
    let received = '';
    socket.on('data', (bytes) => (received += String(bytes)));
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });

const rawRequest = (line: string, host: string) =>
  `${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;

/** Errors that nobody caught: outside of a test each of them would have ended the process. */
function uncaught() {
  const caught = vi.fn();
  process.on('unhandledRejection', caught);
  onTestFinished(() => void process.off('unhandledRejection', caught));
  return caught;
}

describe.each([
  ['toNodeHandler', toNodeHandler],
  ['toNextApiRoute', toNextApiRoute],
])('%s', (_name, adapt) => {
  const setUp = async (options: ServerOptions = {}) => {
    const { fetch, reached } = recordingFetch(() => Response.json({ status: 'success' }));
    const apiKey = 'cal_live_0123456789abcdef';
    const handler = adapt(createCalProxy({ apiKey, authorize: () => 'host', fetch }));
    const origin = await serve((incoming, outgoing) => void handler(incoming, outgoing), options);
    return { origin, reached };
  };

  it.each([
    ['a method that no Request can have', 'TRACE /api/cal/bookings/u1', 'app.example'],
    ['a host that is none', 'GET /api/cal/bookings/u1', '['],
    ['a host with a name and a password', 'GET /api/cal/bookings/u1', 'a:b@app.example'],
    ['another path in the host', 'GET /api/cal/webhooks', 'app.example/bookings/u1#'],
    ['another path and query in the host', 'GET /api/cal/webhooks', 'app.example/bookings/u1?x='],
    ['a blank in the host', 'GET /api/cal/bookings/u1', 'app example'],
    ['two hosts', 'GET /api/cal/bookings/u1', 'app.example, evil.example'],
  ])('refuses %s and keeps running', async (_what, line, host) => {
    const failed = uncaught();
    const { origin, reached } = await setUp();
    expect(await exchange(origin, rawRequest(line, host))).toMatch(/^HTTP\/1\.1 400 /);
    expect(reached).toEqual([]);
    expect((await fetch(`${origin}/api/cal/bookings/u1`)).status).toBe(200);
    expect(failed).not.toHaveBeenCalled();
  });

  it.each(['app.example', 'app.example:3000', '127.0.0.1', '[::1]:3000', 'under_score.local'])(
    'accepts the host %s',
    async (host) => {
      const { origin } = await setUp();
      const received = await exchange(origin, rawRequest('GET /api/cal/bookings/u1', host));
      expect(received).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  it('stops reading a body that is too long', async () => {
    const { origin, reached } = await setUp();
    const body = JSON.stringify({ cancellationReason: 'x'.repeat(64_000) });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${origin}/api/cal/bookings/u1/cancel`, {
      method: 'POST',
      headers,
      body,
    });
    expect(response.status).toBe(413);
    expect(reached).toEqual([]);
  });

  it('answers the next request on the same connection after a body that was too long', async () => {
    const { origin } = await setUp();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const ask = async (method: string, path: string, body = '') => {
      const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
      const asked = request(origin + path, { method, agent, ...(body && { headers }) });
      asked.end(body);
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      answer.resume();
      await once(answer, 'end');
      return [answer.statusCode, asked.reusedSocket];
    };
    const long = JSON.stringify({ cancellationReason: 'x'.repeat(300_000) });
    expect(await ask('POST', '/api/cal/bookings/u1/cancel', long)).toEqual([413, false]);
    expect(await ask('GET', '/api/cal/bookings/u1')).toEqual([200, true]);
  });

  it('stops reading from a client that never stops sending', async () => {
    const { origin } = await setUp({ keepAliveTimeout: 1 });
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    const closed = new Promise((resolve) =>
      socket.on('error', () => undefined).on('close', resolve),
    );
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    const send = (): void => {
      if (!socket.destroyed) socket.write(chunk, send);
    };
    socket.write(
      'POST /api/cal/bookings/u1/cancel HTTP/1.1\r\nHost: app.example\r\n' +
        'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
      send,
    );
    await closed;
    expect(socket.bytesWritten).toBeGreaterThan(10_000_000);
  });

  it('keeps running if the page closes while sending', async () => {
    const failed = uncaught();
    const { origin, reached } = await setUp();
    const head =
      'POST /api/cal/bookings/u1/cancel HTTP/1.1\r\nHost: app.example\r\n' +
      'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => {
        socket.write(head, () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect((await fetch(`${origin}/api/cal/bookings/u1`)).status).toBe(200);
    expect(reached).toHaveLength(1);
    expect(failed).not.toHaveBeenCalled();
  });

  describe('after something else has read the body', () => {
    const sent = JSON.stringify({ seatUid: 's1', cancellationReason: 'Ünwell 🤒' });
    /** Reads all of it first, and leaves of it what a parser would. */
    const behind = async (keep: (bytes: Buffer) => object) => {
      const { fetch: upstream, reached } = recordingFetch(() => Response.json({}));
      const onError = vi.fn();
      const handler = adapt(
        createCalProxy({ apiKey: 'key', authorize: () => 'host', fetch: upstream, onError }),
      );
      const origin = await serve((incoming, outgoing) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const kept = keep(Buffer.concat(chunks));
          void handler(Object.assign(incoming, kept) as unknown as NodeRequest, outgoing);
        });
      });
      const cancel = async (body: RequestInit['body'] = sent) => {
        const headers = { 'content-type': 'application/json' };
        const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
        const response = await fetch(`${origin}/api/cal/bookings/u1/cancel`, init);
        return { status: response.status, text: await response.text() };
      };
      return { cancel, reached, onError };
    };

    it.each([
      [
        'express.json: an object',
        (bytes: Buffer) => ({ body: JSON.parse(String(bytes)) as object }),
      ],
      ['express.raw: bytes', (bytes: Buffer) => ({ body: bytes })],
      ['express.text: a text', (bytes: Buffer) => ({ body: String(bytes) })],
      ['rawBody as bytes', (bytes: Buffer) => ({ rawBody: bytes, body: {} })],
      ['rawBody as text', (bytes: Buffer) => ({ rawBody: String(bytes), body: {} })],
    ])('uses the body that was already read: %s', async (_what, keep) => {
      const { cancel, reached } = await behind(keep);
      expect((await cancel()).status).toBe(200);
      expect(reached.map(({ body }) => JSON.parse(body) as unknown)).toEqual([JSON.parse(sent)]);
    });

    it.each([
      ['a logger left nothing', () => ({})],
      ['a parser left null', () => ({ body: null })],
      ['an Express 4 parser left an empty object of what a logger had read', () => ({ body: {} })],
    ])('refuses the request and says why if %s', async (_what, keep) => {
      const { cancel, reached, onError } = await behind(keep);
      for (const body of [sent, new Blob([sent]).stream()]) {
        const { status, text } = await cancel(body);
        expect(status).toBe(500);
        expect(text).toContain('body parser, a logger');
      }
      expect(reached).toEqual([]);
      expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'body_taken' }));
    });

    it('treats an empty parsed body as no body if none was sent', async () => {
      const { cancel, reached } = await behind(() => ({ body: {} }));
      expect((await cancel('')).status).toBe(200);
      expect(reached.map(({ body }) => body)).toEqual(['{}']);
    });
  });

  it('reads the body if Express 4 left an empty object without reading', async () => {
    const { fetch: upstream, reached } = recordingFetch(() => Response.json({}));
    const handler = adapt(
      createCalProxy({ apiKey: 'key', authorize: () => 'host', fetch: upstream }),
    );
    const origin = await serve((incoming, outgoing) => {
      void handler(Object.assign(incoming, { body: {} }), outgoing);
    });
    const body = JSON.stringify({ seatUid: 's1' });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${origin}/api/cal/bookings/u1/cancel`, { method: 'POST', headers, body });
    expect(reached).toMatchObject([{ body }]);
  });

  it('doesn’t answer if something else has answered already', async () => {
    const failed = uncaught();
    let answer!: (response: Response) => void;
    const handler = adapt(
      createCalProxy({
        apiKey: 'key',
        authorize: () => 'host',
        fetch: () => new Promise((resolve) => (answer = resolve)),
      }),
    );
    const served: Promise<void>[] = [];
    const origin = await serve((incoming, outgoing) => {
      served.push(handler(incoming, outgoing));
      outgoing.writeHead(503).end('too slow');
    });
    expect((await fetch(`${origin}/api/cal/bookings/u1`)).status).toBe(503);
    await vi.waitFor(() => expect(answer).toBeDefined());
    answer(Response.json({}));
    await Promise.all(served);
    expect(failed).not.toHaveBeenCalled();
  });

  it('cancels the request to Cal.com when the browser disconnects', async () => {
    let given!: () => void;
    const givenUp = new Promise<void>((resolve) => (given = resolve));
    let asked!: () => void;
    const wasAsked = new Promise<void>((resolve) => (asked = resolve));
    const handler = adapt(
      createCalProxy({
        apiKey: 'key',
        authorize: () => 'host',
        timeout: Infinity,
        fetch: (_input, init) => {
          init?.signal?.addEventListener('abort', given);
          asked();
          return new Promise(() => {});
        },
      }),
    );
    const origin = await serve((incoming, outgoing) => void handler(incoming, outgoing));
    const browser = new AbortController();
    const answer = fetch(`${origin}/api/cal/bookings/u1`, { signal: browser.signal });
    await wasAsked;
    browser.abort();
    await expect(answer).rejects.toThrow();
    await givenUp;
  });
});
