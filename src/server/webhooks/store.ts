import { readJson } from '../../api/request';
import { readAmount } from '../../checkOptions';
import { isRecord, type WireRecord } from '../../wire';

/** How long an entry must be kept. Keeping it longer does no harm, except in `setItemIfAbsent`. */
export interface WebhookStoreOptions {
  /** Time to live, in seconds. */
  ttl: number;
}

/**
 * Stores which deliveries were seen, which booking replaced which, and the ids of activities. No names and no answers.
 * Pass an instance of `unstorage`, or any object with these methods. They may be synchronous or return promises.
 */
export interface WebhookStore {
  /** Returns the value, as text or parsed, or `null` or `undefined` if there is none. */
  getItem(key: string): unknown;
  /** Stores a value. */
  setItem(key: string, value: string, options: WebhookStoreOptions): unknown;
  /** Removes a value. */
  removeItem(key: string): unknown;
  /**
   * Sets a key only if it doesn't exist, atomically, and returns whether it did: `SET … NX EX` of Redis. It decides
   * which process handles a delivery that several receive at once. Without it they wait 100 ms and check who wrote
   * last.
   */
  setItemIfAbsent?(
    key: string,
    value: string,
    options: WebhookStoreOptions,
  ): boolean | Promise<boolean>;
}

/** Bookings are made months ahead, and rescheduled again and again. */
export const REMEMBERED_S = 2 * 365 * 86_400;

/**
 * Keys that every driver accepts: `unstorage` splits at `/` and `:`, cuts at `?`, and some drivers use keys as file
 * names.
 */
export const storeKey = (...parts: readonly string[]): string =>
  ['cal-webhook', ...parts]
    .map((part) =>
      part.replace(/[^A-Za-z0-9_-]/g, (character) => `=${character.charCodeAt(0).toString(16)}=`),
    )
    .join(':');

export async function readEntry(
  store: Pick<WebhookStore, 'getItem'>,
  key: string,
): Promise<WireRecord | undefined> {
  const value = await store.getItem(key);
  const entry = typeof value === 'string' ? readJson(value) : value;
  return isRecord(entry) ? entry : undefined;
}

/** The kind of a key. Deliveries come faster than reschedules, and must not push those out. */
const kindOf = (key: string): string => key.split(':', 2)[1] ?? '';

/**
 * A store in memory, for a server that is one process: the oldest entries are removed first.
 *
 * @param maxEntries How many deliveries it remembers, and how many moves, activities and seats. Default 10,000 of
 *   each, at most about 12 MB.
 * @throws BookingError `invalid_input`
 */
export function createMemoryStore(maxEntries?: number): WebhookStore {
  const limit = readAmount('createMemoryStore', 'maxEntries', maxEntries, 10_000);
  type Entry = { value: string; until: number };
  const kinds = new Map<string, Map<string, Entry>>();
  const entriesOf = (key: string): Map<string, Entry> => {
    const kind = kindOf(key);
    const entries = kinds.get(kind) ?? new Map<string, Entry>();
    kinds.set(kind, entries);
    return entries;
  };

  const getItem = (key: string): string | undefined => {
    const entry = entriesOf(key).get(key);
    return entry && entry.until > Date.now() ? entry.value : undefined;
  };
  const setItem: WebhookStore['setItem'] = (key, value, { ttl }) => {
    const entries = entriesOf(key);
    entries.delete(key);
    entries.set(key, { value, until: Date.now() + ttl * 1000 });
    const [oldest] = entries.keys();
    if (entries.size > limit && oldest !== undefined) entries.delete(oldest);
  };
  return {
    getItem,
    setItem,
    removeItem: (key) => {
      entriesOf(key).delete(key);
    },
    setItemIfAbsent: (key, value, options) => {
      if (getItem(key) !== undefined) return false;
      setItem(key, value, options);
      return true;
    },
  };
}
