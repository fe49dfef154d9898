import type { CalWebhookEvent } from './events';
import { readEntry, storeKey, type WebhookStore } from './store';

const DAY_MS = 86_400_000;
const REMEMBERED_S = 30 * 86_400;
/** Longer than any host lets a request run, so that a process that died does not hold its delivery for ever. */
const CLAIM_MS = 5 * 60_000;

async function digest(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * One key per delivery, since Cal.com sends none: trigger, uid and time of sending. Meeting events carry the time at
 * which the booking was made instead, so the start of the meeting tells them apart.
 */
export async function deliveryKey(
  event: CalWebhookEvent,
  body: Uint8Array<ArrayBuffer>,
): Promise<string> {
  if (event.trigger === 'MEETING_STARTED' || event.trigger === 'MEETING_ENDED') {
    return storeKey('seen', event.trigger, event.booking.uid, event.booking.start);
  }
  const uid = 'booking' in event ? event.booking.uid : 'bookingUid' in event && event.bookingUid;
  return uid && event.createdAt !== undefined
    ? storeKey('seen', event.trigger, uid, event.createdAt)
    : storeKey('seen', event.trigger, await digest(body));
}

/** What became of a delivery; `busy`: another process is at it. */
export type Outcome = 'handled' | 'duplicate' | 'busy';

/** Sees to it that a delivery is handled once; one whose handling failed may come again. */
export function createDeliveryLog(store: WebhookStore, onStoreError: (cause: unknown) => void) {
  const running = new Map<string, Promise<Outcome>>();

  async function attempt(key: string, handle: () => Promise<void>): Promise<Outcome> {
    const entry = await readEntry(store, key);
    if (entry?.['doneAt'] !== undefined) return 'duplicate';
    if (Number(entry?.['claimedUntil']) > Date.now()) return 'busy';
    await store.setItem(key, JSON.stringify({ claimedUntil: Date.now() + CLAIM_MS }), {
      ttl: DAY_MS / 1000,
    });
    try {
      await handle();
    } catch (error) {
      await Promise.resolve(store.removeItem(key)).catch(onStoreError);
      throw error;
    }
    try {
      await store.setItem(key, JSON.stringify({ doneAt: Date.now() }), { ttl: REMEMBERED_S });
    } catch (error) {
      // It was handled: an answer that asks for a retry would have it handled again.
      onStoreError(error);
    }
    return 'handled';
  }

  return async (key: string, handle: () => Promise<void>): Promise<Outcome> => {
    const first = running.get(key);
    if (first) return (await first) === 'busy' ? 'busy' : 'duplicate';
    const own = attempt(key, handle);
    running.set(key, own);
    try {
      return await own;
    } finally {
      running.delete(key);
    }
  };
}
