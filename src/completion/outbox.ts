import { BookingError } from '../errors';
import { parseEntry, type OutboxEntry } from './outboxEntry';

/** Storage of outbox entries: `localStorage`, `sessionStorage`, or anything with these three methods. */
export type BookingStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a completed entry stays. */
const DONE_MS = 14 * DAY_MS;
/** How long a pending completion waits until someone opens its activity again. */
const OPEN_MS = 45 * DAY_MS;

const PREFIX = 'awell-cal-booking:';

export const outboxKey = (activityId: string): string => PREFIX + activityId;

/** The device's clock may be wrong, so a pending completion is never dropped while its activity is shown. */
const isForgotten = ({ outcome, at }: OutboxEntry): boolean =>
  outcome === 'completed' && Date.now() - at > DONE_MS;

const memory = new Map<string, string>();
const memoryStorage: BookingStorage = {
  getItem: (key) => memory.get(key) ?? null,
  setItem: (key, value) => void memory.set(key, value),
  removeItem: (key) => void memory.delete(key),
};

let hasWarned = false;
function warnOnce(): void {
  if (hasWarned) return;
  hasWarned = true;
  console.warn(
    '[awell-cal-booking] This browser refuses storage, so a reload loses a booking that Awell has not accepted yet. ' +
      'Pass `storage` to keep it elsewhere.',
  );
}

/** `localStorage`, or `undefined` if the browser has or allows none. */
function browserStorage(): BookingStorage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

const corrupt = (): BookingError =>
  new BookingError(
    'outbox_corrupt',
    'A stored booking could not be read and was dropped. If the activity is still open, the patient has to book again.',
  );

/** The outbox entry of one activity. If storage is refused or full, it stays in memory. */
export class Outbox {
  readonly key: string;
  private readonly storage: BookingStorage | undefined;

  /** @param onCorrupt Called when an entry couldn't be read and was dropped. */
  constructor(
    private readonly activityId: string,
    given: BookingStorage | undefined,
    private readonly onCorrupt: (error: BookingError) => void,
  ) {
    this.key = outboxKey(activityId);
    this.storage = given ?? browserStorage();
  }

  /** Drops an entry that can't be read, or that was completed long ago. */
  read(): OutboxEntry | undefined {
    // Memory holds only what couldn't be stored, so it is newer.
    const text =
      memoryStorage.getItem(this.key) ?? this.attempt((storage) => storage.getItem(this.key));
    if (text === null || text === undefined) return undefined;
    const entry = parseEntry(this.activityId, text);
    if (entry && !isForgotten(entry)) return entry;
    this.erase();
    if (!entry) this.onCorrupt(corrupt());
    return undefined;
  }

  write(entry: OutboxEntry): void {
    const text = JSON.stringify(entry);
    const isStored = this.attempt((storage) => {
      storage.setItem(this.key, text);
      return true;
    });
    if (isStored) memoryStorage.removeItem(this.key);
    else memoryStorage.setItem(this.key, text);
  }

  erase(): void {
    memoryStorage.removeItem(this.key);
    this.attempt((storage) => storage.removeItem(this.key));
  }

  private attempt<T>(access: (storage: BookingStorage) => T): T | undefined {
    try {
      if (this.storage) return access(this.storage);
    } catch {
      // Refused or full: use memory.
    }
    warnOnce();
    return undefined;
  }
}

/** Erases the expired entries of all activities, because nobody may open those again. */
export function eraseExpired(): void {
  try {
    const { localStorage } = window;
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const entry = parseEntry(key.slice(PREFIX.length), localStorage.getItem(key) ?? '');
      const isOld = entry && (isForgotten(entry) || Date.now() - entry.at > OPEN_MS);
      if (isOld) localStorage.removeItem(key);
    }
  } catch {
    // Storage is refused, so it is empty.
  }
}
