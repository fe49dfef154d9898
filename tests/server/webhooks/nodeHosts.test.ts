import { connect } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createWebhookHandler, toNextApiRoute, toNodeHandler } from '../../../src/server';
import { serve } from '../endpoints';
import { bookingPayload, codeOf, envelope, recorder, SECRET, sign } from './deliveries';

// Letters beyond ASCII, and spaces that no parser keeps.
const body = JSON.stringify(
  envelope('BOOKING_CREATED', bookingPayload({ title: 'Zoë 🩺' })),
  null,
  2,
);
const signed = { 'content-type': 'application/json', 'x-cal-signature-256': sign(body) };

describe.each([
  ['Node http', toNodeHandler],
  ['an API route of Next, with its body parser off', toNextApiRoute],
])('on %s', (_name, adapt) => {
  const setUp = async () => {
    const { events, onEvent } = recorder();
    const handler = adapt(
      createWebhookHandler({ maxAgeMinutes: Infinity, secret: SECRET, onEvent, onError: () => {} }),
    );
    const origin = await serve((request, response) => void handler(request, response));
    return { origin, events };
  };

  it('passes the received bytes to the signature check', async () => {
    const { origin, events } = await setUp();
    const response = await fetch(origin, { method: 'POST', headers: signed, body });
    expect(response.status).toBe(200);
    expect(events).toMatchObject([{ booking: { title: 'Zoë 🩺' } }]);
  });

  it('passes them on if they come in chunks without a length', async () => {
    const { origin, events } = await setUp();
    const bytes = new TextEncoder().encode(body);
    const chunks = new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 100)
          controller.enqueue(bytes.slice(at, at + 100));
        controller.close();
      },
    });
    const init = { method: 'POST', headers: signed, body: chunks, duplex: 'half' };
    expect((await fetch(origin, init as RequestInit)).status).toBe(200);
    expect(events).toHaveLength(1);
  });

  it('passes them on if there are more than one read returns', async () => {
    const { origin, events } = await setUp();
    const long = JSON.stringify(envelope('RECORDING_READY', { text: 'x'.repeat(200_000) }));
    const headers = { ...signed, 'x-cal-signature-256': sign(long) };
    expect((await fetch(origin, { method: 'POST', headers, body: long })).status).toBe(200);
    expect(events).toMatchObject([{ payload: { text: 'x'.repeat(200_000) } }]);
  });

  it('refuses 10 MB with 413', async () => {
    const { origin, events } = await setUp();
    const long = 'x'.repeat(10_000_000);
    const headers = { ...signed, 'x-cal-signature-256': sign(long) };
    const response = await fetch(origin, { method: 'POST', headers, body: long });
    expect([response.status, await codeOf(response)]).toEqual([413, 'too_large']);
    expect((await fetch(origin, { method: 'POST', headers: signed, body })).status).toBe(200);
    expect(events).toHaveLength(1);
  });

  it('keeps running if the sender breaks off', async () => {
    const failed = vi.fn();
    process.on('unhandledRejection', failed);
    onTestFinished(() => void process.off('unhandledRejection', failed));
    const { origin } = await setUp();
    for (const length of ['Content-Length: 2000', 'Transfer-Encoding: chunked']) {
      const head = `POST / HTTP/1.1\r\nHost: a.test\r\n${length}\r\n\r\n7d0\r\n{`;
      await new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(origin).port), '127.0.0.1', () =>
          socket.write(head, () => socket.destroy()),
        );
        socket.on('close', () => resolve());
      });
    }
    expect((await fetch(origin, { method: 'POST', headers: signed, body })).status).toBe(200);
    expect(failed).not.toHaveBeenCalled();
  });
});

describe('after a body parser', () => {
  it('uses the rawBody of Cloud Functions', async () => {
    const { events, onEvent } = recorder();
    const handler = toNodeHandler(
      createWebhookHandler({ maxAgeMinutes: Infinity, secret: SECRET, onEvent }),
    );
    const origin = await serve((request, response) => {
      request.resume().on('end', () => {
        void handler(Object.assign(request, { rawBody: Buffer.from(body) }), response);
      });
    });
    expect((await fetch(origin, { method: 'POST', headers: signed, body })).status).toBe(200);
    expect(events).toHaveLength(1);
  });

  it('says that the body is missing if the parser took it', async () => {
    const onEvent = vi.fn();
    const handler = toNodeHandler(
      createWebhookHandler({ maxAgeMinutes: Infinity, secret: SECRET, onEvent, onError: () => {} }),
    );
    const origin = await serve((request, response) => {
      request.resume().on('end', () => void handler(request, response));
    });
    const response = await fetch(origin, { method: 'POST', headers: signed, body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('body parser');
    expect(onEvent).not.toHaveBeenCalled();
  });
});
