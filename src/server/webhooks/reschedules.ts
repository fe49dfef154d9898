import { BookingError } from '../../errors';
import { readText } from '../../wire';
import type { CalWebhookEvent } from './events';
import { readEntry, storeKey, type WebhookStore } from './store';

const MAX_HOPS = 20;

const linkKey = (uid: string): string => storeKey('rescheduled', uid);

/** Keeps which booking replaced which. Links stand on their own, so the order in which they come does not matter. */
export async function keepReschedule(store: WebhookStore, event: CalWebhookEvent): Promise<void> {
  if (!('rescheduledFrom' in event) || !event.rescheduledFrom) return;
  const { rescheduledFrom, booking, isSeated } = event;
  // One seat moved; the other patients' booking stays where it was.
  if (isSeated || rescheduledFrom.uid === booking.uid) return;
  await store.setItem(linkKey(rescheduledFrom.uid), JSON.stringify({ to: booking.uid }));
}

/**
 * The booking that an earlier one has become, from the reschedules that webhooks told of: no request to Cal.com.
 * The uid itself where no reschedule of it is known. Shared bookings (seats) are not followed.
 *
 * @param store The one given to `createWebhookHandler`.
 * @throws BookingError `endless_reschedules`
 */
export async function currentBookingUid(store: WebhookStore, uid: string): Promise<string> {
  let current = uid;
  const seen = new Set<string>();
  while (seen.size <= MAX_HOPS && !seen.has(current)) {
    seen.add(current);
    const next = readText((await readEntry(store, linkKey(current)))?.['to']);
    if (next === undefined) return current;
    current = next;
  }
  throw new BookingError(
    'endless_reschedules',
    `Following the reschedules that webhooks told of did not come to an end after ${seen.size} bookings. Look at the booking in Cal.com.`,
  );
}
