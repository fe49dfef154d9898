import {
  CAL_API_VERSION_HEADER,
  CAL_API_VERSION_VALUE,
  type CalApiVersion,
  type CalOperation,
} from '../api/cal/operations';
import { unwrap } from '../api/cal/parseBooking';
import { readJson, request as send, type Answer } from '../api/request';
import { BookingError } from '../errors';
import { readTimeLimit } from '../timeLimit';
import { isRecord, readHttpUrl, type WireRecord } from '../wire';
import { answer, rateLimits, Refusal, upstreamRefusal } from './answers';
import { requireAuthorize, roleOf, type AuthorizeCal, type CalRole } from './authorize';
import { checkBody, checkQuery } from './calFields';
import { createRouter, type CalRoute } from './calRoute';
import { createEndpoint, readJsonBody, type GuardOptions } from './guard';
import { createScrubber } from './scrub';

/** What a page asks Cal.com for, as far as deciding about it needs. */
export interface CalProxyOperation {
  name: CalOperation;
  /** The booking that is asked for (API v2). Of `getBookingBySeat` the uid of the seat. */
  bookingUid?: string | undefined;
  /** The booking that is asked for (API v1). */
  bookingId?: number | undefined;
  query: Readonly<Record<string, string>>;
  body: WireRecord;
}

export interface CalProxyOptions extends GuardOptions {
  /** Cal.com's API key. It is in no answer, error or log. */
  apiKey: string;
  /** Base address of Cal.com's API. @default 'https://api.cal.com/v2' */
  baseUrl?: string | undefined;
  /** `v1` only for self-hosted servers which still have it. @default 'v2' */
  apiVersion?: CalApiVersion | undefined;
  /**
   * What the person behind a request is to this booking: its `'patient'`, for whom Cal.com is asked without the key, the
   * clinic (`'host'`), for whom it is used, or nobody (`false`, and anything else). The request has no body any more: it
   * is in `operation.body`.
   */
  authorize: AuthorizeCal<CalProxyOperation>;
  /** Which calls pass. @default all that the client makes */
  allow?: readonly CalOperation[] | undefined;
  /** Path at which the proxy is mounted. @default what comes before the first `/bookings` or `/slots` */
  basePath?: string | undefined;
  /** @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time that Cal.com's answer may take, in ms. `Infinity` is no limit. @default 15000 */
  timeout?: number | null | undefined;
}

const HOSTED = 'https://api.cal.com/v2';
const RESPOND_WITHIN_MS = 15_000;
const LIST_MAX_BYTES = 20_000_000;

function checkOptions({
  apiKey,
  baseUrl = HOSTED,
  apiVersion,
  authorize,
}: CalProxyOptions): string {
  requireAuthorize(authorize, 'createCalProxy');
  const problem = (field: string, why: string): BookingError =>
    new BookingError('invalid_input', `createCalProxy: ${field} ${why}`, { field });
  if (!apiKey?.trim()) throw problem('apiKey', 'is missing. Set it from an environment variable.');
  if (readHttpUrl(baseUrl) === undefined)
    throw problem('baseUrl', 'must be an address with https://.');
  if (apiVersion === 'v1' && baseUrl === HOSTED) {
    throw problem('baseUrl', 'is missing: hosted Cal.com has switched API v1 off.');
  }
  return baseUrl.replace(/\/+$/, '');
}

/** What needs the key is for the clinic, but for links to calendars. API v1 does nothing without it. */
const isForPatients = ({ isPublic }: CalRoute['call'], name: CalOperation): boolean =>
  isPublic === true || name === 'getCalendarLinks';

/** Of a database row, no more than it is asked for: whether the booking was moved, or is to be. */
function rowOf(json: unknown): string {
  const row = unwrap(json, 'data');
  const { uid, rescheduled } = isRecord(row) ? row : {};
  return JSON.stringify({ status: 'success', data: { uid, rescheduled } });
}

/**
 * A server endpoint between booking hooks in a browser and Cal.com's API: it adds the key where it is needed, and lets
 * nothing through but the calls of `createCalClient`, with their known fields, for whom `authorize` allows them.
 *
 * @example
 * // app/api/cal/[...path]/route.ts
 * const proxy = createCalProxy({ apiKey: CAL_API_KEY, authorize: whoIs });
 * export { proxy as GET, proxy as POST, proxy as PATCH, proxy as DELETE };
 *
 * @throws BookingError `missing_authorize`, `invalid_input`.
 */
export function createCalProxy(options: CalProxyOptions): (request: Request) => Promise<Response> {
  const base = checkOptions(options);
  const { apiVersion = 'v2', authorize, allow, basePath } = options;
  const apiKey = options.apiKey.trim();
  const { fetch } = options;
  const timeout = readTimeLimit(options.timeout, RESPOND_WITHIN_MS, 'timeout');
  const routeOf = createRouter(apiVersion, basePath);
  const scrub = createScrubber(apiKey);

  const forward = async (
    { name, call, key }: CalRoute,
    role: CalRole,
    query: Record<string, string>,
    body: WireRecord,
  ): Promise<Answer> => {
    const needsKey = role === 'host' || !call.isPublic;
    const isV2 = apiVersion === 'v2';
    const params = new URLSearchParams(isV2 ? query : { ...query, apiKey });
    const search = String(params) === '' ? '' : `?${params}`;
    const hasBody = call.method === 'POST' || call.method === 'PATCH';
    try {
      return await send(
        'Cal.com',
        `${base}${call.path.replace('{key}', key ?? '')}${search}`,
        {
          method: call.method,
          headers: {
            accept: 'application/json',
            ...(isV2 && {
              ...(needsKey && { authorization: `Bearer ${apiKey}` }),
              [CAL_API_VERSION_HEADER]: call.version ?? CAL_API_VERSION_VALUE,
            }),
            ...(hasBody && { 'content-type': 'application/json' }),
          },
          ...(hasBody && { body: JSON.stringify(body) }),
        },
        { timeout, fetch, maxBytes: name === 'listBookings' ? LIST_MAX_BYTES : undefined },
      );
    } catch (error) {
      throw upstreamRefusal('Cal.com', (error as BookingError).code);
    }
  };

  return createEndpoint(options, async (request) => {
    const route = routeOf(request);
    const { name, call, key } = route;
    if (allow && !allow.includes(name)) {
      throw new Refusal(403, 'not_allowed', `${name} does not pass this proxy.`);
    }
    const query = checkQuery(apiVersion, name, new URL(request.url).searchParams);
    const body = call.method === 'GET' ? {} : await readJsonBody(request);
    checkBody(apiVersion, name, body);
    const operation: CalProxyOperation = {
      name,
      bookingUid: apiVersion === 'v2' ? key : undefined,
      bookingId: apiVersion === 'v1' && key !== undefined ? Number(key) : undefined,
      query,
      body,
    };
    const role = await roleOf(authorize, request, operation);
    if (!role || (role === 'patient' && !isForPatients(call, name))) {
      throw new Refusal(403, 'unauthorized', 'This is not allowed.');
    }
    const { status, headers, body: text } = await forward(route, role, query, body);
    const json = readJson(text);
    if (json === undefined) throw upstreamRefusal('Cal.com', 'invalid_response');
    const told = name === 'getBookingRow' && status < 300 ? rowOf(json) : text;
    return answer(status, scrub(told), rateLimits(headers, scrub));
  });
}
