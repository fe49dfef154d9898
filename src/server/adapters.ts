import type { Body } from '../api/readLimited';
import { bodyTaken, refuse, Refusal } from './answers';
import { isMessageHandler, type Message } from './message';

/** The part of Node's `IncomingMessage` that an adapter needs; Next, Connect and Express extend it. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  /** The HTTP method. */
  method?: string | undefined;
  /** The path with its query. */
  url?: string | undefined;
  /** The headers, with names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Whether the whole request has arrived. Without it, the unread rest of a body isn't discarded. */
  complete?: boolean | undefined;
  /** Whether the whole body has been read already. */
  readableEnded?: boolean | undefined;
  /** The path before Connect or Express removed the mount path. */
  originalUrl?: string | undefined;
  /** The body as a body parser left it. */
  body?: unknown;
  /** The raw body that Google's Cloud Functions and some body parsers keep. */
  rawBody?: Uint8Array | string | undefined;
}

/** A request of Next's pages router, as far as an adapter needs it. */
export type NextApiRequest = NodeRequest;

/** The part of Node's `ServerResponse` that an adapter needs. */
export interface NodeResponse {
  /** The HTTP status. */
  statusCode: number;
  /** Whether the whole answer was sent. */
  writableFinished?: boolean | undefined;
  /** Whether the headers were sent. */
  headersSent?: boolean | undefined;
  /** Whether the connection was closed. */
  destroyed?: boolean | undefined;
  /** Sets a header. */
  setHeader: (name: string, value: string) => unknown;
  /** Sends the body and ends the answer. */
  end: (body?: Uint8Array) => unknown;
  /** Listens for the end of the connection. */
  on?: ((event: 'close', listener: () => void) => unknown) | undefined;
}

type Handler = (request: Request) => Promise<Response>;

/** Copies each chunk, because Node may reuse its memory. */
function readerOf(incoming: NodeRequest): ReturnType<Body['getReader']>['read'] {
  const chunks = incoming[Symbol.asyncIterator]();
  return async () => {
    const { done, value } = await chunks.next();
    return done ? { done, value: undefined } : { done: false, value: new Uint8Array(value) };
  };
}

/** A stream that reads only what the handler asks for, so that its limits apply and nothing is buffered. */
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

/** A body that rejects when it is read, with a message that says why. */
const consumedBody = (): ReadableStream =>
  new ReadableStream({
    pull: () => {
      throw bodyTaken();
    },
  });

/** A body that was read before, as far as the parser kept it. */
function keptBody({ headers, body, rawBody }: NodeRequest): BodyInit {
  const kept = rawBody ?? body;
  if (typeof kept === 'string') return kept;
  if (kept instanceof Uint8Array) return new Uint8Array(kept);
  const length = headers['content-length'];
  const isJson = /^application\/json\b/i.test(String(headers['content-type'] ?? ''));
  const json = isJson && kept !== undefined && kept !== null ? JSON.stringify(kept) : '{}';
  // Express 4's parsers leave an empty object even if they read nothing.
  if (json !== '{}' || length === '2') return json;
  // HTTP/2 needs no length.
  const hasNone = length === undefined && headers[':authority'] === undefined;
  if (length === '0' || (hasNone && !headers['transfer-encoding'])) return '';
  return consumedBody();
}

/** Reads a short body at once, because a stream for it costs more than the rest of the request. */
async function bodyOf(incoming: NodeRequest): Promise<BodyInit> {
  const { readableEnded, rawBody, headers } = incoming;
  // Express 4's parsers leave an empty body even if they read nothing.
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
  return offset < length ? consumedBody() : body;
}

// Node accepts any text here. A path or a user name in it would change the URL.
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Rejects with a TypeError if Node accepts the request but `Request` doesn't. */
async function requestOf(incoming: NodeRequest, signal: AbortSignal): Promise<Request> {
  const { method = 'GET', headers } = incoming;
  const path = incoming.originalUrl ?? incoming.url ?? '/';
  const host = String(headers['host'] ?? headers[':authority'] ?? 'localhost');
  if (!HOST.test(host)) throw new TypeError("The Host header isn't a valid host.");
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
    // Don't destroy the request: the answer that says why uses the same connection.
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
    // Node's http ignores the promise, so an unhandled rejection would end the whole server.
    return refuse(new Refusal(400, 'bad_request', "This request isn't valid."));
  }
  return handler(request);
}

/** A caller that sends more than this is cut off. */
const MAX_DISCARDED_BYTES = 20_000_000;

/** An unread body blocks the next request on an HTTP/1 connection. HTTP/2 has no such queue. */
async function discardRest(incoming: NodeRequest): Promise<void> {
  if (incoming.complete !== false || incoming.headers[':authority'] !== undefined) return;
  let left = MAX_DISCARDED_BYTES;
  try {
    // Breaking off stops the reading, and the server closes the connection later.
    for await (const { byteLength } of incoming) {
      left -= byteLength;
      if (left < 0) break;
    }
  } catch {
    // The caller has disconnected.
  }
}

/**
 * Adapts a handler of this library to Node's `http`, Connect and Express, before or after a body parser. Mount a
 * webhook handler before any body parser, because its signature covers the raw bytes.
 *
 * @example
 * http.createServer(toNodeHandler(createCalProxy(options))).listen(3000);
 */
export function toNodeHandler(
  handler: Handler,
): (incoming: NodeRequest, outgoing: NodeResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    const left = new AbortController();
    // The caller has disconnected, so stop asking Cal.com or Awell.
    outgoing.on?.('close', () => {
      if (!outgoing.writableFinished) left.abort();
    });
    const response = await answerTo(handler, incoming, left.signal);
    // Something else has answered, or the caller has disconnected.
    if (outgoing.headersSent || outgoing.destroyed) return;
    outgoing.statusCode = response.status;
    response.headers.forEach((value, name) => outgoing.setHeader(name, value));
    if (response.body) outgoing.end(new Uint8Array(await response.arrayBuffer()));
    else outgoing.end();
    void discardRest(incoming);
  };
}

/**
 * Adapts a handler of this library to an API route of Next's pages router. In a webhook's route also write `export
 * const config = { api: { bodyParser: false } }`, because its signature covers the raw bytes.
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
