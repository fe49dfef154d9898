import { CALLS_V1, CALLS_V2, type CalApiVersion, type CalOperation } from '../api/cal/operations';
import { readKey, readUpstream } from '../api/upstream';
import type { Booking } from '../booking/booking';
import { BookingError } from '../errors';
import { checkChoices, checkFunctions, refused } from '../checkOptions';
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

/** What a page asks Cal.com for, as far as deciding about it needs. */
export interface CalProxyOperation {
  /** What is asked of Cal.com. */
  name: CalOperation;
  /** The booking that is asked for (API v2). */
  bookingUid?: string | undefined;
  /** The seat that is asked for, or acted on: with a shared booking, whose this is decides, and not the booking. */
  seatUid?: string | undefined;
  /** The booking that is asked for (API v1). */
  bookingId?: number | undefined;
  /** The query of the request. */
  query: Readonly<Record<string, string>>;
  /** The JSON body of the request. */
  body: WireRecord;
  /**
   * Reads the booking from Cal.com, without the key, once a request (API v2). Its `metadata.awellActivityId` tells for
   * which activity it was made: of a shared one that of the asked seat, and of no seat nothing.
   *
   * @returns `undefined` where no booking is asked for, or Cal.com doesn't know it (yet).
   */
  readBooking: () => Promise<Booking | undefined>;
}

export interface CalProxyOptions extends GuardOptions {
  /** Cal.com's API key. It is in no answer, error or log. */
  apiKey: string;
  /** Base address of Cal.com's API. @default 'https://api.cal.com/v2' */
  baseUrl?: string | undefined;
  /** Lets `baseUrl` be `http:` beyond this machine, for a network of your own. @default false */
  allowHttp?: boolean | undefined;
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
  /**
   * What may be done for a patient with the key where Cal.com does it for nobody else: booking an event type that
   * requires authentication.
   * @default []
   */
  keyFor?: readonly KeyedCall[] | undefined;
  /** Path at which the proxy is mounted. @default what comes before the first `/bookings` or `/slots` */
  basePath?: string | undefined;
  /** @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time that Cal.com's answer may take, in ms. `Infinity` is no limit. @default 15000 */
  timeout?: number | null | undefined;
}

const HOSTED = 'https://api.cal.com/v2';
const RESPOND_WITHIN_MS = 15_000;
const WHO = 'createCalProxy';
const HINTS: Readonly<Record<string, string>> = {
  true: " It answers 'patient' or 'host', and not true.",
};

function readBase({ baseUrl = HOSTED, apiVersion, allowHttp }: CalProxyOptions): string {
  const base = readUpstream(WHO, 'baseUrl', baseUrl, allowHttp, true);
  if (apiVersion !== 'v1' || base !== HOSTED) return base;
  throw new BookingError(
    'invalid_input',
    `${WHO}: baseUrl is missing: hosted Cal.com has switched API v1 off.`,
    { field: 'baseUrl' },
  );
}

/** What a request names: a booking of API v2, a seat of one, or a booking of API v1. */
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
 * A server endpoint between booking hooks in a browser and Cal.com's API. It lets nothing through but the calls of
 * `createCalClient`, with their known fields, for whom `authorize` allows them: a patient's without the key, and with
 * nothing of anybody who shares the booking; the clinic's with it.
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
  requireAuthorize(authorize, WHO);
  checkFunctions(WHO, { fetch });
  checkChoices(WHO, 'apiVersion', apiVersion, ['v1', 'v2']);
  checkChoices(WHO, 'allow', allow, Object.keys({ ...CALLS_V1, ...CALLS_V2 }));
  checkChoices(WHO, 'keyFor', keyFor, ['createBooking']);
  if (basePath !== undefined && (typeof basePath !== 'string' || !basePath.startsWith('/'))) {
    throw refused(WHO, 'basePath', 'is a path: "/api/cal".');
  }
  const isV2 = apiVersion === 'v2';
  const apiKey = readKey(WHO, 'apiKey', options.apiKey);
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
      throw new Refusal(403, 'not_allowed', `${name} does not pass this proxy: see allow.`);
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
      const hint = role === 'patient' ? " API v1 is for a 'host' only." : HINTS[String(role)];
      const said = `authorize of ${WHO} does not allow ${name}.${hint ?? ''}`;
      throw new Refusal(403, 'unauthorized', said);
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
    const told = role === 'host' && name === 'getBookingRow' && status < 300 ? rowOf(json) : json;
    return answer(status, scrub(JSON.stringify(told)), rateLimits(headers, scrub));
  });
}
