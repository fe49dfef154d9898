import { leaseLeft, parseEntry, type OutboxEntry } from './outboxEntry';
import { outboxKey, type Outbox } from './outbox';

/** This tab's name in the storage. */
export const thisTab: string = Math.random().toString(36).slice(2);

/** A Web Lock that was asked for. */
export interface Lock {
  /** Lets go of it, or does not want it any more. */
  release: () => void;
}

/**
 * Asks for a Web Lock, so that of several tabs one tells Awell. The browser lets go of it when the page ends.
 *
 * @param onGranted May never be called.
 * @param onMissing There are no locks here: on pages without https, and in some sandboxed frames.
 */
export function askForLock(name: string, onGranted: () => void, onMissing: () => void): Lock {
  let isWanted = true;
  let letGo: (() => void) | undefined;
  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      if (!isWanted) {
        resolve();
        return;
      }
      letGo = resolve;
      onGranted();
    });
  const missing = (): void => {
    if (isWanted) onMissing();
  };
  if (navigator.locks) navigator.locks.request(name, hold).catch(missing);
  else missing();
  return {
    release: () => {
      isWanted = false;
      letGo?.();
    },
  };
}

/**
 * Where there are no locks: writes this tab's lease, and looks again a moment later who has written last. Does nothing
 * while another tab's lease holds.
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

/** Hears what other tabs write of an activity. */
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
