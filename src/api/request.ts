import { BookingError, type BookingErrorCode } from '../errors';
import { startTimer } from '../timeLimit';
import { isRecord, readText } from '../wire';
import { readLimited } from './readLimited';

export interface RequestLimits {
  /** Time limit for the whole answer (headers and body), in ms. `Infinity` means no limit. */
  timeout: number;
  /** Longest answer that is read, in bytes. */
  maxBytes?: number | undefined;
  /** An endpoint of the host app, which may redirect each path to one with a slash (Next: trailingSlash). */
  isOwnHost?: boolean | undefined;
  signal?: AbortSignal | undefined;
  fetch?: typeof globalThis.fetch | undefined;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

const MAX_BYTES = 1_000_000;

/** Next caches answers of `fetch`. Other runtimes ignore this; `cache: 'no-store'` throws in older workers. */
const UNCACHED = { next: { revalidate: 0 } };

const isRedirect = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || (status >= 300 && status < 400);

/** The same address with a slash at the end of its path. */
const withSlash = (url: string): string => url.replace(/\/?(?=[?#]|$)/, '/');

/**
 * Makes one HTTP request with a limit on its time and size. It doesn't follow redirects.
 *
 * @param who Who is asked, for the messages: `Cal.com`, `Awell`.
 * @throws BookingError `network`, `timeout`, `aborted`, and `invalid_response` if the answer is a redirect or too
 *   long.
 */
export async function request(
  who: string,
  url: string,
  init: RequestInit,
  { timeout, maxBytes = MAX_BYTES, isOwnHost, signal, fetch = globalThis.fetch }: RequestLimits,
): Promise<Answer> {
  const controller = new AbortController();
  // The app's own fetch may ignore its signal.
  let stop!: () => void;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => {
      controller.abort();
      reject(new Error('stopped'));
    };
  });
  stopped.catch(() => undefined);
  const stopTimer = startTimer(timeout, stop);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();

  const exchange = async (): Promise<Answer> => {
    const invalid = (what: string): BookingError =>
      new BookingError('invalid_response', `${who} answered with ${what}`);
    // A followed redirect would pass a patient's answers on to another address.
    const all = { redirect: 'manual', ...UNCACHED, ...init, signal: controller.signal } as const;
    let response = await fetch(url, all);
    // A server that redirects hasn't carried anything out, so repeating is safe.
    if (isOwnHost && isRedirect(response)) response = await fetch(withSlash(url), all);
    if (isRedirect(response)) {
      throw invalid("a redirect, which isn't followed. Check the address, and that it uses https.");
    }
    const body = await readLimited(response, maxBytes);
    if (body === undefined) {
      throw invalid(`more than ${maxBytes} bytes, more than any real answer. Check the address.`);
    }
    return { status: response.status, headers: response.headers, body };
  };

  try {
    return await (signal?.aborted ? stopped : Promise.race([exchange(), stopped]));
  } catch (cause) {
    if (cause instanceof BookingError) throw cause;
    const fail = (code: BookingErrorCode, message: string): BookingError =>
      new BookingError(code, message, { recoverable: true, cause });
    if (signal?.aborted) throw fail('aborted', `The request to ${who} was cancelled by the app.`);
    throw controller.signal.aborted
      ? fail('timeout', `${who} didn't answer within ${timeout / 1000} s. A retry may help.`)
      : fail('network', `${who} can't be reached. Check the connection; a retry may help.`);
  } finally {
    stopTimer();
    signal?.removeEventListener('abort', stop);
  }
}

/** The code for an HTTP status that isn't a success, whoever answers. */
export function codeOfStatus(status: number): BookingErrorCode {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  return status >= 500 || status === 408 || status === 425 ? 'server_error' : 'bad_request';
}

const TRANSIENT = new Set<string>(['network', 'timeout', 'server_error', 'rate_limited']);

/** Whether the same request may succeed later. */
export const isTransient = (code: BookingErrorCode): boolean => TRANSIENT.has(code);

/** The JSON of an answer, or `undefined` if it isn't JSON. */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** The reason that one of this library's proxies gave for a refusal. An upstream's own text may name a patient. */
export function proxyMessage(json: unknown): string | undefined {
  const error = isRecord(json) ? json['error'] : undefined;
  return isRecord(error) && error['by'] === 'awell-cal-booking'
    ? readText(error['message'])
    : undefined;
}
