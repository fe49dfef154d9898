import { leaseLeft, parseEntry, type OutboxEntry } from './outboxEntry';
import { outboxKey, type Outbox } from './outbox';

/** This tab's name in the storage. */
export const thisTab: string = Math.random().toString(36).slice(2);

/** A requested Web Lock. */
export interface Lock {
  /** Releases the lock, or withdraws the request. */
  release: () => void;
}

/**
 * Asks for a Web Lock, so that only one tab completes the activity. The browser releases it when the page closes.
 *
 * @param onGranted May never be called.
 * @param onMissing Called if there are no locks: without https, and in some sandboxed frames.
 */
export function askForLock(name: string, onGranted: () => void, onMissing: () => void): Lock {
  let isWanted = true;
  let endLock: (() => void) | undefined;
  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      if (!isWanted) {
        resolve();
        return;
      }
      endLock = resolve;
      onGranted();
    });
  const missing = (): void => {
    if (isWanted) onMissing();
  };
  // As a function, because a replaced `navigator.locks` may throw at once.
  const request = async (): Promise<unknown> => navigator.locks.request(name, hold);
  if (navigator.locks) request().catch(missing);
  else missing();
  return {
    release: () => {
      isWanted = false;
      endLock?.();
    },
  };
}

/**
 * Without locks: writes this tab's lease, and checks a moment later which tab wrote last. Does nothing while another
 * tab's lease is valid.
 */
export function claimInStorage(outbox: Outbox, leaseMs: number, onClaimed: () => void): void {
  const now = Date.now();
  const stored = outbox.read();
  if (leaseLeft(stored, thisTab, now) > 0) return;
  const sender = { tab: thisTab, until: now + leaseMs, ms: leaseMs };
  if (stored && !stored.outcome) outbox.write({ ...stored, sender });
  setTimeout(onClaimed, 20 + Math.random() * 40);
}

const listeners = new Map<string, { activityId: string; listener: (entry: OutboxEntry) => void }>();

function handleStorage(event: StorageEvent): void {
  const subscription = event.key === null ? undefined : listeners.get(event.key);
  if (!subscription || event.newValue === null) return;
  const entry = parseEntry(subscription.activityId, event.newValue);
  if (entry) subscription.listener(entry);
}

/** Listens to what other tabs store for an activity. */
export function listenToTabs(
  activityId: string,
  listener: (entry: OutboxEntry) => void,
): () => void {
  if (listeners.size === 0) window.addEventListener('storage', handleStorage);
  listeners.set(outboxKey(activityId), { activityId, listener });
  return () => {
    listeners.delete(outboxKey(activityId));
    if (listeners.size === 0) window.removeEventListener('storage', handleStorage);
  };
}
