import { BookingError } from '../errors';
import { readTimeLimit } from '../timeLimit';

const TRY_WITHIN_MS = 20_000;

/**
 * How long one try may take, in ms.
 *
 * @throws BookingError `invalid_input`
 */
export const readCompletionTimeout = (completionTimeout: unknown): number =>
  readTimeLimit(completionTimeout, TRY_WITHIN_MS, 'completionTimeout');

const invalid = (why: string): BookingError =>
  new BookingError(
    'invalid_activity',
    `The booking could not be told to Awell, so nothing is shown: ${why}`,
  );

/**
 * Why an activity could not be completed, whatever the patient books: told before they do. `undefined` where it can.
 */
export function misuseOf(
  activityId: unknown,
  hasCompleteActivity: boolean,
  completionTimeout: unknown,
): BookingError | undefined {
  if (typeof activityId !== 'string' || activityId.trim() === '') {
    return invalid(
      'activityId is no id. Pass the id of the Awell activity, and render this once it is known.',
    );
  }
  if (!hasCompleteActivity) {
    return invalid(
      'completeActivity is no function. Pass completeExtensionActivity of createAwellClient, or your own.',
    );
  }
  try {
    readCompletionTimeout(completionTimeout);
    return undefined;
  } catch (error) {
    return error as BookingError;
  }
}
