import type { BookedAppointment } from '../booking/bookedAppointment';
import type { DataPoint } from '../booking/dataPoints';
import { bookingKey } from '../booking/identity';
import { isSeries } from '../booking/links';
import { isRecord, readId, readText, readUid } from '../wire';
import type { CompletionState } from './state';

/**
 * Marks the tab that is completing the activity. Other tabs wait until `until` (ms since 1970), which is `ms` after
 * it was written.
 */
export interface Lease {
  tab: string;
  until: number;
  ms: number;
}

/** What is stored of an activity: ids, times and the data points to send. No other patient data. */
export interface OutboxEntry {
  activityId: string;
  bookingUid: string;
  bookingId?: number | undefined;
  seatUid?: string | undefined;
  status?: string | undefined;
  paymentRequired?: boolean | undefined;
  /** Set if it stands for all dates of a recurring booking. */
  isRecurring?: true | undefined;
  dataPoints?: readonly DataPoint[] | undefined;
  /** When the booking was reported, or when Awell accepted it, in ms since 1970. */
  at: number;
  /** Uids of earlier bookings for the same activity. */
  others?: readonly string[] | undefined;
  /** Keys of bookings that were rescheduled to this one. */
  replaced?: readonly string[] | undefined;
  awaits?: boolean | undefined;
  sender?: Lease | undefined;
  tries?: number | undefined;
  failures?: number | undefined;
  /** Awell refuses the completion. Only the patient's retry sends it again. */
  isRefused?: boolean | undefined;
  /** Final result. `completed` stays for a while; the others are erased when no call can be under way any more. */
  outcome?: 'completed' | 'rejected' | 'cancelled' | undefined;
}

const OUTCOMES = new Set<unknown>(['completed', 'rejected', 'cancelled']);

const isDataPoint = (item: unknown): item is DataPoint =>
  isRecord(item) && typeof item['key'] === 'string' && typeof item['value'] === 'string';

const isLease = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value['tab'] === 'string' &&
  typeof value['until'] === 'number' &&
  typeof value['ms'] === 'number';

const readTexts = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Parses a stored entry. `undefined` if it isn't one of this activity. */
export function parseEntry(activityId: string, text: string): OutboxEntry | undefined {
  const value = parseJson(text);
  if (!isRecord(value) || value['activityId'] !== activityId) return undefined;
  const bookingUid = readUid(value['bookingUid']);
  const { at, dataPoints, sender, outcome } = value;
  if (!bookingUid || typeof at !== 'number' || !Number.isFinite(at)) return undefined;
  return {
    activityId,
    bookingUid,
    bookingId: readId(value['bookingId']),
    seatUid: readUid(value['seatUid']),
    status: readText(value['status']),
    paymentRequired: value['paymentRequired'] === true,
    isRecurring: value['isRecurring'] === true || undefined,
    dataPoints: Array.isArray(dataPoints) && dataPoints.every(isDataPoint) ? dataPoints : undefined,
    at,
    others: readTexts(value['others']),
    replaced: readTexts(value['replaced']),
    awaits: value['awaits'] === true,
    sender: isLease(sender) ? (sender as unknown as Lease) : undefined,
    tries: readId(value['tries']),
    failures: readId(value['failures']),
    isRefused: value['isRefused'] === true,
    outcome: OUTCOMES.has(outcome) ? (outcome as OutboxEntry['outcome']) : undefined,
  };
}

/** A booking of which only the ids are known. */
export const bookingFromIds = (
  uid: string,
  more: Partial<BookedAppointment> = {},
): BookedAppointment => ({
  uid,
  status: 'unknown',
  paymentRequired: false,
  isRecurring: false,
  isRestored: true,
  isDryRun: false,
  ...more,
});

/** What is known of a booking after a reload. */
export const bookingFromEntry = (entry: OutboxEntry): BookedAppointment =>
  bookingFromIds(entry.bookingUid, {
    id: entry.bookingId,
    seatUid: entry.seatUid,
    status: entry.status ?? 'unknown',
    paymentRequired: entry.paymentRequired === true,
    isRecurring: entry.isRecurring === true,
  });

export const entryKey = ({ bookingUid, seatUid }: OutboxEntry): string =>
  bookingKey({ uid: bookingUid, seatUid });

const idsOf = ({ uid, id, seatUid }: BookedAppointment) => ({
  bookingUid: uid,
  bookingId: id,
  seatUid,
});

/** The outbox entry of a pending completion. */
export function toOutboxEntry(
  state: CompletionState,
  booking: BookedAppointment,
  sender: Lease | undefined,
): OutboxEntry {
  return {
    activityId: state.activityId,
    ...idsOf(booking),
    status: booking.status,
    paymentRequired: booking.paymentRequired,
    isRecurring: isSeries(booking) || undefined,
    dataPoints: state.dataPoints,
    at: state.at,
    others: state.others.map(({ uid }) => uid),
    replaced: state.replaced,
    awaits: state.awaits || undefined,
    sender,
    tries: state.tries || undefined,
    failures: state.failures || undefined,
    isRefused: state.status === 'failed' || undefined,
  };
}

/** The outbox entry of a completed, rejected or cancelled booking. */
export const toEndedEntry = (
  activityId: string,
  booking: BookedAppointment,
  outcome: NonNullable<OutboxEntry['outcome']>,
  at: number,
  sender?: Lease,
): OutboxEntry => ({ activityId, ...idsOf(booking), at, sender, outcome });

/**
 * How long another tab may still be completing the activity, in ms. A lease doesn't count if the clock has jumped
 * since.
 */
export function leaseLeft(entry: OutboxEntry | undefined, tab: string, now: number): number {
  const sender = entry?.sender;
  if (!sender || sender.tab === tab) return 0;
  const left = sender.until - now;
  return left > 0 && left <= sender.ms ? left : 0;
}

/** Age of a lease, in ms. */
export const leaseAge = ({ sender }: OutboxEntry, now: number): number =>
  sender ? sender.ms - (sender.until - now) : Number.POSITIVE_INFINITY;
