import { digest } from './digest';
import type { Entries } from './entries';
import type { HandledWebhookEvent } from './events';
import { storeKey } from './store';

const REMEMBERED_S = 30 * 86_400;
/** Longer than any host lets a request run, so that a crashed process blocks its delivery only for a while. */
const CLAIMED_S = 5 * 60;

/**
 * A key for a delivery, because Cal.com sends none: trigger, uid and time of sending. Meeting events have no time of
 * sending, so the meeting's start is used. Several seats of a shared booking may be taken in the same millisecond.
 */
export async function deliveryKey(
  event: HandledWebhookEvent,
  body: Uint8Array<ArrayBuffer>,
): Promise<string> {
  if (event.trigger === 'MEETING_STARTED' || event.trigger === 'MEETING_ENDED') {
    return storeKey('seen', event.trigger, event.booking.uid, event.booking.start);
  }
  const uid = 'booking' in event ? event.booking.uid : 'bookingUid' in event && event.bookingUid;
  const isShared = 'isSeated' in event && event.isSeated;
  return uid && event.createdAt !== undefined && !isShared
    ? storeKey('seen', event.trigger, uid, event.createdAt)
    : storeKey('seen', event.trigger, await digest(body));
}

/** What became of a delivery. `busy`: another request is handling it. */
export type Outcome = 'handled' | 'duplicate' | 'busy';

export interface DeliveryLog {
  /**
   * Handles a delivery once. If handling fails, the delivery may come again.
   *
   * @param onForgotten Called if it was handled but the store could not record that.
   */
  once: (
    key: string,
    handle: () => Promise<void>,
    onForgotten: (error: unknown) => void,
  ) => Promise<Outcome>;
}

export function createDeliveryLog({ read, write, remove, claim }: Entries): DeliveryLog {
  return {
    async once(key, handle, onForgotten) {
      const entry = await read(key);
      if (entry?.['doneAt'] !== undefined) return 'duplicate';
      const claimedUntil = Date.now() + CLAIMED_S * 1000;
      if (Number(entry?.['claimedUntil']) > Date.now()) return 'busy';
      if (!(await claim(key, { claimedUntil }, CLAIMED_S))) return 'busy';
      try {
        await handle();
      } catch (error) {
        await remove(key).catch(onForgotten);
        throw error;
      }
      // It was handled. Answering with an error would make Cal.com send it again.
      await write(key, { doneAt: Date.now() }, REMEMBERED_S).catch(onForgotten);
      return 'handled';
    },
  };
}
