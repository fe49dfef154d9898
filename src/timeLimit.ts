import { BookingError } from './errors';

/** The longest delay of a timer. A longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Reads a time limit from an app, in ms.
 *
 * @param value `undefined` and `null` mean the default. `Infinity`, or more than a timer can wait (24.8 days), means
 *   no limit.
 * @returns A number of ms, or `Infinity` for no limit.
 * @throws BookingError `invalid_input`, with the name of the field, for NaN, a negative number or anything else.
 */
export function readTimeLimit(value: unknown, defaultMs: number, field: string): number {
  if (value === undefined || value === null) return defaultMs;
  if (typeof value === 'number' && value >= 0) return value > LONGEST_MS ? Infinity : value;
  throw new BookingError(
    'invalid_input',
    `${field} must be a number of milliseconds, 0 or more. Pass Infinity for no limit, or leave it out.`,
    { field },
  );
}

/** `setTimeout`, but without a timer for `Infinity`. @returns a function that stops the timer. */
export function startTimer(ms: number, callback: () => void): () => void {
  if (ms > LONGEST_MS) return () => undefined;
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

/** How often visibility is checked, in ms. */
const LOOK_MS = 500;

/**
 * `startTimer` that counts only the time in which the patient can see the element: not while a part of the page is
 * closed, or the page is in a background tab.
 */
export function startSeenTimer(ms: number, element: Element, callback: () => void): () => void {
  if (ms > LONGEST_MS) return () => undefined;
  // Browsers before 2024 can't report whether an element is visible.
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
