import { BookingError, orError } from '../errors';
import { readTimeLimit } from '../timeLimit';
import type { CompletionOptions } from './options';

export const missingCalApiUrl = (): BookingError =>
  new BookingError(
    'missing_cal_api_url',
    'completeWhen "confirmed" and verifyBooking ask Cal.com\'s API, but its address is unknown: Cal.com is self-hosted, ' +
      'or the hook is used. Set calApiUrl to the address of API v2, such as "https://api.cal.com/v2".',
  );

export const badCalApiUrl = (): BookingError =>
  new BookingError(
    'invalid_input',
    'calApiUrl isn\'t a valid address. Write that of Cal.com\'s API v2, such as "https://api.cal.com/v2".',
    { field: 'calApiUrl' },
  );

const TRY_WITHIN_MS = 20_000;
const LOAD_WITHIN_MS = 15_000;

/**
 * Time limit of one attempt, in ms.
 *
 * @throws BookingError `invalid_input`
 */
export const readCompletionTimeout = (completionTimeout: unknown): number =>
  readTimeLimit(completionTimeout, TRY_WITHIN_MS, 'completionTimeout');

/** How much longer than one attempt other tabs wait, in ms. */
const GRACE_MS = 5_000;
/** How long other tabs wait if an attempt has no limit, in ms. */
const LONGEST_LEASE_MS = 60_000;

/** How long a tab that completes the activity keeps the others waiting, in ms. */
export const leaseOf = ({
  completionTimeout,
}: Pick<CompletionOptions, 'completionTimeout'>): number => {
  const ms = readCompletionTimeout(completionTimeout);
  return ms === Infinity ? LONGEST_LEASE_MS : ms + GRACE_MS;
};

/**
 * Time limit for loading the booking page, in ms.
 *
 * @throws BookingError `invalid_input`
 */
export const readLoadTimeout = (loadTimeout: unknown): number =>
  readTimeLimit(loadTimeout, LOAD_WITHIN_MS, 'loadTimeout');

const invalid = (why: string): BookingError =>
  new BookingError(
    'invalid_activity',
    `The activity could not be completed, so nothing is shown: ${why}`,
  );

export interface Use {
  activityId: unknown;
  /** Whether `completeActivity` is a function. */
  isCallable: boolean;
  completionTimeout: unknown;
  loadTimeout?: unknown;
}

/** Why the activity can't be completed, whatever the patient books. Checked before they book. `undefined` if it can. */
export function misuseOf(use: Use): BookingError | undefined {
  const { activityId, isCallable, completionTimeout, loadTimeout } = use;
  if (typeof activityId !== 'string' || activityId.trim() === '') {
    return invalid(
      "activityId isn't an id. Pass the id of the Awell activity, and render this once it is known.",
    );
  }
  if (!isCallable) {
    return invalid(
      "completeActivity isn't a function. Pass completeExtensionActivity of createAwellClient, or your own.",
    );
  }
  return [() => readCompletionTimeout(completionTimeout), () => readLoadTimeout(loadTimeout)]
    .map(orError)
    .find((one) => one instanceof BookingError) as BookingError | undefined;
}
