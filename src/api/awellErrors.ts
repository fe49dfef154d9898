import { isRecord, readText, type WireRecord } from '../wire';
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

const extensionsOf = (error: unknown): WireRecord =>
  isRecord(error) && isRecord(error['extensions']) ? error['extensions'] : {};

/** The code of one of Awell's GraphQL errors. */
export const extensionCode = (error: unknown): string | undefined =>
  codeOf(extensionsOf(error)['code']);

/** Whether Awell refuses because the activity is completed: by an earlier try, or with another booking. */
export const isAlreadyDone = (error: unknown): boolean =>
  isRecord(error) &&
  typeof error['message'] === 'string' &&
  /already[\s_-]*(?:been[\s_-]*)?(?:completed|done)/i.test(error['message']);

/** The values of a record's data points. What they are called is up to the action, so labels say nothing. */
export const valuesOf = (record: unknown): string[] | undefined => {
  const points: unknown = isRecord(record) ? record['data_points'] : undefined;
  if (!Array.isArray(points)) return undefined;
  return points.flatMap((point: unknown) => (isRecord(point) && readText(point['value'])) || []);
};

export const alreadyDone = (completedWith?: readonly string[]): BookingError =>
  new BookingError(
    'already_completed',
    'The activity is already completed, by an earlier request or with another booking. error.completedWith has the values that Awell has for it, if they could be read.',
    { completedWith },
  );

export function errorOfGraphQL(errors: readonly unknown[]): BookingError {
  const done = errors.find(isAlreadyDone);
  if (done !== undefined) {
    const values = extensionsOf(done)['completedWith'];
    return alreadyDone(
      Array.isArray(values) ? values.flatMap((one) => readText(one) ?? []) : undefined,
    );
  }
  const code = extensionCode(errors[0]);
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

/** A 200 with `success: false`. */
export function errorOfRefusal(operation: string, code: string | undefined): BookingError {
  if (isAlreadyDone({ message: code })) return alreadyDone();
  const said = `Awell did not carry out ${operation}${code ? ` (${code})` : ''}.`;
  return operation === 'completeExtensionActivity'
    ? fail(
        'completion_refused',
        `${said} Check that the activity still waits for a booking and that it declares these data points.`,
        false,
      )
    : fail('not_found', `${said} Check the id: it is that of activity.object.`, false);
}
