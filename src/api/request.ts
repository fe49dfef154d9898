import { BookingError, type BookingErrorCode } from '../errors';
import { startTimer } from '../timeLimit';
import { isRecord, readText } from '../wire';
import { readLimited } from './readLimited';

export interface RequestLimits {
  /** Time for the whole answer, headers and body, in ms. `Infinity` is no limit. */
  timeout: number;
  /** Longest answer that is read, in bytes. */
  maxBytes?: number | undefined;
  /** An endpoint of the app's own, whose host may write a slash behind every path (Next: trailingSlash). */
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

/** Next keeps answers of `fetch`; elsewhere this says nothing, and `cache: 'no-store'` throws in older workers. */
const UNCACHED = { next: { revalidate: 0 } };

const isRedirect = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || (status >= 300 && status < 400);

/** The same address with a slash behind its path. */
const withSlash = (url: string): string => url.replace(/\/?(?=[?#]|$)/, '/');

/**
 * One HTTP request with a limit on its time, its size and where it may lead.
 *
 * @param who Who is asked, for the messages: `Cal.com`, `Awell`.
 * @throws BookingError `network`, `timeout`, `aborted`, and `invalid_response` for a redirect or an answer that is
 *   longer than any real one.
 */
export async function request(
  who: string,
  url: string,
  init: RequestInit,
  { timeout, maxBytes = MAX_BYTES, isOwnHost, signal, fetch = globalThis.fetch }: RequestLimits,
): Promise<Answer> {
  const controller = new AbortController();
  // Raced against too, since a fetch of the app's own may not heed its signal.
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
    // A followed redirect would hand a patient's answers on to wherever it leads.
    const all = { redirect: 'manual', ...UNCACHED, ...init, signal: controller.signal } as const;
    let response = await fetch(url, all);
    // Whoever redirects has carried nothing out.
    if (isOwnHost && isRedirect(response)) response = await fetch(withSlash(url), all);
    if (isRedirect(response)) {
      throw invalid('a redirect, which is not followed. Check the address, and that it has https.');
    }
    const body = await readLimited(response, maxBytes);
    if (body === undefined) {
      throw invalid(`more than ${maxBytes} bytes, which no real answer has. Check the address.`);
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
      ? fail('timeout', `${who} did not answer within ${timeout / 1000} s. Trying again may help.`)
      : fail('network', `${who} cannot be reached. Check the connection; trying again may help.`);
  } finally {
    stopTimer();
    signal?.removeEventListener('abort', stop);
  }
}

/** What a status that is no success means, whoever answers it. */
export function codeOfStatus(status: number): BookingErrorCode {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  return status >= 500 || status === 408 || status === 425 ? 'server_error' : 'bad_request';
}

const PASSING = new Set<string>(['network', 'timeout', 'server_error', 'rate_limited']);

/** Whether the same request may succeed later. */
export const isPassing = (code: BookingErrorCode): boolean => PASSING.has(code);

/** The JSON of an answer, or `undefined` where it is none. */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** What a proxy of this library says that it refused a request for. An upstream's words may name a patient. */
export function saidByProxy(json: unknown): string | undefined {
  const error = isRecord(json) ? json['error'] : undefined;
  return isRecord(error) && error['by'] === 'awell-cal-booking'
    ? readText(error['message'])
    : undefined;
}
