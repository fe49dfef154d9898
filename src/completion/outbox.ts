import { BookingError } from '../errors';
import { parseIntent, type Intent } from './intent';

/** Where intents are kept: `localStorage`, `sessionStorage`, or anything of this shape. */
export type BookingStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const EXPIRES_AFTER_MS = 14 * 24 * 60 * 60 * 1000;

const PREFIX = 'awell-cal-booking:';

export const outboxKey = (activityId: string): string => PREFIX + activityId;

const isExpired = (intent: Intent): boolean => Date.now() - intent.at > EXPIRES_AFTER_MS;

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

/** The stored intent of one activity. */
export interface Outbox {
  /** What is to be told. What cannot be read is dropped, and so is what has expired. */
  read: () => Intent | undefined;
  /** What was told by this browser before, of a booking that an address named. */
  readTold: () => Intent | undefined;
  write: (intent: Intent) => void;
  erase: () => void;
}

/**
 * Opens the outbox of an activity. Where storage is refused or full, the entry is kept in memory.
 *
 * @param onCorrupt Called where an entry could not be read and was dropped.
 */
export function openOutbox(
  activityId: string,
  given: BookingStorage | undefined,
  onCorrupt: (error: BookingError) => void,
): Outbox {
  const key = outboxKey(activityId);
  const storage = given ?? browserStorage();
  const attempt = <T>(access: (storage: BookingStorage) => T): T | undefined => {
    try {
      if (storage) return access(storage);
    } catch {
      // Refused or full: memory serves.
    }
    warnOnce();
    return undefined;
  };
  const erase = (): void => {
    memoryStorage.removeItem(key);
    attempt((used) => used.removeItem(key));
  };
  const find = (): Intent | undefined => {
    // What could not be stored is newer than what was.
    const text = memoryStorage.getItem(key) ?? attempt((used) => used.getItem(key));
    if (text === null || text === undefined) return undefined;
    const intent = parseIntent(activityId, text);
    const isWanted =
      intent?.outcome === undefined || (intent.outcome === 'told' && intent.isVerified);
    if (intent && isWanted && !isExpired(intent)) return intent;
    erase();
    if (!intent) onCorrupt(corrupt());
    return undefined;
  };
  const findIf = (isTold: boolean): Intent | undefined => {
    const intent = find();
    return intent && (intent.outcome === 'told') === isTold ? intent : undefined;
  };
  return {
    read: () => findIf(false),
    readTold: () => findIf(true),
    write: (intent) => {
      const text = JSON.stringify(intent);
      const isStored = attempt((used) => {
        used.setItem(key, text);
        return true;
      });
      if (isStored) memoryStorage.removeItem(key);
      else memoryStorage.setItem(key, text);
    },
    erase,
  };
}

/** Erases what has expired of all activities, also of those that nobody opens again. */
export function eraseExpired(): void {
  try {
    const { localStorage } = window;
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const intent = parseIntent(key.slice(PREFIX.length), localStorage.getItem(key) ?? '');
      if (intent && isExpired(intent)) localStorage.removeItem(key);
    }
  } catch {
    // Storage is refused, so there is nothing in it.
  }
}
