import { Completion } from './completion';
import { eraseExpired, type BookingStorage } from './outbox';

const completions = new Map<string, Completion>();
let hasErased = false;

/** Once a page, and behind what the patient waits for. */
function eraseLater(): void {
  if (hasErased) return;
  hasErased = true;
  setTimeout(eraseExpired);
}

/**
 * The completion of an activity on this page. There is one for each activity, and it outlives the widgets that
 * show it: a booking that was made is told although its widget has gone, and told once although there are two.
 *
 * @param storage Where its intent is kept; the first to ask decides.
 */
export function completionOf(activityId: string, storage?: BookingStorage | undefined): Completion {
  const known = completions.get(activityId);
  if (known) return known;
  const completion = new Completion(activityId, storage, () => {
    if (completions.get(activityId) === completion) completions.delete(activityId);
  });
  completions.set(activityId, completion);
  eraseLater();
  return completion;
}

/**
 * Forgets that an activity is done, on this page and in the browser's storage: when a patient signs out, on a shared
 * device, and in demos. A booking that Awell does not know of yet is not forgotten.
 *
 * @param storage Where it was kept, if not in `localStorage`.
 */
export function forgetActivity(activityId: string, storage?: BookingStorage): void {
  completionOf(activityId, storage).forget();
}
