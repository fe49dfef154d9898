import { readJson } from '../../api/request';
import { isRecord, type WireRecord } from '../../wire';

/**
 * Where webhooks keep what they have seen: keys of deliveries and links between bookings, no names and no answers.
 * An instance of `unstorage` fits as it is; so does anything with these three methods, at once or by promise.
 */
export interface WebhookStore {
  /** The value, as text or parsed; nothing (`null`, `undefined`) where there is none. */
  getItem(key: string): unknown;
  /** @param options `ttl`: after how many seconds the entry may be dropped. A store may ignore it. */
  setItem(key: string, value: string, options?: { ttl?: number | undefined }): unknown;
  removeItem(key: string): unknown;
}

/**
 * Keys survive every driver: `unstorage` splits at `/` and `:`, cuts at `?`, and some drivers make file names of them.
 */
export const storeKey = (...parts: readonly string[]): string =>
  ['cal-webhook', ...parts]
    .map((part) =>
      part.replace(/[^A-Za-z0-9_-]/g, (character) => `=${character.charCodeAt(0).toString(16)}=`),
    )
    .join(':');

export async function readEntry(store: WebhookStore, key: string): Promise<WireRecord | undefined> {
  const value = await store.getItem(key);
  const entry = typeof value === 'string' ? readJson(value) : value;
  return isRecord(entry) ? entry : undefined;
}

/**
 * A store in this process's memory, for one server process. The oldest entries go first.
 *
 * @param maxEntries Default 10,000, about 2 MB.
 */
export function createMemoryStore(maxEntries = 10_000): WebhookStore {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key),
    setItem: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest);
    },
    removeItem: (key) => {
      entries.delete(key);
    },
  };
}
