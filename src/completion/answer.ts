import { BookingError } from '../errors';
import { isRecord, type WireRecord } from '../wire';

const RETRIED = new Set([408, 425, 429]);

const failed = (why: string, recoverable: boolean): BookingError =>
  new BookingError(
    recoverable ? 'completion_failed' : 'completion_refused',
    `completeActivity resolved to ${why}, so the activity is not completed. ` +
      (recoverable ? 'It is retried automatically.' : 'It is not retried.'),
    { recoverable },
  );

/** What marks a result as a failure: a non-empty `errors`, an `error`, or `success: false`. */
function failureIn({ errors, error, success }: WireRecord): string | undefined {
  if (Array.isArray(errors) ? errors.length > 0 : errors) return 'a result with errors';
  if (error) return 'a result with an error';
  return success === false ? 'a result without success' : undefined;
}

/**
 * The error if the result of `completeActivity` means "not done", else `undefined`. `fetch` resolves with any status,
 * and GraphQL clients resolve with `errors`, at the top or in `data.<operation>`.
 */
export function problemOf(result: unknown): BookingError | undefined {
  // A Response's properties are getters of its prototype.
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
