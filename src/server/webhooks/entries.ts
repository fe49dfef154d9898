import type { WireRecord } from '../../wire';
import { WebhookRefusal } from './problems';
import { readEntry, type WebhookStore } from './store';

/** A store whose entries are records. Each method rejects with a WebhookRefusal if the store fails. */
export interface Entries {
  read: (key: string) => Promise<WireRecord | undefined>;
  write: (key: string, entry: WireRecord, ttl: number) => Promise<void>;
  remove: (key: string) => Promise<void>;
  /** Writes an entry. Returns false if another process did. */
  claim: (key: string, entry: WireRecord, ttl: number) => Promise<boolean>;
}

/** Longer than a store's write takes, so that reading shows who wrote last. */
const SETTLE_MS = 100;

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

async function attempt<T>(ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw new WebhookRefusal(
      'store_unavailable',
      "The store failed, so we can't tell whether this delivery was handled before. Send it again later.",
      cause,
    );
  }
}

export function entriesOf(store: WebhookStore): Entries {
  const claimByWaiting = async (
    key: string,
    entry: WireRecord,
    options: { ttl: number },
  ): Promise<boolean> => {
    const by = crypto.randomUUID();
    await store.setItem(key, JSON.stringify({ ...entry, by }), options);
    await settled();
    return (await readEntry(store, key))?.['by'] === by;
  };
  return {
    read: (key) => attempt(() => readEntry(store, key)),
    write: (key, entry, ttl) =>
      attempt(async () => void (await store.setItem(key, JSON.stringify(entry), { ttl }))),
    remove: (key) => attempt(async () => void (await store.removeItem(key))),
    claim: (key, entry, ttl) =>
      attempt(() =>
        store.setItemIfAbsent
          ? store.setItemIfAbsent(key, JSON.stringify(entry), { ttl })
          : claimByWaiting(key, entry, { ttl }),
      ),
  };
}
