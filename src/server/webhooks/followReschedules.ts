import { BookingError } from '../../errors';
import { readText } from '../../wire';
import type { Entries } from './entries';
import type { HandledWebhookEvent, MeetingEvent } from './events';
import { addLink, linkKey, MAX_HOPS, pendingPredecessor } from './links';
import { followSeat, isShared, ofEveryone } from './followSeat';
import { readEntry, REMEMBERED_S, storeKey, type WebhookStore } from './store';

const activityKey = (uid: string): string => storeKey('activity', uid);
const isMeeting = (event: HandledWebhookEvent): event is MeetingEvent =>
  event.trigger === 'MEETING_STARTED' || event.trigger === 'MEETING_ENDED';

/**
 * Keeps which booking replaced which, and in which activity each was made. Entries stand on their own, so that events
 * may come in any order.
 *
 * @returns the event, with the activity that earlier ones told of where Cal.com left it out.
 */
export async function followReschedules(
  entries: Entries,
  given: HandledWebhookEvent,
): Promise<HandledWebhookEvent> {
  if (given.trigger === 'UNKNOWN') return given;
  // Of a shared booking one seat was moved: the other patients' booking stays, and so do their activities.
  if ('booking' in given && given.isSeated) return followSeat(entries, given);
  const uid = 'booking' in given ? given.booking.uid : given.bookingUid;
  if (isMeeting(given) && (await isShared(entries, uid))) {
    return ofEveryone(given);
  }
  const from = await pendingPredecessor(entries, given);
  const event = from === undefined ? given : { ...given, rescheduledFrom: { uid: from } };
  const formerUid = 'rescheduledFrom' in event ? event.rescheduledFrom?.uid : undefined;
  if (formerUid !== undefined) await addLink(entries, formerUid, uid, event.createdAt);

  const { read, write } = entries;
  const { activityId, careFlowId } = event;
  if (activityId !== undefined) {
    // Meeting events do not say whether the booking is shared.
    if (!isMeeting(event)) {
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
 * The uid itself where no reschedule of it is known. Of a shared booking each seat is followed: give and get a `seatUid`.
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
