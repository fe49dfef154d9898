import { Completion } from './completion';
import { eraseExpired, type BookingStorage } from './outbox';

const completions = new Map<string, Completion>();
let hasErased = false;

/** Once per page, in a later task, so that the patient doesn't wait for it. */
function eraseLater(): void {
  if (hasErased) return;
  hasErased = true;
  setTimeout(eraseExpired);
}

/**
 * The completion of an activity on this page. There is one for each activity, and it outlives the widgets: a booking
 * is submitted even if its widget is gone, and only once if two widgets show it.
 *
 * @param storage Storage of the outbox entry; the first caller decides.
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
 * Forgets that an activity is done, on this page and in the browser's storage. Call it when a patient signs out of a
 * shared device, and in demos. It doesn't forget a booking that Awell hasn't accepted yet.
 *
 * @param storage The `storage` that the widget got, if it isn't `localStorage`.
 */
export function forgetActivity(activityId: string, storage?: BookingStorage): void {
  completionOf(activityId, storage).forget();
}
