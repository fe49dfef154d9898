import type { Body } from '../api/readLimited';
import { bodyTaken, refuse, Refusal } from './answers';
import { isMessageHandler, type Message } from './message';

/** What an adapter needs of Node's `IncomingMessage`, and of what Next, Connect and Express make of it. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  /** HTTP method. */
  method?: string | undefined;
  /** Path and query. */
  url?: string | undefined;
  /** HTTP headers, with lower-case names. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Whether all of the request has come. Left out, what a handler does not read of it stays unread. */
  complete?: boolean | undefined;
  /** Whether somebody has read all of the body already. */
  readableEnded?: boolean | undefined;
  /** The path before Connect or Express took a mount path off. */
  originalUrl?: string | undefined;
  /** What a body parser made of the body. */
  body?: unknown;
  /** What Google's Cloud Functions, and some body parsers, keep of a body that they parsed. */
  rawBody?: Uint8Array | string | undefined;
}

/** What an adapter needs of a request of Next's pages router. */
export type NextApiRequest = NodeRequest;

/** What an adapter needs of Node's `ServerResponse`. */
export interface NodeResponse {
  /** HTTP status to send. */
  statusCode: number;
  /** Whether everything was sent. */
  writableFinished?: boolean | undefined;
  /** Whether the headers were sent. */
  headersSent?: boolean | undefined;
  /** Whether the connection is closed. */
  destroyed?: boolean | undefined;
  /** Sets an HTTP header. */
  setHeader: (name: string, value: string) => unknown;
  /** Sends the body, and ends the response. */
  end: (body?: Uint8Array) => unknown;
  /** Listens to an event of the response. */
  on?: ((event: 'close', listener: () => void) => unknown) | undefined;
}

type Handler = (request: Request) => Promise<Response>;

/** Reads on as it is asked to. The chunks are copied: Node may cut them out of memory that it takes for others too. */
function readerOf(incoming: NodeRequest): ReturnType<Body['getReader']>['read'] {
  const chunks = incoming[Symbol.asyncIterator]();
  return async () => {
    const { done, value } = await chunks.next();
    return done ? { done, value: undefined } : { done: false, value: new Uint8Array(value) };
  };
}

/** Read on as the handler asks for it, so that its limits hold and nothing is kept in memory. */
function streamOf(incoming: NodeRequest): ReadableStream<Uint8Array> {
  const read = readerOf(incoming);
  return new ReadableStream({
    pull: async (controller) => {
      const { value } = await read();
      if (value) controller.enqueue(value);
      else controller.close();
    },
  });
}

const SMALL_BYTES = 65_536;

/** Breaks off where it is read, so that whoever reads it says why. */
const lostBody = (): ReadableStream =>
  new ReadableStream({
    pull: () => {
      throw bodyTaken();
    },
  });

/** A body that somebody else has read before, as far as they kept it. */
function keptBody({ headers, body, rawBody }: NodeRequest): BodyInit {
  const kept = rawBody ?? body;
  if (typeof kept === 'string') return kept;
  if (kept instanceof Uint8Array) return new Uint8Array(kept);
  const length = headers['content-length'];
  const isJson = /^application\/json\b/i.test(String(headers['content-type'] ?? ''));
  const json = isJson && kept !== undefined && kept !== null ? JSON.stringify(kept) : '{}';
  // Express 4's parsers leave an empty object, too, of what they did not read.
  if (json !== '{}' || length === '2') return json;
  // HTTP/2 needs no length.
  const hasNone = length === undefined && headers[':authority'] === undefined;
  if (length === '0' || (hasNone && !headers['transfer-encoding'])) return '';
  return lostBody();
}

/** A short body is read at once: making a stream of it takes longer than all the rest. */
async function bodyOf(incoming: NodeRequest): Promise<BodyInit> {
  const { readableEnded, rawBody, headers } = incoming;
  // Express 4's parsers leave an empty body behind, too, where they read nothing.
  if (rawBody !== undefined || (readableEnded ?? incoming.body !== undefined)) {
    return keptBody(incoming);
  }
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (!(length <= SMALL_BYTES)) return streamOf(incoming);
  const body = new Uint8Array(length);
  let offset = 0;
  for await (const chunk of incoming) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return offset < length ? lostBody() : body;
}

