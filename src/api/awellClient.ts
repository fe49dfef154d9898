import type { BookedAppointment } from '../booking/bookedAppointment';
import type { DataPoint } from '../booking/dataPoints';
import { checkFunctions, invalidInput } from '../checkOptions';
import { readOptions } from '../options';
import { readTimeLimit } from '../timeLimit';
import { isRecord, type WireRecord } from '../wire';
import { BookingError } from '../errors';
import type { ExtensionActivityRecord } from './awellActivity';
import { AWELL_OPERATIONS, type AwellOperation } from './awellOperations';
import { refuseKeyInBrowser } from './browserKey';
import { readJson, request, proxyMessage, type RequestLimits } from './request';
import { readEndpoint, readKey, readUpstream } from './upstream';
import {
  alreadyDone,
  codeOf,
  errorOfGraphQL,
  errorOfRefusal,
  errorOfStatus,
  valuesOf,
} from './awellErrors';

/** Options of `createAwellClient`. */
export interface AwellClientOptions {
  /**
   * Address of Awell's GraphQL: in a browser your app's own endpoint (`/api/awell`), on a server Awell's
   * (`https://api.<region>awellhealth.com/orchestration/m2m/graphql`).
   */
  endpoint: string;
  /** Allows an `http:` endpoint beyond this machine, for example in your private network. @default false */
  allowHttp?: boolean | undefined;
  /** Headers of each request. Awell's `apiKey` belongs here on a server; in a browser it is refused. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Replaces the global `fetch`. @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time limit for one answer, in ms. `Infinity` means no limit. @default 15000 */
  timeout?: number | null | undefined;
}

/** Options of one request to Awell. */
export interface AwellRequestOptions {
  /** Aborts the request. */
  signal?: AbortSignal | undefined;
}

/** A client for the two Awell operations that a booking needs. */
export interface AwellClient {
  /**
   * Reads an extension activity record.
   * @param activityObjectId `activity.object.id`. It isn't the id of the activity.
   * @throws BookingError with a code for the cause.
   */
  getExtensionActivity: (
    activityObjectId: string,
    options?: AwellRequestOptions,
  ) => Promise<ExtensionActivityRecord>;
  /**
   * Completes an extension activity with its data points (Awell's mutation `completeExtensionActivity`). The request
   * also carries the keys of `booking`, so that a `createAwellProxy` can verify it.
   * @throws BookingError: `recoverable` says whether a retry can succeed. If the activity is completed already, the
   *   code is `already_completed`, and `completedWith` has its values in Awell: compare them to see whether it was
   *   this booking.
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

const FUNCTION_NAME = 'createAwellClient';
const RESPOND_WITHIN_MS = 15_000;
/** After a refusal, the completion waits for this read. */
const READ_WITHIN_MS = 4000;
/** Browsers refuse a longer body for a request with `keepalive`. */
const KEEPALIVE_MAX_BYTES = 64 * 1024;

/**
 * A client for the two Awell operations that a booking needs. Use it on a server with Awell's API key, or in a browser
 * with your app's own endpoint. It refuses a key in a browser.
 *
 * @example
 * const awell = createAwellClient({ endpoint: '/api/awell' });
 * <BookAppointment … completeActivity={awell.completeExtensionActivity} />
 *
 * @throws BookingError `api_key_in_browser`, `invalid_input`.
 */
export function createAwellClient(all: AwellClientOptions): AwellClient {
  const options = readOptions(all);
  const endpoint = readEndpoint(FUNCTION_NAME, 'endpoint', options.endpoint);
  checkFunctions(FUNCTION_NAME, { fetch: options.fetch });
  if (options.headers !== undefined && !isRecord(options.headers)) {
    throw invalidInput('headers', "is an object: { authorization: '…' }.", FUNCTION_NAME);
  }
  const headers = Object.fromEntries(
    Object.entries(options.headers ?? {}).map(([name, value]) => [
      name,
      readKey(FUNCTION_NAME, `headers.${name}`, value),
    ]),
  );
  // A path is relative to the page's origin.
  if (/^https?:/i.test(endpoint)) {
    readUpstream(FUNCTION_NAME, 'endpoint', endpoint, options.allowHttp);
  }
  const timeout = readTimeLimit(options.timeout, RESPOND_WITHIN_MS, 'timeout');
  refuseKeyInBrowser(
    Object.keys(headers).some((name) => /^(?:x-)?api-?key$/i.test(name)),
    'createAwellClient was given an API key in a browser. This key can read and change every care flow of your ' +
      'organisation, and anyone who opens the page could take it. Keep it on your server: give the client the ' +
      "address of your own endpoint ('/api/awell'). There, createAwellProxy adds the key after checking that the activity is the patient's.",
  );

  /** The payload of one operation, if its `success` is true. */
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
      // The patient may leave the page right after booking; the request must still be sent.
      keepalive: new Blob([body]).size <= KEEPALIVE_MAX_BYTES,
    };
    const limited = { timeout, fetch: options.fetch, isOwnHost: true, ...limits };
    const answer = await request("Awell's endpoint", endpoint, init, limited);
    const json = readJson(answer.body);
    const { data, errors } = (isRecord(json) ? json : {}) as WireRecord;
    const hasErrors = Array.isArray(errors);
    const isOk = answer.status >= 200 && answer.status < 300;
    // GraphQL over HTTP may answer 400 or 500 with errors in the body. They say more than the status.
    const isGraphQL = data !== undefined || hasErrors;
    if (!isOk && !(isGraphQL && [400, 422, 500].includes(answer.status))) {
      throw errorOfStatus(answer.status, proxyMessage(json));
    }
    if (!isGraphQL) throw invalid("isn't GraphQL. Check `endpoint` of createAwellClient.");
    if (hasErrors && errors.length > 0) throw errorOfGraphQL(errors, name);
    const payload = isRecord(data) ? data[name] : undefined;
    if (!isRecord(payload)) throw invalid(`has no ${name}. A retry may help.`);
    if (payload['success'] === false) throw errorOfRefusal(name, codeOf(payload['code']));
    return payload;
  };

  /** The data points that Awell has for an activity. `createAwellProxy` already sends them with its error. */
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
    getExtensionActivity: async (activityObjectId, { signal } = {}) => {
      const { record } = await run('extensionActivityRecord', { id: activityObjectId }, { signal });
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
