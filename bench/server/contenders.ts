import { getRequestListener } from '@hono/node-server';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Agent, request as ask, type IncomingMessage, type RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { createCalProxy, createWebhookHandler, toNodeHandler } from '../../src/server';
import { SECRET } from './deliveries';

export type Group = 'webhooks' | 'proxy';

export interface Contender {
  name: string;
  group: Group;
  /** @param upstream Origin of the stand-in for Cal.com's API. */
  create: (handled: () => void, upstream: string) => RequestListener;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const signatureOf = (request: IncomingMessage): string =>
  String(request.headers['x-cal-signature-256']);

/** A server that takes a body, and answers. */
const receiver =
  (take: (body: Buffer, request: IncomingMessage) => boolean | Promise<boolean>) =>
  (handled: () => void): RequestListener =>
  async (request, response) => {
    const isTaken = await take(await bytesOf(request), request);
    if (isTaken) handled();
    response.statusCode = isTaken ? 200 : 401;
    response.end();
  };

function isSigned(body: Buffer, request: IncomingMessage): boolean {
  const expected = createHmac('sha256', SECRET).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signatureOf(request), 'hex'));
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' };
const key = crypto.subtle.importKey('raw', Buffer.from(SECRET), HMAC, false, ['verify']);

const isSignedByWebCrypto = async (body: Buffer, request: IncomingMessage): Promise<boolean> =>
  crypto.subtle.verify(
    'HMAC',
    await key,
    Buffer.from(signatureOf(request), 'hex'),
    new Uint8Array(body),
  );

const isObject = (body: Buffer): boolean => typeof JSON.parse(body.toString()) === 'object';

const webhooks = (handled: () => void) =>
  createWebhookHandler({ maxAgeMinutes: Infinity, secret: SECRET, onEvent: handled });

async function readOnly(handled: () => void, request: Request): Promise<Response> {
  if ((await request.arrayBuffer()).byteLength > 0) handled();
  return new Response(null);
}

const proxyTo = (upstream: string) =>
  createCalProxy({
    apiKey: 'cal_live_bench',
    baseUrl: `${upstream}/v2`,
    authorize: () => 'patient',
  });

const agent = new Agent({ keepAlive: true });
const authorization = 'Bearer cal_live_bench';

/** Nothing but the hop: what comes is passed on, and what comes back too. */
const pipe =
  (handled: () => void, upstream: string): RequestListener =>
  (incoming, outgoing) => {
    const { method, url } = incoming;
    const there = ask(`${upstream}/v2${url}`, { agent, method, headers: { authorization } });
    there.on('response', (answer) => {
      handled();
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(there);
  };

const byFetch =
  (handled: () => void, upstream: string): RequestListener =>
  async (incoming, outgoing) => {
    const { method = 'GET', url } = incoming;
    await text(incoming);
    const answer = await fetch(`${upstream}/v2${url}`, { method, headers: { authorization } });
    handled();
    outgoing.writeHead(answer.status, { 'content-type': 'application/json' });
    outgoing.end(await answer.text());
  };

/** The first of a group is what the others are measured by. */
export const CONTENDERS: readonly Contender[] = [
  { name: 'http, reads the body', group: 'webhooks', create: receiver(() => true) },
  {
    name: 'http, HMAC and JSON',
    group: 'webhooks',
    create: receiver((body, request) => isSigned(body, request) && isObject(body)),
  },
  {
    name: 'http, HMAC by Web Crypto, and JSON',
    group: 'webhooks',
    create: receiver(
      async (body, request) => (await isSignedByWebCrypto(body, request)) && isObject(body),
    ),
  },
  {
    name: 'Request and Response (Hono), reads the body',
    group: 'webhooks',
    create: (handled) => getRequestListener((request) => readOnly(handled, request)),
  },
  {
    name: 'awell-cal-booking on Hono',
    group: 'webhooks',
    create: (handled) => getRequestListener(webhooks(handled)),
  },
  {
    name: 'awell-cal-booking',
    group: 'webhooks',
    create: (handled) => toNodeHandler(webhooks(handled)),
  },
  { name: 'http, piped', group: 'proxy', create: pipe },
  { name: 'http and fetch', group: 'proxy', create: byFetch },
  {
    name: 'awell-cal-booking',
    group: 'proxy',
    create: (handled, upstream) => {
      const handler = toNodeHandler(proxyTo(upstream));
      return async (request, response) => {
        await handler(request, response);
        if (response.statusCode === 200) handled();
      };
    },
  },
];
