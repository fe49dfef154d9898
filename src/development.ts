import type { RefObject } from 'react';
import type { BookAppointmentActivityDetails } from './api/awellActivity';
import type { BookingPageProps } from './components/BookAppointment.types';
import {
  checkRecord,
  checkReturned,
  checkWidget,
  printError,
  type Reporter,
} from './developerHelp';
import type { BookingError } from './errors';

/*
 * Help for developers, in the console. Bundlers replace `process.env.NODE_ENV` with a text. In production the conditions
 * below are then always false, so these functions are empty and ./developerHelp isn't bundled: a test looks for it.
 * Without a bundler there may be no `process`. Then the environment isn't known, and nothing is printed.
 */

/** Prints an error that goes to `onError`, once. @param reporter Gives the props of the component that it happened in. */
export function warnDeveloper(error: BookingError, reporter: () => Reporter): void {
  try {
    if (process.env.NODE_ENV === 'development') printError(error, reporter());
  } catch {
    // No `process`.
  }
}

/** Warns of props that have no effect, and of missing styles. */
export function warnOfProps(root: RefObject<Element | null>, props: Reporter): void {
  try {
    if (process.env.NODE_ENV === 'development') checkWidget(root.current, props);
  } catch {
    // No `process`.
  }
}

/** Warns of a `completeActivity` that returns nothing, not even a promise. */
export function warnOfReturned(returned: unknown, reporter: Reporter): void {
  try {
    if (process.env.NODE_ENV === 'development') checkReturned(returned, reporter);
  } catch {
    // No `process`.
  }
}

/** Warns of an activity that was done before it was shown. */
export function warnOfRecord(
  record: BookAppointmentActivityDetails | BookingError,
  props: BookingPageProps,
): void {
  try {
    if (process.env.NODE_ENV === 'development') checkRecord(record, props.rescheduleUid);
  } catch {
    // No `process`.
  }
}
