/**
 * Why something went wrong, as a stable name to branch on. The text of a message may change, a code does not.
 *
 * - Developer mistakes: `invalid_cal_link`, `invalid_cal_origin`, `invalid_activity`, `invalid_redirect`,
 *   `api_key_in_browser`
 * - The booking page cannot be shown: `embed_blocked`, `page_timeout`, `link_failed`, `offline`
 * - A booking that cannot be believed: `untrusted_origin`
 * - The activity cannot be completed: `completion_failed`, `completion_timeout`, `completion_refused`,
 *   `booking_not_found`, `booking_mismatch`, `missing_cal_api_url`
 * - An intent kept from an earlier visit is unreadable: `outbox_corrupt`
 * - Awell over HTTP: `network`, `timeout`, `aborted`, `unauthorized`, `not_found`, `rate_limited`,
 *   `server_error`, `bad_request`, `already_completed`, `invalid_response`
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
  | 'untrusted_origin'
  | 'completion_failed'
  | 'completion_timeout'
  | 'completion_refused'
  | 'booking_not_found'
  | 'booking_mismatch'
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
  | 'invalid_response';

export interface BookingErrorOptions {
  /** Whether trying the same thing again can succeed. */
  recoverable?: boolean | undefined;
  /** What was thrown underneath. */
  cause?: unknown;
}

/**
 * The one error class of this library. Its message says what happened, why it matters and what to do;
 * it never holds a patient's name, e-mail address or answers.
 */
export class BookingError extends Error {
  override readonly name = 'BookingError';
  readonly code: BookingErrorCode;
  /** `true` where trying again can succeed, `false` where something has to be changed first. */
  readonly recoverable: boolean;
  override readonly cause?: unknown;

  constructor(code: BookingErrorCode, message: string, options: BookingErrorOptions = {}) {
    super(`[awell-cal-booking] ${message}`);
    this.code = code;
    this.recoverable = options.recoverable ?? false;
    if (options.cause !== undefined) this.cause = options.cause;
  }
}
