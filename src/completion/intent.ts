import type { BookedAppointment } from '../booking/bookedAppointment';
import { isSeries } from '../booking/links';
import type { BookingState } from './machine';
import { isRecord, readId, readText } from '../wire';
import type { DataPoint } from '../booking/dataPoints';

/** "This booking was made for this activity, and Awell has to be told": ids only, nothing of the patient's. */
export interface Intent {
  activityId: string;
  bookingUid: string;
  bookingId?: number | undefined;
  seatUid?: string | undefined;
  status?: string | undefined;
  paymentRequired?: boolean | undefined;
  /** It is all dates of a recurring booking. */
  isRecurring?: true | undefined;
  /** Cal.com was asked. It was named by an address, which may be opened again: kept when it was told. */
  isVerified?: true | undefined;
  /** Left out where the app's own `dataPoints` failed. */
  dataPoints?: DataPoint[] | undefined;
  /** When the booking was made, in ms since 1970. */
  at: number;
  /** Uids of earlier bookings for the same activity. */
  others?: string[] | undefined;
  /** Keys of bookings that were moved, this one being what came of them. */
  replaced?: string[] | undefined;
  /** It must be confirmed or paid before Awell is told. */
  awaits?: boolean | undefined;
  /** The tab that is telling Awell now, and until when nobody else should (ms since 1970), which is `ms` from then. */
  sender?: { tab: string; until: number; ms: number } | undefined;
  /** How many tries have failed, in whichever tab. */
  failures?: number | undefined;
  /** Awell will not take it; only by hand is it tried again. */
  isRefused?: boolean | undefined;
  /** How it ended. Written for a moment before it is erased, so that other tabs hear of it. */
  outcome?: 'told' | 'rejected' | 'cancelled' | undefined;
}

function readDataPoints(value: unknown): DataPoint[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const dataPoints = value.filter(
    (item): item is DataPoint =>
      isRecord(item) && typeof item['key'] === 'string' && typeof item['value'] === 'string',
  );
  return dataPoints.length === value.length ? dataPoints : undefined;
}

const readTexts = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;

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
  const { at, sender, outcome } = value;
  if (!bookingUid || typeof at !== 'number' || !Number.isFinite(at)) return undefined;
  const isSender =
    isRecord(sender) &&
    typeof sender['tab'] === 'string' &&
    typeof sender['until'] === 'number' &&
    typeof sender['ms'] === 'number';
  return {
    activityId,
    bookingUid,
    bookingId: readId(value['bookingId']),
    seatUid: readText(value['seatUid']),
    status: readText(value['status']),
    paymentRequired: value['paymentRequired'] === true,
    isRecurring: value['isRecurring'] === true || undefined,
    isVerified: value['isVerified'] === true || undefined,
    dataPoints: readDataPoints(value['dataPoints']),
    at,
    others: readTexts(value['others']),
    replaced: readTexts(value['replaced']),
    awaits: value['awaits'] === true,
    sender: isSender ? (sender as Intent['sender']) : undefined,
    failures: readId(value['failures']),
    isRefused: value['isRefused'] === true,
    outcome:
      outcome === 'told' || outcome === 'rejected' || outcome === 'cancelled' ? outcome : undefined,
  };
}

type KeptBooking = Pick<
  Intent,
  | 'bookingUid'
  | 'bookingId'
  | 'seatUid'
  | 'status'
  | 'paymentRequired'
  | 'isRecurring'
  | 'isVerified'
>;

/** What an intent keeps of a booking. */
export const keptOf = (booking: BookedAppointment): KeptBooking => ({
  bookingUid: booking.uid,
  bookingId: booking.id,
  seatUid: booking.seatUid,
  status: booking.status,
  paymentRequired: booking.paymentRequired,
  isRecurring: isSeries(booking) || undefined,
  isVerified: booking.isVerified,
});

/** What is known of a booking after a reload. */
export const bookingOf = (kept: KeptBooking): BookedAppointment => ({
  uid: kept.bookingUid,
  id: kept.bookingId,
  seatUid: kept.seatUid,
  status: kept.status ?? 'unknown',
  paymentRequired: kept.paymentRequired === true,
  isRecurring: kept.isRecurring === true,
  isRestored: true,
  isDryRun: false,
  isVerified: kept.isVerified,
});

/** What is kept of an intent that was told, where it is kept. */
export const toldOf = (intent: Intent): Intent => ({
  activityId: intent.activityId,
  ...keptOf(bookingOf(intent)),
  at: intent.at,
  outcome: 'told',
});

/** The state to go on from. */
export const stateOf = (intent: Intent): BookingState => ({
  status: intent.outcome === 'told' ? 'completed' : intent.awaits ? 'awaiting' : 'booked',
  booking: bookingOf(intent),
  others: (intent.others ?? []).map((bookingUid) => bookingOf({ bookingUid })),
  replaced: intent.replaced ?? [],
});
