import { BookingError } from '../errors';
import { isRecord, type WireRecord } from '../wire';

const RETRIED = new Set([408, 425, 429]);

const failed = (why: string, recoverable: boolean): BookingError =>
  new BookingError(
    recoverable ? 'completion_failed' : 'completion_refused',
    `completeActivity resolved to ${why}, so Awell does not know of the appointment. ` +
      (recoverable ? 'It is tried again by itself.' : 'Trying again by itself would not help.'),
    { recoverable },
  );

/** What says within a result that it is none: `errors` with something in it, an `error`, or `success: false`. */
function failureIn({ errors, error, success }: WireRecord): string | undefined {
  if (Array.isArray(errors) ? errors.length > 0 : errors) return 'a result with errors';
  if (error) return 'a result with an error';
  return success === false ? 'a result without success' : undefined;
}

/**
 * Why what `completeActivity` resolved to means "not done"; `undefined` where it does not. `fetch` resolves whatever the
 * status, and GraphQL clients resolve with `errors`, at the top or in `data.<operation>`.
 */
export function problemOf(result: unknown): BookingError | undefined {
  // A Response has its facts in getters of its prototype.
  if (typeof Response === 'function' && result instanceof Response) {
    const { ok, status } = result;
    return ok ? undefined : failed(`HTTP ${status}`, RETRIED.has(status) || status >= 500);
  }
  if (!isRecord(result)) return undefined;
  const { data } = result;
  const parts = [result, ...(isRecord(data) ? Object.values(data).filter(isRecord) : [])];
  const why = parts.map(failureIn).find((one) => one !== undefined);
  return why === undefined ? undefined : failed(why, true);
}
