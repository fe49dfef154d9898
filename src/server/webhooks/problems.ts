import { Refusal } from '../answers';

/** Each reason for not handling a delivery, and the HTTP status that says so. */
const STATUS_OF = {
  method_not_allowed: 405,
  too_large: 413,
  unreadable_body: 400,
  missing_signature: 401,
  invalid_signature: 401,
  malformed_json: 400,
  invalid_webhook: 400,
  too_old: 400,
  busy: 503,
  not_handled: 500,
  store_unavailable: 503,
  /** The store could not note what became of it. */
  not_remembered: 200,
} as const;

export type WebhookProblemCode = keyof typeof STATUS_OF;

/** Why a delivery was not handled. It holds nothing of the booking, but `cause` may. */
export interface WebhookProblem {
  /** What went wrong, for your code. */
  code: WebhookProblemCode;
  /** The HTTP status that was answered. */
  status: number;
  /** What went wrong, for your log. It names no patient. */
  message: string;
  /** What `onEvent` or the store threw. */
  cause?: unknown;
}

export class WebhookRefusal extends Refusal implements WebhookProblem {
  declare readonly code: WebhookProblemCode;

  constructor(code: WebhookProblemCode, message: string, cause?: unknown) {
    const headers = code === 'method_not_allowed' ? { allow: 'POST' } : {};
    super(STATUS_OF[code], code, message, headers, { cause });
  }
}

/** The refusal that something thrown comes to. */
export const refusalOf = (error: unknown): WebhookRefusal =>
  error instanceof WebhookRefusal
    ? error
    : new WebhookRefusal('not_handled', 'It could not be handled. Send it again later.', error);
