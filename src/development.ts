import type { BookingError } from './errors';

/** Where it isn't known it is false; bundlers put a text in the place of `process.env.NODE_ENV`, and no `process`. */
const IS_DEVELOPMENT = ((): boolean => {
  try {
    return process.env.NODE_ENV === 'development';
  } catch {
    return false;
  }
})();

const warned = new Set<string>();

/** Says in the console, once and while developing, what `onError` is told: patients read plain words instead. */
export function warnDeveloper({ message }: BookingError): void {
  if (!IS_DEVELOPMENT || warned.has(message)) return;
  warned.add(message);
  console.warn(message);
}
