import { BookingError } from '../errors';
import { Refusal } from './answers';
import { AwellErrors } from './awellUpstream';

/** Says whether the person behind a request may have an operation carried out. Anything but `true` is a no. */
export type Authorize<Operation> = (
  request: Request,
  operation: Operation,
) => boolean | Promise<boolean>;

/**
 * What someone is to a booking. A `patient` may do what Cal.com lets anyone do who knows the booking: the key is not
 * used, so that Cal.com's own rules for patients hold. The `host` may do everything that the clinic's key may.
 */
export type CalRole = 'patient' | 'host';

/** Says what the person behind a request is to the booking of an operation. Anything but a role is a no. */
export type AuthorizeCal<Operation> = (
  request: Request,
  operation: Operation,
) => CalRole | false | undefined | Promise<CalRole | false | undefined>;

/** @throws BookingError `missing_authorize` */
export function requireAuthorize(authorize: unknown, who: string): void {
  if (typeof authorize === 'function') return;
  throw new BookingError(
    'missing_authorize',
    `${who} has no authorize, so it would carry out anything for anyone, with your account's key. Pass a function that says whether the person who is signed in may do this: authorize: (request, operation) => …`,
  );
}

/**
 * What an app's `authorize` says. One that throws says no, unless it is what an upstream that can't be asked just now
 * made it throw: then asking again may help.
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
