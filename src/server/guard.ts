import { readLimited } from '../api/readLimited';
import { checkFunctions } from '../checkOptions';
import { BookingError } from '../errors';
import { isRecord, readOrigin, type WireRecord } from '../wire';
import { bodyTaken, refuse, Refusal } from './answers';

const MAX_BODY_BYTES = 64_000;

/** Why a proxy did not do what it was asked for. It holds a code and no body: nothing of a patient. */
export interface ProxyProblem {
  /** For example `unauthorized`, `cross_origin`, `timeout`; `upstream_refused` where Cal.com or Awell said no. */
  code: string;
  /** The HTTP status that was answered. */
  status: number;
  /** What went wrong, for your log. It names no patient. */
  message: string;
  /** What `authorize` threw, or what failed within the proxy. */
  cause?: unknown;
}

export interface GuardOptions {
  /**
   * Origins of pages that may call this endpoint from elsewhere, for example `https://portal.clinic.example`.
   * @default pages of the same origin only
   */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * Told of all that was refused or failed, for logs.
   * @default nothing is told
   */
  onError?: ((problem: ProxyProblem) => void) | undefined;
}

/** A host as `URL` writes it; the port that a scheme has by itself is none. */
const hostOf = (host: string): string | undefined => {
  try {
    return new URL(`http://${host.trim()}`).host.replace(/:443$/, '');
  } catch {
    return undefined;
  }
};

/** The hosts that this endpoint is known by: behind a TLS terminator the URL of a request is an inner one. */
const ownHosts = ({ url, headers }: Request): (string | undefined)[] =>
  [new URL(url).host, headers.get('host'), headers.get('x-forwarded-host')].flatMap(
    (hosts) => hosts?.split(',').map(hostOf) ?? [],
  );

/** @throws BookingError `invalid_input` */
function readOrigins({ allowedOrigins = [] }: GuardOptions): readonly string[] {
  return [allowedOrigins].flat().map((given) => {
    const origin = readOrigin(given);
    if (origin !== undefined) return origin;
    throw new BookingError(
      'invalid_input',
      'allowedOrigins has an entry that is no origin. Write scheme and host alone, for example "https://portal.clinic.example".',
      { field: 'allowedOrigins' },
    );
  });
}

/**
 * Refuses what another site's page sends with a patient's cookies.
 *
 * @returns the CORS headers of the answer, for pages of allowed origins.
 */
function checkOrigin(request: Request, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) {
    return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  }
  const site = request.headers.get('sec-fetch-site');
  const isOwn =
    site === null
      ? // Browsers of before 2023 send none, but tell the origin of every write.
        origin === null ||
        ownHosts(request).includes(hostOf(origin.replace(/^https?:\/\//, '')) ?? '')
      : site === 'same-origin';
  if (isOwn) return {};
  throw new Refusal(
    403,
    'cross_origin',
    'This endpoint is for pages of its own origin. Add the origin of yours to allowedOrigins.',
  );
}

/**
 * The JSON object of a request. Its content type is one that no form of another site can send.
 *
 * @throws Refusal
 */
export async function readJsonBody(request: Request): Promise<WireRecord> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json(?:;|$)/i.test(type.trim())) {
    throw new Refusal(415, 'content_type', 'Send content-type: application/json.');
  }
  if (request.bodyUsed || request.body?.locked) throw bodyTaken();
  const isTooLong = Number(request.headers.get('content-length')) > MAX_BODY_BYTES;
  const text = isTooLong ? undefined : await readLimited(request, MAX_BODY_BYTES);
  if (text === undefined) {
    throw new Refusal(413, 'too_large', `A body is ${MAX_BODY_BYTES} bytes at most.`);
  }
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
    // What is nested too deep to be written again could not be passed on.
    JSON.stringify(body);
  } catch {
    throw new Refusal(400, 'bad_request', 'The body is no JSON.');
  }
  if (!isRecord(body)) throw new Refusal(400, 'bad_request', 'The body is no JSON object.');
  return body;
}

/** The answer to a browser's question before a request of an allowed origin. */
const preflight = (isAllowedOrigin: boolean): Response =>
  new Response(null, {
    status: 204,
    headers: {
      vary: 'origin',
      ...(isAllowedOrigin && {
        'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
        'access-control-allow-headers': 'content-type, authorization, cal-api-version',
        'access-control-max-age': '600',
      }),
    },
  });

/** Refusals too: a page that may not read them would take them for a lost connection, and ask again. */
function letPageRead(response: Response, cors: Readonly<Record<string, string>>): Response {
  const { headers } = response;
  const limits = [...headers.keys()].filter((name) => /^(?:retry-after$|x-ratelimit-)/.test(name));
  for (const [name, value] of Object.entries(cors)) headers.set(name, value);
  if (limits.length > 0) headers.set('access-control-expose-headers', limits.join(', '));
  return response;
}

const refusalOf = (cause: unknown): Refusal =>
  cause instanceof Refusal
    ? cause
    : // Whatever it was, its text may hold what nobody should see.
      new Refusal(500, 'server_error', 'The proxy failed.', {}, { cause });

export type Report = (problem: ProxyProblem) => void;

/**
 * An endpoint for pages of its own and of allowed origins, which answers in JSON whatever happens.
 *
 * @throws BookingError `invalid_input`
 */
export function createEndpoint(
  options: GuardOptions,
  handle: (request: Request, report: Report) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const { onError } = options;
  checkFunctions('The endpoint', { onError });
  const allowedOrigins = readOrigins(options);
  const report: Report = (problem) => {
    // Whatever a log does, the page gets its answer.
    void Promise.resolve(problem)
      .then((told) => onError?.(told))
      .catch(() => undefined);
  };
  const answerRefusal = (error: unknown): Response => {
    const refusal = refusalOf(error);
    report(refusal);
    return refuse(refusal);
  };
  return async (request) => {
    let cors: Record<string, string>;
    try {
      cors = checkOrigin(request, allowedOrigins);
    } catch (error) {
      return answerRefusal(error);
    }
    const isAllowedOrigin = Object.keys(cors).length > 0;
    const response =
      request.method === 'OPTIONS'
        ? preflight(isAllowedOrigin)
        : await handle(request, report).catch(answerRefusal);
    return isAllowedOrigin ? letPageRead(response, cors) : response;
  };
}
