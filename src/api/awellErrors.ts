import { isRecord } from '../wire';
import { BookingError, type BookingErrorCode } from '../errors';

export const fail = (
  code: BookingErrorCode,
  message: string,
  recoverable: boolean,
  cause?: unknown,
): BookingError => new BookingError(code, message, { recoverable, cause });

/** Awell's own words, where they are an error code and not a sentence that could hold a patient's data. */
export const codeOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w.-]{1,60}$/.test(value) ? value : undefined;

export function errorOfStatus(status: number): BookingError {
  if (status === 401 || status === 403) {
    return fail(
      'unauthorized',
      `Awell's endpoint answered ${status}: the request is not allowed. Check its API key or the patient's session.`,
      false,
    );
  }
  if (status === 404) {
    return fail(
      'not_found',
      'The endpoint answered 404. Check `endpoint` of createAwellClient.',
      false,
    );
  }
  if (status === 429) {
    return fail('rate_limited', 'Awell answered 429: too many requests. Try again later.', true);
  }
  if (status >= 500 || status === 408 || status === 425) {
    return fail(
      'server_error',
      `Awell's endpoint answered ${status}. Trying again may help.`,
      true,
    );
  }
  return fail(
    'bad_request',
    `Awell's endpoint answered ${status} and will not take this request.`,
    false,
  );
}

/** Whether Awell refuses because there is nothing left to do: an earlier try got through. */
export const isAlreadyDone = (error: unknown): boolean =>
  isRecord(error) &&
  typeof error['message'] === 'string' &&
  /already[\s_-]*(?:been[\s_-]*)?(?:completed|done)/i.test(error['message']);

export function errorOfGraphQL(errors: readonly unknown[]): BookingError {
  const first = isRecord(errors[0]) ? errors[0] : {};
  const extensions = isRecord(first['extensions']) ? first['extensions'] : {};
  const code = codeOf(extensions['code']);
  const said = `Awell answered with a GraphQL error${code ? ` (${code})` : ''}.`;
  switch (code) {
    case 'UNAUTHORIZED':
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
      return fail('unauthorized', `${said} Check the API key or the patient's session.`, false);
    case 'NOT_FOUND':
      return fail('not_found', `${said} The activity does not exist, or not any more.`, false);
    case 'BAD_USER_INPUT':
    case 'GRAPHQL_VALIDATION_FAILED':
    case 'GRAPHQL_PARSE_FAILED':
      return fail('bad_request', `${said} Awell will not take these data points.`, false);
    default:
      return fail('server_error', `${said} Trying again may help.`, true);
  }
}

/** What an earlier try has done already; no failure for whoever wanted just that. */
export const alreadyDone = (): BookingError =>
  fail('already_completed', 'The activity is already completed.', false);

/** A 200 with `success: false`. */
export function errorOfRefusal(operation: string, code: string | undefined): BookingError {
  const said = `Awell did not carry out ${operation}${code ? ` (${code})` : ''}.`;
  return operation === 'completeExtensionActivity'
    ? fail(
        'completion_refused',
        `${said} Check that the activity still waits for a booking and that it declares these data points.`,
        false,
      )
    : fail('not_found', `${said} Check the id: it is that of activity.object.`, false);
}
