import { BookingError } from '../../errors';
import { readText } from '../../wire';
import type { Entries } from './entries';
import type { HandledWebhookEvent } from './events';
import { readEntry, storeKey, type WebhookStore } from './store';

const MAX_HOPS = 20;
/** Bookings are made months ahead, and moved again and again. */
const REMEMBERED_S = 2 * 365 * 86_400;

const linkKey = (uid: string): string => storeKey('rescheduled', uid);
const activityKey = (uid: string): string => storeKey('activity', uid);

/**
 * Keeps which booking replaced which, and in which activity each was made. Entries stand on their own, so that events
 * may come in any order.
 *
 * @returns the event, with the activity that earlier ones told of where Cal.com left it out.
 */
export async function followTrail(
  { read, write }: Entries,
  event: HandledWebhookEvent,
): Promise<HandledWebhookEvent> {
  if (event.trigger === 'UNKNOWN') return event;
  // Of a shared booking one seat was moved: the other patients' booking stays, and so do their activities.
  if ('booking' in event && event.isSeated) return event;
  const uid = 'booking' in event ? event.booking.uid : event.bookingUid;
  const formerUid = 'rescheduledFrom' in event ? event.rescheduledFrom?.uid : undefined;
  if (formerUid !== undefined && formerUid !== uid) {
    await write(linkKey(formerUid), { to: uid }, REMEMBERED_S);
  }

  const { activityId, careFlowId } = event;
  if (activityId !== undefined) {
    // Meeting events do not say whether the booking is shared.
    if (event.trigger.startsWith('BOOKING_')) {
      await write(activityKey(uid), { activityId, careFlowId }, REMEMBERED_S);
    }
    return event;
  }
  const known =
    (await read(activityKey(uid))) ??
    (formerUid === undefined ? undefined : await read(activityKey(formerUid)));
  if (!known) return event;
  await write(activityKey(uid), known, REMEMBERED_S);
  return {
    ...event,
    activityId: readText(known['activityId']),
    careFlowId: careFlowId ?? readText(known['careFlowId']),
  };
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
