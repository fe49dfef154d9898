import type { BookedAppointment } from '../booking/bookedAppointment';
import type { DataPoint } from '../booking/dataPoints';
import { checkFunctions, refused } from '../checkOptions';
import { readOptions } from '../options';
import { readTimeLimit } from '../timeLimit';
import { isRecord, type WireRecord } from '../wire';
import { BookingError } from '../errors';
import type { ExtensionActivityRecord } from './awellActivity';
import { AWELL_OPERATIONS, type AwellOperation } from './awellOperations';
import { refuseKeyInBrowser } from './browserKey';
import { readJson, request, saidByProxy, type RequestLimits } from './request';
import { readEndpoint, readKey, readUpstream } from './upstream';
import {
  alreadyDone,
  codeOf,
  errorOfGraphQL,
  errorOfRefusal,
  errorOfStatus,
  valuesOf,
} from './awellErrors';

export interface AwellClientOptions {
  /**
   * Where Awell's GraphQL is answered: the app's own endpoint in a browser (`/api/awell`), Awell's
   * (`https://api.<region>awellhealth.com/orchestration/m2m/graphql`) on a server.
   */
  endpoint: string;
  /** Lets `endpoint` be `http:` beyond this machine, for a network of your own. @default false */
  allowHttp?: boolean | undefined;
  /** Sent with each request. Awell's `apiKey` belongs here on a server, and is refused in a browser. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time that one answer may take, in ms. `Infinity` is no limit. @default 15000 */
  timeout?: number | null | undefined;
}

export interface AwellRequestOptions {
  /** Cancels the request. */
  signal?: AbortSignal | undefined;
}

export interface AwellClient {
  /**
   * Reads an extension activity record.
   * @param activityId `activity.object.id` of the activity.
   * @throws BookingError with the code of the cause.
   */
  getExtensionActivity: (
    activityId: string,
    options?: AwellRequestOptions,
  ) => Promise<ExtensionActivityRecord>;
  /**
   * Completes an extension activity with its data points (Awell mutation `completeExtensionActivity`). The keys of the
   * `booking` go with it, for a `createAwellProxy` that verifies it.
   * @throws BookingError; `recoverable` tells whether trying again can succeed. `already_completed` if the activity is
   *   completed: `completedWith` tells with what, and so whether it was this booking.
   */
  completeExtensionActivity: (
    completion: {
      activityId: string;
      dataPoints: readonly DataPoint[];
      booking?: Pick<BookedAppointment, 'uid' | 'seatUid'> | undefined;
    },
    options?: AwellRequestOptions,
  ) => Promise<void>;
}

const invalid = (what: string): BookingError =>
  new BookingError('invalid_response', `Awell's answer ${what}`, { recoverable: true });

const WHO = 'createAwellClient';
const RESPOND_WITHIN_MS = 15_000;
/** A completion waits for what is read after it was refused. */
const READ_WITHIN_MS = 4000;
/** Every browser refuses a longer body of a request that may outlive its page. */
const KEEPALIVE_MAX_BYTES = 64 * 1024;

/**
 * A client for the two operations that a booking needs of Awell. It runs on a server with Awell's API key,
 * or in a browser against the app's own endpoint; a key handed to it in a browser is refused.
 *
 * @example
 * const awell = createAwellClient({ endpoint: '/api/awell' });
 * <BookAppointment … completeActivity={awell.completeExtensionActivity} />
 *
 * @throws BookingError `api_key_in_browser`, `invalid_input`.
 */
