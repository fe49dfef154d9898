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
 * Records which booking replaced which, and for which activity each was made. Entries don't depend on each other, so
 * events may arrive in any order.
 *
 * @returns the event, with the activity from earlier events if Cal.com omitted it.
 */
export async function followReschedules(
  entries: Entries,
  given: HandledWebhookEvent,
): Promise<HandledWebhookEvent> {
  if (given.trigger === 'UNKNOWN') return given;
  // If one seat of a shared booking moved, the other patients' booking and activities stay.
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
    // Meeting events don't say whether the booking is shared.
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
 * The current booking after reschedules, from the webhooks that arrived; it makes no request to Cal.com. Returns `uid`
 * itself if no reschedule is known. For a shared booking pass a `seatUid`: the result is a `seatUid`, too.
 *
 * @param store The one that you passed to `createWebhookHandler`.
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
    `By the webhooks, this booking was rescheduled more than ${seen.size} times, or in a circle. Check it in Cal.com.`,
  );
}
