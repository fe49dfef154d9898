import { BookingError } from '../errors';
import { parseEntry, type OutboxEntry } from './outboxEntry';

/** Where entries are kept: `localStorage`, `sessionStorage`, or anything of this shape. */
export type BookingStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long it stays known that an activity is done. */
const DONE_MS = 14 * DAY_MS;
/** How long a booking waits to be told by someone who opens its activity again. */
const OPEN_MS = 45 * DAY_MS;

const PREFIX = 'awell-cal-booking:';

export const outboxKey = (activityId: string): string => PREFIX + activityId;

/** By the device's clock, which may be wrong: so nothing that is to be told is dropped where it is shown. */
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
    '[awell-cal-booking] This browser refuses storage, so a booking that could not be told to Awell yet ' +
      'would be forgotten on reload. Pass `storage` to keep it elsewhere.',
  );
}

/** `localStorage`, or `undefined` where it is missing or refused. */
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
    'A stored booking could not be read and was dropped. If the activity is still open, the patient books again.',
  );

/** What is stored of one activity. Where storage is refused or full, it is kept in memory. */
export class Outbox {
  readonly key: string;
  private readonly storage: BookingStorage | undefined;

  /** @param onCorrupt Called where an entry could not be read and was dropped. */
  constructor(
    private readonly activityId: string,
    given: BookingStorage | undefined,
    private readonly onCorrupt: (error: BookingError) => void,
  ) {
    this.key = outboxKey(activityId);
    this.storage = given ?? browserStorage();
  }

  /** What cannot be read is dropped, and so is what was told long ago. */
  read(): OutboxEntry | undefined {
    // What could not be stored is newer than what was.
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
      // Refused or full: memory serves.
    }
    warnOnce();
    return undefined;
  }
}

/** Erases what has expired of all activities, also of those that nobody opens again. */
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
    // Storage is refused, so there is nothing in it.
  }
}
