import { BookingError, type BookingErrorCode } from '../errors';
import { isRecord, readText, type WireRecord } from '../wire';
import { recordedIn } from './awellActivity';
import { codeOfStatus, isTransient } from './request';

/** Awell's text, if it is an error code. A sentence could contain a patient's data. */
export const codeOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w.-]{1,60}$/.test(value) ? value : undefined;

const fail = (code: BookingErrorCode, message: string): BookingError =>
  new BookingError(code, message, { recoverable: isTransient(code) });

const AFTER_STATUS: Readonly<Record<string, string>> = {
  unauthorized: "The request is not allowed. Check its API key or the patient's session.",
  not_found: 'Check `endpoint` of createAwellClient.',
  rate_limited: 'Too many requests. Retry later.',
  server_error: 'A retry may help.',
  bad_request: 'It refuses this request.',
};

export function errorOfStatus(status: number, said = ''): BookingError {
  const code = codeOfStatus(status);
  return fail(code, `Awell's endpoint answered ${status}. ${said || AFTER_STATUS[code]}`);
}

const extensionsOf = (error: unknown): WireRecord =>
  isRecord(error) && isRecord(error['extensions']) ? error['extensions'] : {};

/** The code of one of Awell's GraphQL errors. */
export const extensionCode = (error: unknown): string | undefined =>
  codeOf(extensionsOf(error)['code']);

/** Whether Awell refuses because the activity is completed, by an earlier attempt or with another booking. */
export const isAlreadyDone = (error: unknown): boolean =>
  isRecord(error) &&
  typeof error['message'] === 'string' &&
  /already[\s_-]*(?:been[\s_-]*)?(?:completed|done)/i.test(error['message']);

const readTexts = (values: unknown): string[] | undefined =>
  Array.isArray(values) ? values.flatMap((value) => readText(value) ?? []) : undefined;

/** The values of the record's data points. */
export const valuesOf = (record: unknown): readonly string[] | undefined =>
  isRecord(record) ? recordedIn(record['data_points'])?.values : undefined;

export const alreadyDone = (completedWith?: readonly string[]): BookingError =>
  new BookingError(
    'already_completed',
    'The activity is already completed, by an earlier request or another booking. error.completedWith has its values, if known.',
    { completedWith },
  );

const GRAPHQL_CODES: readonly [BookingErrorCode, RegExp, string][] = [
  [
    'unauthorized',
    /^(?:UNAUTHORIZED|UNAUTHENTICATED|FORBIDDEN)$/,
    "Check the API key or the patient's session.",
  ],
  ['not_found', /^NOT_FOUND$/, "The activity doesn't exist, or no longer exists."],
  [
    'bad_request',
    /^(?:BAD_USER_INPUT|GRAPHQL_(?:VALIDATION|PARSE)_FAILED)$/,
    'Awell refuses these data points.',
  ],
  ['server_error', /^/, 'A retry may help.'],
];

/** An id of the wrong kind looks like that of a record which isn't there. */
const WRONG_ID = "Pass activity.object.id: the activity's own id doesn't name its record.";

export function errorOfGraphQL(errors: readonly unknown[], operation: string): BookingError {
  const done = errors.find(isAlreadyDone);
  if (done !== undefined) return alreadyDone(readTexts(extensionsOf(done)['completedWith']));
  const said = extensionCode(errors[0]) ?? '';
  const [code = 'server_error', , hint] = GRAPHQL_CODES.find(([, one]) => one.test(said)) ?? [];
  const isOfRecord = code === 'not_found' && operation === 'extensionActivityRecord';
  return fail(
    code,
    `Awell answered with a GraphQL error${said && ` (${said})`}. ${isOfRecord ? WRONG_ID : hint}`,
  );
}

/** A 200 with `success: false`. */
export function errorOfRefusal(operation: string, code: string | undefined): BookingError {
  if (isAlreadyDone({ message: code })) return alreadyDone();
  const said = `Awell did not carry out ${operation}${code ? ` (${code})` : ''}.`;
  return operation === 'completeExtensionActivity'
    ? fail(
        'completion_refused',
        `${said} Check that the activity is still open and declares these data points.`,
      )
    : fail('not_found', `${said} ${WRONG_ID}`);
}