export function createAwellClient(all: AwellClientOptions): AwellClient {
  const options = readOptions(all);
  const endpoint = readEndpoint(WHO, 'endpoint', options.endpoint);
  checkFunctions(WHO, { fetch: options.fetch });
  if (options.headers !== undefined && !isRecord(options.headers)) {
    throw refused(WHO, 'headers', "is an object: { authorization: '…' }.");
  }
  const headers = Object.fromEntries(
    Object.entries(options.headers ?? {}).map(([name, value]) => [
      name,
      readKey(WHO, `headers.${name}`, value),
    ]),
  );
  // A path of the app's own goes where the page came from.
  if (/^https?:/i.test(endpoint)) {
    readUpstream(WHO, 'endpoint', endpoint, options.allowHttp);
  }
  const timeout = readTimeLimit(options.timeout, RESPOND_WITHIN_MS, 'timeout');
  refuseKeyInBrowser(
    Object.keys(headers).some((name) => /^(?:x-)?api-?key$/i.test(name)),
    'createAwellClient was given an API key in a browser. This key can read and change every care flow of your ' +
      'organisation, and anyone who opens the page could take it. Keep it on your server: give the client the ' +
      "address of your own endpoint ('/api/awell'), and let that (createAwellProxy) add the key after checking that the patient owns the activity.",
  );

  /** The payload of one operation, where `success` is true. */
  const run = async (
    name: AwellOperation,
    variables: Readonly<Record<string, unknown>>,
    { extensions, ...limits }: Partial<RequestLimits> & { extensions?: object | undefined } = {},
  ): Promise<WireRecord> => {
    const body = JSON.stringify({ query: AWELL_OPERATIONS[name], variables, extensions });
    const init: RequestInit = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      // The page may be left the moment a booking is made; the request must outlive it.
      keepalive: new Blob([body]).size <= KEEPALIVE_MAX_BYTES,
    };
    const limited = { timeout, fetch: options.fetch, isOwnHost: true, ...limits };
    const answer = await request("Awell's endpoint", endpoint, init, limited);
    const json = readJson(answer.body);
    const { data, errors } = (isRecord(json) ? json : {}) as WireRecord;
    const hasErrors = Array.isArray(errors);
    const isOk = answer.status >= 200 && answer.status < 300;
    // GraphQL over HTTP may answer 400 or 500 with errors in the body, which say more than the status.
    const isGraphQL = data !== undefined || hasErrors;
    if (!isOk && !(isGraphQL && [400, 422, 500].includes(answer.status))) {
      throw errorOfStatus(answer.status, saidByProxy(json));
    }
    if (!isGraphQL) throw invalid('is not GraphQL. Check `endpoint` of createAwellClient.');
    if (hasErrors && errors.length > 0) throw errorOfGraphQL(errors);
    const payload = isRecord(data) ? data[name] : undefined;
    if (!isRecord(payload)) throw invalid(`has no ${name}. Trying again may help.`);
    if (payload['success'] === false) throw errorOfRefusal(name, codeOf(payload['code']));
    return payload;
  };

  /** What Awell has for an activity. An endpoint that only lets the two operations through has told it before. */
  const readValues = async (
    id: string,
    signal: AbortSignal | undefined,
  ): Promise<readonly string[] | undefined> => {
    const limits = { signal, timeout: Math.min(timeout, READ_WITHIN_MS) };
    try {
      const { activity } = await run('activity', { id }, limits);
      const object = isRecord(activity) && isRecord(activity['object']) ? activity['object'] : {};
      const { record } = await run('extensionActivityRecord', { id: object['id'] }, limits);
      return isRecord(record) && record['activity_id'] === id ? valuesOf(record) : undefined;
    } catch {
      return undefined;
    }
  };

  return {
    getExtensionActivity: async (id, { signal } = {}) => {
      const { record } = await run('extensionActivityRecord', { id }, { signal });
      if (isRecord(record) && Array.isArray(record['fields'])) {
        return record as unknown as ExtensionActivityRecord;
      }
      throw invalid('has no extension activity record.');
    },
    completeExtensionActivity: async ({ activityId, dataPoints, booking }, { signal } = {}) => {
      const { uid, seatUid } = booking ?? {};
      const extensions = uid === undefined ? undefined : { booking: { uid, seatUid } };
      const points = dataPoints.map(({ key, value }) => ({ key, value }));
      const input = { activity_id: activityId, data_points: points };
      try {
        await run('completeExtensionActivity', { input }, { signal, extensions });
      } catch (cause) {
        const error = cause as BookingError;
        if (error.code !== 'already_completed' || error.completedWith) throw error;
        throw alreadyDone(await readValues(activityId, signal));
      }
    },
  };
}
