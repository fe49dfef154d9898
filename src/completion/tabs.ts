import { parseIntent, type Intent } from './intent';
import { outboxKey, type Outbox } from './outbox';

/** This tab's name in the outbox. */
const thisTab: string = Math.random().toString(36).slice(2);

/** "This tab is telling Awell now", for a little longer than one try may take. */
export function lease(timeoutMs: number): NonNullable<Intent['sender']> {
  const ms = timeoutMs + 5_000;
  return { tab: thisTab, until: Date.now() + ms, ms };
}

/** How long another tab may still be telling Awell, in ms. A lease from a clock that jumped does not count. */
export function busyFor(intent: Intent | undefined): number {
  const sender = intent?.sender;
  if (!sender || sender.tab === thisTab) return 0;
  const left = sender.until - Date.now();
  return left > 0 && left <= sender.ms ? left : 0;
}

/**
 * Claims an activity for this tab, so that two tabs never tell Awell at the same time: looks and writes
 * under a Web Lock where there is one, and otherwise writes, waits for the others, and looks again.
 *
 * @param isWanted Whether there is still something to claim when this tab's turn comes.
 * @returns the intent as it is now. It is this tab's to tell unless another one is busy with it.
 */
export async function claim(
  intent: Intent,
  outbox: Outbox,
  timeoutMs: number,
  isWanted: () => boolean,
): Promise<Intent> {
  const take = (): Intent => {
    if (!isWanted()) return intent;
    // What is gone was cleared by hand: telling twice does no harm, not telling does.
    const current = outbox.read() ?? intent;
    if (busyFor(current) > 0) return current;
    const mine = { ...current, sender: lease(timeoutMs) };
    outbox.write(mine);
    return mine;
  };
  if (navigator.locks) {
    try {
      return await navigator.locks.request(outboxKey(intent.activityId), async () => take());
    } catch {
      // Refused in some sandboxed frames.
    }
  }
  const mine = take();
  if (busyFor(mine) > 0) return mine;
  await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 40));
  return outbox.read() ?? mine;
}

const listeners = new Map<string, { activityId: string; listener: (intent: Intent) => void }>();

function handleStorage(event: StorageEvent): void {
  const subscription = event.key === null ? undefined : listeners.get(event.key);
  if (!subscription || event.newValue === null) return;
  const intent = parseIntent(subscription.activityId, event.newValue);
  if (intent) subscription.listener(intent);
}

/** Hears what other tabs write into the outbox of an activity. */
export function listenToTabs(activityId: string, listener: (intent: Intent) => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', handleStorage);
  listeners.set(outboxKey(activityId), { activityId, listener });
  return () => {
    listeners.delete(outboxKey(activityId));
    if (listeners.size === 0) window.removeEventListener('storage', handleStorage);
  };
}
