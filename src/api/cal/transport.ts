import { BookingError } from '../../errors';
import { readJson, request } from '../request';
import { errorOfAnswer } from './calErrors';
import {
  CAL_API_VERSION_HEADER,
  CAL_API_VERSION_VALUE,
  CAL_CALLS,
  type CalApiVersion,
  type CalOperation,
} from './operations';

export interface CallOptions {
  /** uid (v2) or numeric id (v1) of the booking. */
  key?: string | number | undefined;
  query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

export type CallCal = (operation: CalOperation, options?: CallOptions) => Promise<unknown>;

export interface TransportOptions {
  apiVersion: CalApiVersion;
  /** Base address of the API, or of the proxy in front of it; without a slash at its end. */
  base: string;
  isProxy: boolean;
  apiKey?: string | undefined;
  fetch?: typeof globalThis.fetch | undefined;
  timeout: number;
}

const MAX_RETRIES = 2;
const FIRST_WAIT_MS = 400;
/** Whoever waits on a screen is better told than kept waiting. */
const LONGEST_WAIT_MS = 10_000;
const LIST_MAX_BYTES = 20_000_000;

const isPassing = ({ code }: BookingError): boolean =>
  code === 'network' || code === 'timeout' || code === 'server_error' || code === 'rate_limited';

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(
        new BookingError('aborted', 'The request to Cal.com was cancelled by the app.', {
          recoverable: true,
        }),
      );
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/** A write whose answer was lost may have been carried out; saying otherwise would have it done twice. */
function uncertain(error: BookingError, operation: CalOperation): BookingError {
  if (error.code !== 'network' && error.code !== 'timeout' && error.code !== 'server_error') {
    return error;
  }
  return new BookingError(
    error.code,
    `The answer to ${operation} was lost, so it may have been carried out all the same. Read the booking before trying again: Cal.com has no protection against doing it twice.`,
    { recoverable: true, cause: error },
  );
}

function urlOf(base: string, path: string, { key, query = {} }: CallOptions): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) params.set(name, String(value));
  }
  const search = params.toString();
  const address = `${base}${path.replace('{key}', encodeURIComponent(String(key)))}`;
  return search === '' ? address : `${address}?${search}`;
}

/**
 * One call of Cal.com's API, to its JSON. Reads are tried again twice (network, time-out, 5xx, 429 within what Cal.com
 * asks to wait); writes never.
 */
export function createTransport(options: TransportOptions): CallCal {
  const { apiVersion, base, apiKey, isProxy, fetch, timeout } = options;
  const isV2 = apiVersion === 'v2';

  return async (operation, callOptions = {}) => {
    const call = CAL_CALLS[apiVersion][operation];
    if (!call) throw new Error(`API ${apiVersion} has no ${operation}`);
    if (!call.isPublic && !apiKey && !isProxy) {
      throw new BookingError(
        'missing_proxy',
        `Cal.com does ${operation} for an account's API key only. In a browser, set proxyUrl to your createCalProxy; on a server, give the client the apiKey.`,
      );
    }
    const { body, signal } = callOptions;
    const query = isV2 || isProxy ? callOptions.query : { ...callOptions.query, apiKey };
    const init: RequestInit = {
      method: call.method,
      headers: {
        // The proxy chooses by itself, but for calls that differ in nothing else.
        ...(isV2 &&
          (!isProxy || call.version) && {
            [CAL_API_VERSION_HEADER]: call.version ?? CAL_API_VERSION_VALUE,
          }),
        ...(isV2 && apiKey && { authorization: `Bearer ${apiKey}` }),
        ...(call.method !== 'GET' && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };

    const tryOnce = async (): Promise<unknown> => {
      const answer = await request(
        'Cal.com',
        urlOf(base, call.path, { ...callOptions, query }),
        init,
        {
          timeout,
          signal,
          fetch,
          maxBytes: operation === 'listBookings' ? LIST_MAX_BYTES : undefined,
        },
      );
      if (answer.status < 200 || answer.status > 299) throw errorOfAnswer(answer, operation);
      const json = readJson(answer.body);
      if (json === undefined) {
        throw new BookingError(
          'invalid_response',
          `Cal.com's answer to ${operation} is no JSON. Check that the address is that of its API, or of the proxy.`,
          { recoverable: true },
        );
      }
      return json;
    };

    for (let tries = 0; ; tries += 1) {
      try {
        return await tryOnce();
      } catch (cause) {
        const error = cause as BookingError;
        if (call.method !== 'GET') throw uncertain(error, operation);
        const backOff = FIRST_WAIT_MS * 3 ** tries * (0.75 + Math.random() / 2);
        const waitMs = error.retryAfterMs ?? backOff;
        if (tries >= MAX_RETRIES || !isPassing(error) || waitMs > LONGEST_WAIT_MS) throw error;
        await wait(waitMs, signal);
      }
    }
  };
}
