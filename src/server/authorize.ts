import { BookingError } from '../errors';
import { Refusal } from './answers';
import { AwellErrors } from './awellUpstream';

/** Decides whether the person behind a request may carry out an operation. Only `true` allows it. */
export type Authorize<Operation> = (
  request: Request,
  operation: Operation,
) => boolean | Promise<boolean>;

/**
 * A person's role for a booking. A `patient` may do what Cal.com allows anyone who knows the booking: the proxy
 * doesn't use the key, so Cal.com's rules for patients apply. A `host` may do everything that the clinic's key may.
 */
export type CalRole = 'patient' | 'host';

/** Returns the role of the person behind a request for the operation's booking. Anything but a role refuses. */
export type AuthorizeCal<Operation> = (
  request: Request,
  operation: Operation,
) => CalRole | false | undefined | Promise<CalRole | false | undefined>;

/** @throws BookingError `missing_authorize` */
export function requireAuthorize(authorize: unknown, who: string): void {
  if (typeof authorize === 'function') return;
  throw new BookingError(
    'missing_authorize',
    `${who} has no authorize, so anyone could do anything with your account's key. Pass a function that decides whether the signed-in person may do this: authorize: (request, operation) => …`,
  );
}

/**
 * Calls the app's `authorize`. If it throws, the request is refused. If it threw an upstream's temporary error, a
 * retry may help.
 *
 * @throws Refusal
 */
export async function askApp<Operation, Answer>(
  authorize: (request: Request, operation: Operation) => Answer | Promise<Answer>,
  request: Request,
  operation: Operation,
): Promise<Answer> {
  try {
    return await authorize(request, operation);
  } catch (cause) {
    if (cause instanceof Refusal || cause instanceof AwellErrors) throw cause;
    throw new Refusal(403, 'unauthorized', 'authorize of this proxy failed.', {}, { cause });
  }
}
