import { BookingError } from '../errors';

/** Says whether the person behind a request may have an operation carried out. Anything but `true` is a no. */
export type Authorize<Operation> = (
  request: Request,
  operation: Operation,
) => boolean | Promise<boolean>;

/** @throws BookingError `missing_authorize` */
export function requireAuthorize(authorize: unknown, who: string): void {
  if (typeof authorize === 'function') return;
  throw new BookingError(
    'missing_authorize',
    `${who} has no authorize, so it would carry out anything for anyone, with your account's key. Pass a function that says whether the person who is signed in may do this: authorize: (request, operation) => …`,
  );
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
