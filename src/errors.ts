import type { Booking } from './booking/booking';
import { TROUBLESHOOTING_URL } from './docs';

/**
 * Why something went wrong, as a stable name to branch on. The text of a message may change, a code does not.
 * A later version may have more codes: give a `switch` a `default`.
 *
 * - Developer mistakes: `invalid_cal_link`, `invalid_cal_origin`, `invalid_activity`, `invalid_redirect`,
 *   `api_key_in_browser`
 * - The booking page cannot be shown: `embed_blocked`, `page_timeout`, `link_failed`, `offline`
 * - A part of this library that a browser could not fetch: `chunk_failed`
 * - A booking that cannot be believed: `untrusted_origin`
 * - A booking that should have been moved, and was not: `not_rescheduled`; one that was moved meanwhile: `booking_moved`
 * - The activity cannot be completed: `completion_failed`, `completion_timeout`, `completion_refused`,
 *   `booking_not_found`, `booking_mismatch`, `booking_cancelled`, `booking_rejected`, `booking_unverified`,
 *   `missing_cal_api_url`, `seat_hidden`, `seat_gone`
 * - An intent kept from an earlier visit is unreadable: `outbox_corrupt`
 * - Awell and Cal.com over HTTP: `network`, `timeout`, `aborted`, `unauthorized`, `not_found`, `rate_limited`,
 *   `server_error`, `bad_request`, `already_completed`, `invalid_response`
 * - Cal.com's bookings: `slot_taken`, `already_cancelled`, `event_type_rule`, `reason_required`, `v1_decommissioned`,
 *   `partly_updated`, `endless_reschedules`
 * - Cal.com's webhooks: `invalid_webhook`
 * - In tests: `no_fake_page`
 * - Refused before any request: `invalid_input`, `unsupported_field`, `missing_proxy`, `missing_authorize`,
 *   `missing_client`
 */
export type BookingErrorCode =
  | 'invalid_cal_link'
  | 'invalid_cal_origin'
  | 'invalid_activity'
  | 'invalid_redirect'
  | 'api_key_in_browser'
  | 'embed_blocked'
  | 'page_timeout'
  | 'link_failed'
  | 'offline'
  | 'chunk_failed'
  | 'untrusted_origin'
  | 'not_rescheduled'
  | 'booking_moved'
  | 'completion_failed'
  | 'completion_timeout'
  | 'completion_refused'
  | 'booking_not_found'
  | 'booking_mismatch'
  | 'booking_cancelled'
  | 'booking_rejected'
  | 'booking_unverified'
  | 'missing_cal_api_url'
  | 'outbox_corrupt'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'unauthorized'
  | 'not_found'
  | 'rate_limited'
  | 'server_error'
  | 'bad_request'
  | 'already_completed'
  | 'invalid_response'
  | 'slot_taken'
  | 'already_cancelled'
  | 'event_type_rule'
  | 'reason_required'
  | 'v1_decommissioned'
  | 'partly_updated'
  | 'endless_reschedules'
  | 'invalid_webhook'
  | 'no_fake_page'
  | 'invalid_input'
  | 'unsupported_field'
  | 'missing_proxy'
  | 'seat_hidden'
  | 'seat_gone'
  | 'missing_authorize'
  | 'missing_client'
  | (string & {});

export interface BookingErrorOptions {
  /** Whether trying the same thing again can succeed. */
  recoverable?: boolean | undefined;
  /** What was thrown underneath. */
  cause?: unknown;
  /** How long to wait before trying again, in ms. */
  retryAfterMs?: number | undefined;
  /** Name of the field. */
  field?: string | undefined;
  /** What was done before it failed. */
  progress?: UpdateProgress | undefined;
  /** The values that Awell has for the activity. */
  completedWith?: readonly string[] | undefined;
}

/** How far an update of several changes came before one of them failed. */
export interface UpdateProgress {
  /** What was carried out, in this order. */
  done: readonly string[];
  /** What failed. */
  failed: string;
  /** The booking as it is now: after a reschedule, the new one with its new `uid`. */
  booking: Booking;
}

/**
 * The one error class of this library. Its message says what happened, why it matters and what to do;
 * it never holds a patient's name, e-mail address or answers.
 */
export class BookingError extends Error {
  /** Always `BookingError`. */
  override readonly name = 'BookingError';
  /** What went wrong, for your code. */
  readonly code: BookingErrorCode;
  /** Address of the documentation of this code. */
  readonly docs: string;
  /** `true` where trying again can succeed, `false` where something has to be changed first. */
  readonly recoverable: boolean;
  /** The error that led to this one. */
  override readonly cause?: unknown;
  /** With `rate_limited`: how long to wait before trying again, in ms. */
  readonly retryAfterMs?: number;
  /** With `unsupported_field`, `invalid_input` and `reason_required`: name of the field. */
  readonly field?: string;
  /** With `partly_updated`: what was done, and the booking that came of it. */
  readonly progress?: UpdateProgress;
  /**
   * With `already_completed`: the values of the data points that Awell has for the activity, whatever their labels.
   * Left out if they could not be read.
   */
  readonly completedWith?: readonly string[];

  constructor(code: BookingErrorCode, message: string, options: BookingErrorOptions = {}) {
    super(`[awell-cal-booking] ${message}`);
    this.code = code;
    this.docs = `${TROUBLESHOOTING_URL}#${code}`;
    this.recoverable = options.recoverable ?? false;
    if (options.cause !== undefined) this.cause = options.cause;
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
    if (options.field !== undefined) this.field = options.field;
    if (options.progress !== undefined) this.progress = options.progress;
    if (options.completedWith !== undefined) this.completedWith = options.completedWith;
  }
}

/** What a function returns, or the BookingError that it throws. */
export function orError<T>(run: () => T): T | BookingError {
  try {
    return run();
  } catch (error) {
    if (error instanceof BookingError) return error;
    throw error;
  }
}