// Node takes any text for it; one with a path or a name in it would make another URL than was asked for.
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Rejects with a TypeError for what Node lets in and no `Request` can be. */
async function requestOf(incoming: NodeRequest, signal: AbortSignal): Promise<Request> {
  const { method = 'GET', headers } = incoming;
  const path = incoming.originalUrl ?? incoming.url ?? '/';
  const host = String(headers['host'] ?? headers[':authority'] ?? 'localhost');
  if (!HOST.test(host)) throw new TypeError('The host is none.');
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || name.startsWith(':') ? [] : [[name, String(value)]],
  );
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? await bodyOf(incoming) : undefined;
  const init = {
    method,
    headers: given,
    signal,
    ...(body !== undefined && { body, duplex: 'half' }),
  };
  return new Request(`http://${host}${path.startsWith('/') ? path : `/${path}`}`, init);
}

function messageOf(incoming: NodeRequest): Message {
  const { method = 'GET', headers } = incoming;
  const read = readerOf(incoming);
  return {
    method,
    headers: { get: (name) => headers[name]?.toString() ?? null },
    // Not ended where it is left: the answer that says why goes by the same connection.
    body: { getReader: () => ({ read, cancel: () => Promise.resolve() }) },
  };
}

async function answerTo(
  handler: Handler,
  incoming: NodeRequest,
  signal: AbortSignal,
): Promise<Response> {
  const isUntouched = incoming.rawBody === undefined && incoming.body === undefined;
  if (isMessageHandler(handler) && isUntouched && !incoming.readableEnded) {
    return handler(messageOf(incoming));
  }
  let request: Request;
  try {
    request = await requestOf(incoming, signal);
  } catch {
    // Thrown on, it would end the process: Node's http does not look at the promise.
    return refuse(new Refusal(400, 'bad_request', 'This is no request that could be answered.'));
  }
  return handler(request);
}

/** Beyond it a caller is no neighbour in need, but one that sends for ever. */
const MAX_DISCARDED_BYTES = 20_000_000;

/** What nobody reads of a body would keep the next request on the connection waiting; HTTP/2 has no such queue. */
async function discardRest(incoming: NodeRequest): Promise<void> {
  if (incoming.complete !== false || incoming.headers[':authority'] !== undefined) return;
  let left = MAX_DISCARDED_BYTES;
  try {
    // Left before its end, it is read no more, and the server closes the connection in its time.
    for await (const { byteLength } of incoming) {
      left -= byteLength;
      if (left < 0) break;
    }
  } catch {
    // The caller has gone.
  }
}

/**
 * A handler of this library for Node's `http`, Connect and Express, before or behind a body parser. A webhook has to come
 * in raw, as its signature is over the bytes: mount it before.
 *
 * @example
 * http.createServer(toNodeHandler(createCalProxy(options))).listen(3000);
 */
export function toNodeHandler(
  handler: Handler,
): (incoming: NodeRequest, outgoing: NodeResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    const left = new AbortController();
    // Nobody waits for what Cal.com or Awell would still answer.
    outgoing.on?.('close', () => {
      if (!outgoing.writableFinished) left.abort();
    });
    const response = await answerTo(handler, incoming, left.signal);
    // Something else has answered meanwhile, or nobody is there any more.
    if (outgoing.headersSent || outgoing.destroyed) return;
    outgoing.statusCode = response.status;
    response.headers.forEach((value, name) => outgoing.setHeader(name, value));
    if (response.body) outgoing.end(new Uint8Array(await response.arrayBuffer()));
    else outgoing.end();
    void discardRest(incoming);
  };
}

/**
 * A handler of this library for an API route of Next's pages router. A webhook has to come in raw, as its signature is
 * over the bytes: there also `export const config = { api: { bodyParser: false } }`.
 *
 * @example
 * // pages/api/cal/[...path].ts
 * export default toNextApiRoute(createCalProxy(options));
 */
export function toNextApiRoute(
  handler: Handler,
): (incoming: NextApiRequest, outgoing: NodeResponse) => Promise<void> {
  return toNodeHandler(handler);
}
