import { isRecord, readId, readText } from '../wire';
import type { DataPoint } from './dataPoints';

/** Where intents are kept: `localStorage`, `sessionStorage`, or anything of this shape. */
export type BookingStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** "This booking was made for this activity, and Awell has to be told": ids only, nothing of the patient's. */
export interface Intent {
  activityId: string;
  bookingUid: string;
  bookingId?: number | undefined;
  seatUid?: string | undefined;
  /** Left out where the app's own `dataPoints` failed. */
  dataPoints?: DataPoint[] | undefined;
  /** When the booking was made, in ms since 1970. */
  at: number;
  /** Uids of earlier bookings for the same activity. */
  others?: string[] | undefined;
  /** It must be confirmed or paid before Awell is told. */
  awaits?: true | undefined;
  /** The tab that is telling Awell now, and until when nobody else should (ms since 1970). */
  sender?: { tab: string; until: number } | undefined;
  /** Written for a moment before it is erased, so that other tabs know why it goes. */
  cancelled?: true | undefined;
}

const EXPIRES_AFTER_MS = 14 * 24 * 60 * 60 * 1000;

export const outboxKey = (activityId: string): string => `awell-cal-booking:${activityId}`;

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

function readDataPoints(value: unknown): DataPoint[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const dataPoints = value.filter(
    (item): item is DataPoint =>
      isRecord(item) && typeof item['key'] === 'string' && typeof item['value'] === 'string',
  );
  return dataPoints.length === value.length ? dataPoints : undefined;
}

/** An intent from its stored text; `undefined` where it is not one of this activity. */
export function parseIntent(activityId: string, text: string): Intent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value['activityId'] !== activityId) return undefined;
  const bookingUid = readText(value['bookingUid']);
  const { at, sender, others } = value;
  if (!bookingUid || typeof at !== 'number' || !Number.isFinite(at)) return undefined;
  const isSender =
    isRecord(sender) && typeof sender['tab'] === 'string' && typeof sender['until'] === 'number';
  return {
    activityId,
    bookingUid,
    bookingId: readId(value['bookingId']),
    seatUid: readText(value['seatUid']),
    dataPoints: readDataPoints(value['dataPoints']),
    at,
    others: Array.isArray(others) ? others.filter((uid) => typeof uid === 'string') : undefined,
    awaits: value['awaits'] === true ? true : undefined,
    sender: isSender ? (sender as Intent['sender']) : undefined,
    cancelled: value['cancelled'] === true ? true : undefined,
  };
}

/** The stored intent of one activity. */
export interface Outbox {
  /** `'corrupt'` once, for an entry that cannot be read and was dropped. */
  read: () => Intent | 'corrupt' | undefined;
  write: (intent: Intent) => void;
  erase: () => void;
}

/** Opens the outbox of an activity. Where storage is refused or full, the entry is kept in memory. */
export function openOutbox(activityId: string, given?: BookingStorage | undefined): Outbox {
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
  return {
    read: () => {
      const text = attempt((used) => used.getItem(key)) ?? memoryStorage.getItem(key);
      if (text === null) return undefined;
      const intent = parseIntent(activityId, text);
      if (intent && Date.now() - intent.at <= EXPIRES_AFTER_MS) return intent;
      erase();
      return intent ? undefined : 'corrupt';
    },
    write: (intent) => {
      const text = JSON.stringify(intent);
      const isStored = attempt((used) => {
        used.setItem(key, text);
        return true;
      });
      if (!isStored) memoryStorage.setItem(key, text);
    },
    erase,
  };
}
