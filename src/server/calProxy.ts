import { CALLS_V1, CALLS_V2, type CalApiVersion, type CalOperation } from '../api/cal/operations';
import { readKey, readUpstream } from '../api/upstream';
import type { Booking } from '../booking/booking';
import { BookingError } from '../errors';
import { checkChoices, checkFunctions, invalidInput } from '../checkOptions';
import { readOptions } from '../options';
import { readTimeLimit } from '../timeLimit';
import { readUid, type WireRecord } from '../wire';
import { answer, rateLimits, Refusal } from './answers';
import { askApp, requireAuthorize, type AuthorizeCal } from './authorize';
import { createBookingReader } from './bookingReader';
import { checkBody, checkQuery } from './calFields';
import { createRouter, type CalRoute } from './calRoute';
import { createCalUpstream } from './calUpstream';
import { createEndpoint, readJsonBody, type GuardOptions } from './guard';
import { rowOf } from './ownPart';
import { callForPatient, type KeyedCall } from './patientCalls';
import { createScrubber } from './scrub';

/** The request of a page, with what you need to decide about it. */
export interface CalProxyOperation {
  /** The call to Cal.com's API. */
  name: CalOperation;
  /** uid of the requested booking (API v2). */
  bookingUid?: string | undefined;
  /** Key of the requested seat. If it is set, decide by whose seat it is, not by the booking. */
  seatUid?: string | undefined;
  /** Id of the requested booking (API v1). */
  bookingId?: number | undefined;
  /** Parameters of the request's query. */
  query: Readonly<Record<string, string>>;
  /** The request's JSON body; empty if it has none. */
  body: WireRecord;
  /**
   * Reads the booking from Cal.com without the key, at most once per request (API v2). `metadata.awellActivityId` says
   * for which activity it was made. For a shared booking the metadata is the requested seat's, and empty without a
   * seat.
   *
   * @returns `undefined` if the request names no booking, or Cal.com doesn't know it (yet).
   */
  readBooking: () => Promise<Booking | undefined>;
}

/** Options of `createCalProxy`. */
export interface CalProxyOptions extends GuardOptions {
  /** Cal.com's API key. No answer, error or log contains it. */
  apiKey: string;
  /** Base address of Cal.com's API. @default 'https://api.cal.com/v2' */
  baseUrl?: string | undefined;
  /** Allows an `http:` `baseUrl` beyond this machine, for example in your private network. @default false */
  allowHttp?: boolean | undefined;
  /** `v1` only for self-hosted servers that still have it. @default 'v2' */
  apiVersion?: CalApiVersion | undefined;
  /**
   * Returns the role of the person behind a request for this booking: `'patient'` (the proxy asks Cal.com without the
   * key), `'host'` for the clinic (with the key), or `false`. Anything else refuses, too. The request's body is
   * already read: see `operation.body`.
   */
  authorize: AuthorizeCal<CalProxyOperation>;
  /** Which calls the proxy allows. @default all calls of the client */
  allow?: readonly CalOperation[] | undefined;
  /**
   * Calls that the proxy makes with the key for a patient, because Cal.com refuses them without: booking an event type
   * that requires authentication.
   * @default []
   */
  keyFor?: readonly KeyedCall[] | undefined;
  /** Path at which the proxy is mounted. @default everything before the first `/bookings` or `/slots` */
  basePath?: string | undefined;
  /** Replaces the global `fetch`. @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time limit for Cal.com's answer, in ms. `Infinity` means no limit. @default 15000 */
  timeout?: number | null | undefined;
}

const HOSTED = 'https://api.cal.com/v2';
const RESPOND_WITHIN_MS = 15_000;
const FUNCTION_NAME = 'createCalProxy';
const HINTS: Readonly<Record<string, string>> = {
  true: " It must return 'patient' or 'host', not true.",
};

function readBase({ baseUrl = HOSTED, apiVersion, allowHttp }: CalProxyOptions): string {
  const base = readUpstream(FUNCTION_NAME, 'baseUrl', baseUrl, allowHttp, true);
  if (apiVersion !== 'v1' || base !== HOSTED) return base;
  throw new BookingError(
    'invalid_input',
    `${FUNCTION_NAME}: baseUrl is missing: hosted Cal.com has switched API v1 off.`,
    { field: 'baseUrl' },
  );
}

