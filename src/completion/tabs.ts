import type { Intent, Outbox } from './outbox';
import { outboxKey, parseIntent } from './outbox';

/** How long a tab may take to tell Awell before another one tries, in ms. A little longer than one try. */
export const LEASE_MS = 25_000;

/** This tab's name in the outbox. */
export const thisTab: string = Math.random().toString(36).slice(2);

export const lease = (): NonNullable<Intent['sender']> => ({
  tab: thisTab,
  until: Date.now() + LEASE_MS,
});

/** How long another tab may still be telling Awell, in ms. A lease from a clock that jumped does not count. */
export function busyFor(intent: Intent | undefined): number {
  const sender = intent?.sender;
  if (!sender || sender.tab === thisTab) return 0;
  const left = sender.until - Date.now();
  return left > 0 && left <= LEASE_MS ? left : 0;
}

/**
 * Claims an activity for this tab, so that two tabs never tell Awell at the same time: looks and writes
 * under a Web Lock where there is one, and otherwise writes, waits for the others, and looks again.
 *
 * @returns 0 when this tab may send, otherwise how long the other one has, in ms.
 */
export async function claim(intent: Intent, outbox: Outbox): Promise<number> {
  const take = (): number => {
    const stored = outbox.read();
    const current = typeof stored === 'object' ? stored : undefined;
    const busy = busyFor(current);
    // What is gone was cleared by hand: telling twice does no harm, not telling does.
    if (busy === 0) outbox.write({ ...(current ?? intent), sender: lease() });
    return busy;
  };
  const name = outboxKey(intent.activityId);
  if (navigator.locks) {
    try {
      return await navigator.locks.request(name, async () => take());
    } catch {
      // Refused in some sandboxed frames.
    }
  }
  const busy = take();
  if (busy > 0) return busy;
  await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 40));
  const stored = outbox.read();
  return typeof stored === 'object' ? busyFor(stored) : 0;
}

type OutboxListener = (intent: Intent | undefined, before: Intent | undefined) => void;

const listeners = new Map<string, { activityId: string; listener: OutboxListener }>();

function handleStorage(event: StorageEvent): void {
  const subscription = event.key === null ? undefined : listeners.get(event.key);
  if (!subscription) return;
  const read = (text: string | null): Intent | undefined =>
    text === null ? undefined : parseIntent(subscription.activityId, text);
  subscription.listener(read(event.newValue), read(event.oldValue));
}

/** Hears of what other tabs do to the outbox of an activity. */
export function listenToTabs(activityId: string, listener: OutboxListener): () => void {
  if (listeners.size === 0) window.addEventListener('storage', handleStorage);
  listeners.set(outboxKey(activityId), { activityId, listener });
  return () => {
    listeners.delete(outboxKey(activityId));
    if (listeners.size === 0) window.removeEventListener('storage', handleStorage);
  };
}
