import type { BookingErrorCode } from '../errors';

/** Why a request was refused. Its message may be shown to anyone. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const SAFE = {
  'content-type': 'application/json; charset=utf-8',
  // A booking belongs to one patient, so shared caches must not store it.
  'cache-control': 'no-store, private',
  'x-content-type-options': 'nosniff',
  vary: 'origin, cookie, authorization',
};

export const answer = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Response => new Response(body, { status, headers: { ...SAFE, ...headers } });

/** `by` marks the message as ours, so a client may show it. An upstream's text could name a patient. */
export const refuse = ({ status, code, message, headers }: Refusal): Response =>
  answer(
    status,
    JSON.stringify({ status: 'error', error: { code, message, by: 'awell-cal-booking' } }),
    headers,
  );

export const bodyTaken = (): Refusal =>
  new Refusal(
    500,
    'body_taken',
    'Something that runs before this handler (a body parser, a logger) has read the body and not kept it. Mount the handler before it, or let it keep the bytes as request.rawBody.',
  );

const STATUS_OF: Partial<Record<BookingErrorCode, number>> = { timeout: 504 };

/** The upstream couldn't be reached, or its answer makes no sense. */
export const upstreamRefusal = (who: string, code: BookingErrorCode): Refusal =>
  new Refusal(
    STATUS_OF[code] ?? 502,
    code,
    `${who} could not be reached, or its answer was invalid (${code}).`,
  );

/** The only upstream headers that pass: they say when to ask again. */
export function rateLimits(
  upstream: Headers,
  scrub: (text: string) => string,
): Record<string, string> {
  const passed: Record<string, string> = {};
  upstream.forEach((value, name) => {
    if (name === 'retry-after' || name.startsWith('x-ratelimit-')) passed[name] = scrub(value);
  });
  return passed;
}
