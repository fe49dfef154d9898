import type { BookingErrorCode } from '../errors';

/** Why a request is not carried out. Its message may be shown to anyone. */
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
  // Bookings are of one patient: no shared cache may hand them to another.
  'cache-control': 'no-store, private',
  'x-content-type-options': 'nosniff',
  vary: 'origin, cookie, authorization',
};

export const answer = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Response => new Response(body, { status, headers: { ...SAFE, ...headers } });

/** `by` tells a client that these words are ours, and so may reach a developer: an upstream's may name a patient. */
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
    'Something that runs before this handler (a body parser, a logger) has read the body and kept nothing of it that could be used. Mount the handler before it, or let it keep the bytes as request.rawBody.',
  );

const STATUS_OF: Partial<Record<BookingErrorCode, number>> = { timeout: 504 };

/** An upstream that could not be reached, or that answered what no API does. */
export const upstreamRefusal = (who: string, code: BookingErrorCode): Refusal =>
  new Refusal(STATUS_OF[code] ?? 502, code, `${who} could not be asked (${code}).`);

/** The only headers of an upstream that pass, so that a page knows when to ask again. */
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
