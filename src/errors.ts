import type { Booking } from './booking/booking';
import { TROUBLESHOOTING_URL } from './docs';

/**
 * Stable name of an error. Branch on it, because the text of a message may change. Later versions may add codes: give a
 * `switch` a `default`.
 *
 * - Developer mistakes: `invalid_cal_link`, `invalid_cal_origin`, `invalid_activity`, `invalid_redirect`,
 *   `api_key_in_browser`
 * - The booking page can't be shown: `embed_blocked`, `page_timeout`, `link_failed`, `offline`
 * - A file of this library didn't load: `chunk_failed`
 * - A booking came from an origin that isn't allowed: `untrusted_origin`
 * - A booking wasn't rescheduled: `not_rescheduled`; or was rescheduled in the meantime: `booking_moved`
 * - The activity can't be completed: `completion_failed`, `completion_timeout`, `completion_refused`,
 *   `booking_not_found`, `booking_mismatch`, `booking_cancelled`, `booking_rejected`, `booking_unverified`,
 *   `missing_cal_api_url`, `seat_hidden`, `seat_gone`
 * - A pending completion of an earlier visit can't be read: `outbox_corrupt`
 * - Awell and Cal.com over HTTP: `network`, `timeout`, `aborted`, `unauthorized`, `not_found`, `rate_limited`,
 *   `server_error`, `bad_request`, `already_completed`, `invalid_response`
 * - Cal.com's bookings: `slot_taken`, `already_cancelled`, `event_type_rule`, `reason_required`, `v1_decommissioned`,
 *   `partly_updated`, `endless_reschedules`
 * - Cal.com's webhooks: `invalid_webhook`
 * - Tests: `no_fake_page`
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
  /** Whether a retry can succeed. */
  recoverable?: boolean | undefined;
  /** The error that led to this one. */
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

/** Progress of an update with several changes, one of which failed. */
export interface UpdateProgress {
  /** Changes that succeeded, in this order. */
  done: readonly string[];
  /** The change that failed. */
  failed: string;
  /** The booking as it is now. After a reschedule, this is the new booking with its new `uid`. */
  booking: Booking;
}

/**
 * The only error class of this library. The message says what happened, why, and what to do. It never contains a
 * patient's name, e-mail address or answers.
 */
export class BookingError extends Error {
  /** Always `BookingError`. */
  override readonly name = 'BookingError';
  /** Stable name of the error. Branch on it. */
  readonly code: BookingErrorCode;
  /** Address of the documentation of this code. */
  readonly docs: string;
  /** `true` if a retry can succeed, `false` if something has to be changed first. */
  readonly recoverable: boolean;
  /** The error that led to this one. */
  override readonly cause?: unknown;
  /** With `rate_limited`: how long to wait before trying again, in ms. */
  readonly retryAfterMs?: number;
  /** With `unsupported_field`, `invalid_input` and `reason_required`: name of the field. */
  readonly field?: string;
  /** With `partly_updated`: what succeeded, and the booking as it is now. */
  readonly progress?: UpdateProgress;
  /**
   * With `already_completed`: the values of the data points that Awell has for the activity, whatever their labels.
   * Left out if they couldn't be read.
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

/** Returns what a function returns, or the BookingError that it throws. */
export function orError<T>(run: () => T): T | BookingError {
  try {
    return run();
  } catch (error) {
    if (error instanceof BookingError) return error;
    throw error;
  }
}
