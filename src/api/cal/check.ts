import { invalidInput } from '../../checkOptions';
import { BookingError, type BookingErrorCode } from '../../errors';
import { readTime } from '../../wire';
import type { BookingStatusChange } from './inputs';

export const unsupported = (field: string, api: string, instead: string): BookingError =>
  new BookingError('unsupported_field', `API ${api} doesn't support ${field}. ${instead}`, {
    field,
  });

/** A cache or proxy in front of Cal.com may return another booking. */
export const notWhatWasAsked = (): BookingError =>
  new BookingError(
    'invalid_response',
    "Cal.com's answer is about another booking than was asked for. Check the API address, and caches in front of it.",
  );

export const hasCode = (error: unknown, code: BookingErrorCode): boolean =>
  error instanceof BookingError && error.code === code;

export const isNotFound = (error: unknown): boolean => hasCode(error, 'not_found');

/** @throws BookingError `unsupported_field` for the first of these fields that is given. `instead` says what to do. */
export function refuseFields(
  fields: object,
  api: string,
  instead: Readonly<Record<string, string>>,
): void {
  for (const [name, hint] of Object.entries(instead)) {
    const value = (fields as Readonly<Record<string, unknown>>)[name];
    if (value !== undefined && value !== null) throw unsupported(name, api, hint);
  }
}

/** @throws BookingError `invalid_input` */
export function checkTime(field: string, value: unknown): string {
  // Without an offset, the time would depend on the machine that runs this.
  const isAbsolute = typeof value === 'string' && /T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(value.trim());
  const time = isAbsolute ? readTime(value) : undefined;
  if (time !== undefined) return time;
  throw invalidInput(
    field,
    "isn't a point in time. Write ISO 8601 with Z or an offset, for example '2026-10-06T09:00:00.000Z'.",
  );
}

/** @throws BookingError `invalid_input` */
export function checkStatus(value: unknown): BookingStatusChange {
  const status = String(value).toUpperCase();
  if (/^(?:ACCEPTED|PENDING|CANCELLED|REJECTED)$/.test(status))
    return status as BookingStatusChange;
  throw invalidInput('status', 'must be one of ACCEPTED, PENDING, CANCELLED, REJECTED.');
}

/** Whole minutes between two ISO 8601 times. */
export const minutesBetween = (start: string, end: string): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
