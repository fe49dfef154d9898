import { BookingError } from '../errors';

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

export async function roleOf<Operation>(
  authorize: AuthorizeCal<Operation>,
  request: Request,
  operation: Operation,
): Promise<CalRole | undefined> {
  try {
    const role = await authorize(request, operation);
    return role === 'patient' || role === 'host' ? role : undefined;
  } catch {
    return undefined;
  }
}

export async function isAuthorized<Operation>(
  authorize: Authorize<Operation>,
  request: Request,
  operation: Operation,
): Promise<boolean> {
  try {
    return (await authorize(request, operation)) === true;
  } catch {
    return false;
  }
}
