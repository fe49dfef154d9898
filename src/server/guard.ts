import { readLimited } from '../api/readLimited';
import { isRecord, type WireRecord } from '../wire';
import { refuse, Refusal } from './answers';

const MAX_BODY_BYTES = 64_000;

export interface GuardOptions {
  /**
   * Origins of pages that may call this endpoint from elsewhere, for example `https://portal.clinic.example`.
   * @default pages of the same origin only
   */
  allowedOrigins?: readonly string[] | undefined;
}

const hostOf = (url: string): string | undefined => {
  try {
    return new URL(url).host;
  } catch {
    return undefined;
  }
};

/** The hosts that this endpoint is known by: behind a TLS terminator the URL of a request is an inner one. */
const ownHosts = (request: Request): (string | null | undefined)[] => [
  hostOf(request.url),
  request.headers.get('host'),
  request.headers.get('x-forwarded-host'),
];

/**
 * Refuses what another site's page sends with a patient's cookies.
 *
 * @returns the CORS headers of the answer, for pages of allowed origins.
 */
function checkOrigin(
  request: Request,
  { allowedOrigins = [] }: GuardOptions,
): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) {
    return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  }
  const site = request.headers.get('sec-fetch-site');
  const isOwn =
    site === null
      ? // Browsers of before 2023 send none, but tell the origin of every write.
        origin === null || ownHosts(request).includes(hostOf(origin) ?? 'null')
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

function refusalOf(error: unknown): Response {
  if (error instanceof Refusal) return refuse(error);
  // Whatever it was, its text may hold what nobody should see.
  return refuse(new Refusal(500, 'server_error', 'The proxy failed.'));
}

/** An endpoint for pages of its own and of allowed origins, which answers in JSON whatever happens. */
export const createEndpoint =
  (options: GuardOptions, handle: (request: Request) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    let cors: Record<string, string>;
    try {
      cors = checkOrigin(request, options);
    } catch (error) {
      return refusalOf(error);
    }
    const isAllowedOrigin = Object.keys(cors).length > 0;
    const response =
      request.method === 'OPTIONS'
        ? preflight(isAllowedOrigin)
        : await handle(request).catch(refusalOf);
    return isAllowedOrigin ? letPageRead(response, cors) : response;
  };
