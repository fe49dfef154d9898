import { BookingError, orError } from '../errors';
import { readTimeLimit } from '../timeLimit';
import type { CompletionOptions } from './options';

export const missingCalApiUrl = (): BookingError =>
  new BookingError(
    'missing_cal_api_url',
    'completeWhen "confirmed" and verifyBooking need the address of Cal.com\'s API. It is not known for a self-hosted ' +
      'server, or in a hook. Set calApiUrl to the base URL of the API v2: "https://api.cal.com/v2", or your own.',
  );

export const badCalApiUrl = (): BookingError =>
  new BookingError(
    'invalid_input',
    'calApiUrl must be the http or https URL of Cal.com\'s API v2, for example "https://api.cal.com/v2".',
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
    `The activity could not be completed, so the booking page is not shown: ${why}`,
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
      'activityId must be non-empty text. Pass the id of the Awell activity, and render this once you know it.',
    );
  }
  if (!isCallable) {
    return invalid(
      'completeActivity is not a function. Pass completeExtensionActivity of createAwellClient, or your own.',
    );
  }
  return [() => readCompletionTimeout(completionTimeout), () => readLoadTimeout(loadTimeout)]
    .map(orError)
    .find((one) => one instanceof BookingError) as BookingError | undefined;
}
