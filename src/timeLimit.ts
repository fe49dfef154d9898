import { BookingError } from './errors';

/** The longest time that a timer of the platform can wait. A longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Reads a time limit that an app gave, in ms.
 *
 * @param value `undefined` and `null` mean the default. `Infinity`, and whatever is longer than a timer can wait
 *   (24.8 days), means no limit.
 * @returns A number of ms, or `Infinity` for no limit.
 * @throws BookingError `invalid_input`, with the name of the field, for NaN, a negative number and anything else.
 */
export function readTimeLimit(value: unknown, defaultMs: number, field: string): number {
  if (value === undefined || value === null) return defaultMs;
  if (typeof value === 'number' && value >= 0) return value > LONGEST_MS ? Infinity : value;
  throw new BookingError(
    'invalid_input',
    `${field} must be a number of milliseconds that is not negative. Pass Infinity for no limit, or leave it out.`,
    { field },
  );
}

/** `setTimeout`, except that for `Infinity` no timer is set. @returns what stops the timer. */
export function startTimer(ms: number, callback: () => void): () => void {
  if (ms > LONGEST_MS) return () => undefined;
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

/** How often it is looked whether somebody can see it, in ms. */
const LOOK_MS = 500;

/**
 * `startTimer` for what somebody waits for: the time in which the element is in a closed part of the page, or the page
 * in another tab, does not count.
 */
export function startSeenTimer(ms: number, element: Element, callback: () => void): () => void {
  if (ms > LONGEST_MS) return () => undefined;
  // Browsers of before 2024 cannot say whether an element is seen.
  const isSeen = (): boolean =>
    document.visibilityState === 'visible' && element.checkVisibility?.() !== false;
  let left = ms;
  let stop: () => void;
  const wait = (): void => {
    const next = Math.min(left, LOOK_MS);
    stop = startTimer(next, () => {
      if (isSeen()) left -= next;
      if (left > 0) wait();
      else callback();
    });
  };
  wait();
  return () => stop();
}
