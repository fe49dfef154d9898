import { readLimited } from '../api/readLimited';
import { checkFunctions } from '../checkOptions';
import { BookingError } from '../errors';
import { isRecord, readOrigin, type WireRecord } from '../wire';
import { bodyTaken, refuse, Refusal } from './answers';

const MAX_BODY_BYTES = 64_000;

/** Why a proxy refused or failed a request. It contains a code and no body, so no patient data. */
export interface ProxyProblem {
  /** For example `unauthorized`, `cross_origin`, `timeout`; `upstream_refused` if Cal.com or Awell refused. */
  code: string;
  /** The HTTP status of the answer. */
  status: number;
  /** What happened, in words that may be logged. */
  message: string;
  /** What `authorize` threw, or what failed within the proxy. */
  cause?: unknown;
}

/** Options that all proxies share. */
export interface GuardOptions {
  /**
   * Other origins whose pages may call this endpoint, for example `https://portal.clinic.example`.
   * @default pages of the same origin only
   */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * Called for each request that was refused or failed. Log it.
   * @default nothing
   */
  onError?: ((problem: ProxyProblem) => void) | undefined;
}

/** A host as `URL` writes it, without a scheme's default port. */
const hostOf = (host: string): string | undefined => {
  try {
    return new URL(`http://${host.trim()}`).host.replace(/:443$/, '');
  } catch {
    return undefined;
  }
};

/** The hosts that this endpoint is known by. Behind a TLS terminator, the request's URL has an internal one. */
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
      'allowedOrigins has an entry that is not an origin. Write scheme and host only, for example "https://portal.clinic.example".',
      { field: 'allowedOrigins' },
    );
  });
}

/**
 * Refuses requests that another site's page sends with a patient's cookies.
 *
 * @returns the answer's CORS headers, for pages of allowed origins.
 */
function checkOrigin(request: Request, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) {
    return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  }
  const site = request.headers.get('sec-fetch-site');
  const isOwn =
    site === null
      ? // Browsers before 2023 don't send it, but send the origin with every write.
        origin === null ||
        ownHosts(request).includes(hostOf(origin.replace(/^https?:\/\//, '')) ?? '')
      : site === 'same-origin';
  if (isOwn) return {};
  throw new Refusal(
    403,
    'cross_origin',
    "This endpoint accepts only pages of its own origin. Add your page's origin to allowedOrigins.",
  );
}

/**
 * Reads the JSON object of a request. A form of another site can't send its content type.
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
    throw new Refusal(413, 'too_large', `The body is longer than ${MAX_BODY_BYTES} bytes.`);
  }
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
    // A body that is nested too deep can't be serialised again.
    JSON.stringify(body);
  } catch {
    throw new Refusal(400, 'bad_request', "The body isn't JSON.");
  }
  if (!isRecord(body)) throw new Refusal(400, 'bad_request', "The body isn't a JSON object.");
  return body;
}

/** The answer to a CORS preflight. */
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

/** Also for refusals: a page that can't read a refusal retries, as after a lost connection. */
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
    : // The error's text may contain secrets, so it isn't passed on.
      new Refusal(500, 'server_error', 'The proxy failed.', {}, { cause });

export type Report = (problem: ProxyProblem) => void;

/**
 * An endpoint for pages of its own and of allowed origins. It always answers in JSON.
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
    // A failing log must not affect the answer.
    void Promise.resolve(problem)
      .then((error) => onError?.(error))
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
