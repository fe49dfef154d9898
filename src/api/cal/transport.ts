import { BookingError } from '../../errors';
import { isTransient, readJson, request } from '../request';
import { errorOfAnswer } from './calErrors';
import { isNotFound } from './check';
import type { CalApi } from './dialect';
import {
  CAL_API_VERSION_HEADER,
  CAL_API_VERSION_VALUE,
  type CalCall,
  type CalOperation,
} from './operations';

export interface CallOptions {
  /** uid (v2) or numeric id (v1) of the booking. */
  key?: string | number | undefined;
  query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

export type CallCal = (operation: CalOperation, options: CallOptions) => Promise<unknown>;

export interface TransportOptions {
  api: Pick<CalApi, 'version' | 'calls'>;
  /** Base address of the API, or of its proxy, without a slash at its end. */
  base: string;
  isProxy: boolean;
  apiKey: string | undefined;
  fetch: typeof globalThis.fetch | undefined;
  timeout: number;
  /** Whether a booking was just created: Cal.com may read from a copy that doesn't have it yet. */
  isNew: (key: CallOptions['key']) => boolean;
}

const MAX_RETRIES = 2;
const FIRST_WAIT_MS = 400;
/** After this long, an error helps a waiting patient more than another retry. */
const LONGEST_WAIT_MS = 10_000;
const LIST_MAX_BYTES = 20_000_000;

/** Ends early if the app aborts; the next request then rejects. */
const wait = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, signal?.aborted ? 0 : ms);
    signal?.addEventListener('abort', done);
  });

/** If the answer to a write is lost, it may have been carried out. Retrying could do it twice. */
function uncertain(error: BookingError, operation: CalOperation): BookingError {
  if (!isTransient(error.code) || error.code === 'rate_limited') return error;
  return new BookingError(
    error.code,
    `The answer to ${operation} was lost, so it may have been carried out. Read the booking before you retry: Cal.com doesn't prevent doing it twice.`,
    { recoverable: true, cause: error },
  );
}

function urlOf(base: string, { path }: CalCall, { key, query = {} }: CallOptions): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) params.set(name, String(value));
  }
  const search = String(params) && `?${params}`;
  return base + path.replace('{key}', encodeURIComponent(String(key))) + search;
}

/**
 * Makes one call to Cal.com's API and returns its JSON. Reads are retried twice (network, time-out, 5xx, and 429 if
 * Cal.com asks for a short wait). Writes are never retried.
 */
export function createTransport(options: TransportOptions): CallCal {
  const { api, base, apiKey, isProxy, fetch, timeout, isNew } = options;
  const isV2 = api.version === 'v2';

  const headersOf = ({ method, version }: CalCall): Record<string, string> => ({
    // The proxy sets the version itself, except for calls that differ only in it.
    ...(isV2 &&
      (!isProxy || version) && { [CAL_API_VERSION_HEADER]: version ?? CAL_API_VERSION_VALUE }),
    ...(isV2 && apiKey && { authorization: `Bearer ${apiKey}` }),
    ...(method !== 'GET' && { 'content-type': 'application/json' }),
  });

  return async (operation, { body, signal, key, query }) => {
    const call = api.calls[operation];
    if (!call) throw new Error(`API ${api.version} has no ${operation}`);
    if (!call.isPublic && !apiKey && !isProxy) {
      throw new BookingError(
        'missing_proxy',
        `Cal.com allows ${operation} only with an API key. In a browser, set proxyUrl to your createCalProxy; on a server, give the client the apiKey.`,
      );
    }
    const url = urlOf(base, call, { key, query: isV2 ? query : { ...query, apiKey } });
    const init: RequestInit = {
      method: call.method,
      headers: headersOf(call),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    const maxBytes = operation === 'listBookings' ? LIST_MAX_BYTES : undefined;

    const tryOnce = async (): Promise<unknown> => {
      const limits = { timeout, signal, fetch, maxBytes, isOwnHost: isProxy };
      const answer = await request('Cal.com', url, init, limits);
      if (answer.status < 200 || answer.status > 299) throw errorOfAnswer(answer, operation);
      const json = readJson(answer.body);
      if (json !== undefined) return json;
      throw new BookingError(
        'invalid_response',
        `Cal.com's answer to ${operation} isn't JSON. Check that the address belongs to its API, or to the proxy.`,
        { recoverable: true },
      );
    };

    for (let tries = 0; ; tries += 1) {
      try {
        return await tryOnce();
      } catch (cause) {
        const error = cause as BookingError;
        if (call.method !== 'GET') throw uncertain(error, operation);
        const backOff = FIRST_WAIT_MS * 3 ** tries * (0.75 + Math.random() / 2);
        const waitMs = error.retryAfterMs ?? backOff;
        const mayPass = isTransient(error.code) || (isNotFound(error) && isNew(key));
        if (tries >= MAX_RETRIES || !mayPass || waitMs > LONGEST_WAIT_MS) throw error;
        await wait(waitMs, signal);
      }
    }
  };
}