/** The key in a request: a booking of API v2, one of its seats, or a booking of API v1. */
function namedBy(
  { name, key }: CalRoute,
  body: WireRecord,
  isV2: boolean,
): Pick<CalProxyOperation, 'bookingUid' | 'seatUid' | 'bookingId'> {
  if (!isV2) return key === undefined ? {} : { bookingId: Number(key) };
  return name === 'getBookingBySeat'
    ? { seatUid: key }
    : { bookingUid: key, seatUid: readUid(body['seatUid']) };
}

/**
 * A server endpoint between the booking hooks in a browser and Cal.com's API. It allows only the calls of
 * `createCalClient` with their known fields, and only if `authorize` returns a role. For a patient it doesn't use the
 * key and removes the data of everyone else who shares the booking. For the host it uses the key.
 *
 * @example
 * // app/api/cal/[...path]/route.ts
 * const proxy = createCalProxy({ apiKey: CAL_API_KEY, authorize: whoIs });
 * export { proxy as GET, proxy as POST, proxy as PATCH, proxy as DELETE };
 *
 * @throws BookingError `missing_authorize`, `invalid_input`.
 */
export function createCalProxy(all: CalProxyOptions): (request: Request) => Promise<Response> {
  const options = readOptions(all);
  const { apiVersion = 'v2', authorize, allow, keyFor = [], basePath, fetch } = options;
  requireAuthorize(authorize, FUNCTION_NAME);
  checkFunctions(FUNCTION_NAME, { fetch });
  checkChoices(FUNCTION_NAME, 'apiVersion', apiVersion, ['v1', 'v2']);
  checkChoices(FUNCTION_NAME, 'allow', allow, Object.keys({ ...CALLS_V1, ...CALLS_V2 }));
  checkChoices(FUNCTION_NAME, 'keyFor', keyFor, ['createBooking']);
  if (basePath !== undefined && (typeof basePath !== 'string' || !basePath.startsWith('/'))) {
    throw invalidInput('basePath', 'must be a path: "/api/cal".', FUNCTION_NAME);
  }
  const isV2 = apiVersion === 'v2';
  const apiKey = readKey(FUNCTION_NAME, 'apiKey', options.apiKey);
  const base = readBase(options);
  const timeout = readTimeLimit(options.timeout, RESPOND_WITHIN_MS, 'timeout');
  const routeOf = createRouter(apiVersion, basePath);
  const scrub = createScrubber(apiKey);
  const ask = createCalUpstream({ base, apiKey, apiVersion, fetch, timeout });

  return createEndpoint(options, async (request, report) => {
    const { signal } = request;
    const route = routeOf(request);
    const { name, call } = route;
    if (allow && !allow.includes(name)) {
      throw new Refusal(403, 'not_allowed', `This proxy does not allow ${name}: see allow.`);
    }
    const query = checkQuery(apiVersion, name, new URL(request.url).searchParams);
    const body = call.method === 'GET' ? {} : await readJsonBody(request);
    checkBody(apiVersion, name, body);
    const named = namedBy(route, body, isV2);
    const reader = createBookingReader(ask, named, signal);
    const readBooking = async (): Promise<Booking | undefined> =>
      isV2 ? reader.booking() : undefined;
    const operation = { name, ...named, query, body, readBooking };
    const role = await askApp(authorize, request, operation);
    if (role !== 'host' && (role !== 'patient' || !isV2)) {
      const hint = role === 'patient' ? " API v1 needs the role 'host'." : HINTS[String(role)];
      const why = `authorize of ${FUNCTION_NAME} does not allow ${name}.${hint ?? ''}`;
      throw new Refusal(403, 'unauthorized', why);
    }
    const asked = { ...route, query, body };
    const { status, headers, json } =
      role === 'host'
        ? await ask(asked, { withKey: true, signal })
        : await callForPatient(asked, { ask, reader, seatUid: named.seatUid, keyFor, signal });
    if (status >= 400) {
      report({
        code: 'upstream_refused',
        status,
        message: `Cal.com answered ${status} to ${name}.`,
      });
    }
    const shown = role === 'host' && name === 'getBookingRow' && status < 300 ? rowOf(json) : json;
    return answer(status, scrub(JSON.stringify(shown)), rateLimits(headers, scrub));
  });
}
