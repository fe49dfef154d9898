import type { Body } from '../api/readLimited';
import { refuse, Refusal } from './answers';
import { isMessageHandler, type Message } from './message';

/** What an adapter needs of Node's `IncomingMessage`, and of what Next and Connect make of it. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  method?: string | undefined;
  url?: string | undefined;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Whether all of the request has come. Left out, what a handler does not read of it stays unread. */
  complete?: boolean | undefined;
  /** The path before Connect or Express took a mount path off. */
  originalUrl?: string | undefined;
  /** What Google's Cloud Functions keep of a body that they parsed. */
  rawBody?: Uint8Array | undefined;
}

/** What an adapter needs of a request of Next's pages router. */
export interface NextApiRequest extends NodeRequest {
  /** What Next's body parser made of the body; the raw one is gone then. */
  body?: unknown;
}

/** What an adapter needs of Node's `ServerResponse`. */
export interface NodeResponse {
  statusCode: number;
  setHeader: (name: string, value: string) => unknown;
  end: (body?: Uint8Array) => unknown;
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

/** A short body is read at once: making a stream of it takes longer than all the rest. */
async function bodyOf(incoming: NodeRequest): Promise<BodyInit> {
  if (incoming.rawBody) return new Uint8Array(incoming.rawBody);
  const length = Number(incoming.headers['content-length'] ?? Number.NaN);
  if (!(length <= SMALL_BYTES)) return streamOf(incoming);
  const body = new Uint8Array(length);
  let offset = 0;
  for await (const chunk of incoming) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body.subarray(0, offset);
}

// Node takes any text for it; one with a path or a name in it would make another URL than was asked for.
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Rejects with a TypeError for what Node lets in and no `Request` can be. */
async function requestOf(incoming: NodeRequest, parsed: BodyInit | undefined): Promise<Request> {
  const { method = 'GET', headers } = incoming;
  const path = incoming.originalUrl ?? incoming.url ?? '/';
  const host = String(headers['host'] ?? headers[':authority'] ?? 'localhost');
  if (!HOST.test(host)) throw new TypeError('The host is none.');
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || name.startsWith(':') ? [] : [[name, String(value)]],
  );
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? (parsed ?? (await bodyOf(incoming))) : undefined;
  const init = { method, headers: given, ...(body !== undefined && { body, duplex: 'half' }) };
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
  parsed: BodyInit | undefined,
): Promise<Response> {
  if (isMessageHandler(handler) && parsed === undefined && !incoming.rawBody) {
    return handler(messageOf(incoming));
  }
  let request: Request;
  try {
    request = await requestOf(incoming, parsed);
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

async function serve(
  handler: Handler,
  incoming: NodeRequest,
  parsed: BodyInit | undefined,
  outgoing: NodeResponse,
): Promise<void> {
  const response = await answerTo(handler, incoming, parsed);
  outgoing.statusCode = response.status;
  response.headers.forEach((value, name) => outgoing.setHeader(name, value));
  if (response.body) outgoing.end(new Uint8Array(await response.arrayBuffer()));
  else outgoing.end();
  void discardRest(incoming);
}

/**
 * A handler of this library for Node's `http`, Connect and Express. Where a body parser ran before it, it finds no
 * body: mount it before.
 *
 * @example
 * http.createServer(toNodeHandler(createCalProxy(options))).listen(3000);
 */
export function toNodeHandler(
  handler: Handler,
): (incoming: NodeRequest, outgoing: NodeResponse) => Promise<void> {
  return (incoming, outgoing) => serve(handler, incoming, undefined, outgoing);
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
  return (incoming, outgoing) => {
    const { body } = incoming;
    const isParsed = body !== undefined && body !== null;
    const parsed = typeof body === 'string' ? body : JSON.stringify(body);
    return serve(handler, incoming, isParsed ? parsed : undefined, outgoing);
  };
}
