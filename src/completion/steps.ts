import type { BookedAppointment } from '../booking/bookedAppointment';
import { bookingKey } from '../booking/identity';
import { isCurrent, withLeftOvers, withNewest, without } from './bookings';
import {
  bookingFromEntry,
  toEndedEntry,
  entryKey,
  toOutboxEntry,
  leaseLeft,
  type OutboxEntry,
  type Lease,
} from './outboxEntry';
import type { CompletionState, Effect, Happened, HostEvent, OwnDataPoints, Step } from './state';

/** Delay of the first question to Cal.com about the booking, in ms. The delays grow from there. */
export const FIRST_CHECK_MS = 4_000;
/** How long a tab waits for a lock that nobody seems to hold, in ms. */
const LOCK_WITHIN_MS = 2_000;

type When = Pick<Happened, 'now' | 'stored'>;

export const step = (state: CompletionState, ...effects: Effect[]): Step => ({ state, effects });

export const announce = (event: HostEvent): Effect => ({ do: 'announce', event: event });

/** Adds a second step to a first one. */
export function andThen(before: Step, next: (state: CompletionState) => Step): Step {
  const { state, effects } = next(before.state);
  return { state, effects: [...before.effects, ...effects] };
}

export const leaseFrom = ({ tab, leaseMs = 0 }: CompletionState, now: number): Lease => ({
  tab,
  until: now + leaseMs,
  ms: leaseMs,
});

/** The lease to write: another tab's or this tab's running call keeps its own. */
export const senderOf = (state: CompletionState, { now, stored }: When): Lease | undefined =>
  leaseLeft(stored, state.tab, now) > 0 || state.busy === 'calling' ? stored?.sender : undefined;

export const persist = (
  state: CompletionState,
  booking: BookedAppointment,
  sender?: Lease,
): Effect => ({ do: 'persist', entry: toOutboxEntry(state, booking, sender) });

export const mustWait = (state: CompletionState, booking: BookedAppointment): boolean =>
  state.waitsForConfirmation && (booking.status !== 'accepted' || booking.paymentRequired);

/** The state of a booking with no attempt yet. */
export const fresh = (
  state: CompletionState,
  booking: BookedAppointment,
  now: number,
  { dataPoints }: OwnDataPoints = {},
): CompletionState => ({
  ...state,
  status: 'booked',
  lastOutcome: undefined,
  error: undefined,
  isCertain: true,
  dataPoints,
  at: now,
  awaits: mustWait(state, booking),
  tries: 0,
  failures: 0,
});

/** Calls the app. Stores the data points and the attempt first. */
export function callApp(state: CompletionState, now: number): Step {
  const { booking, dataPoints } = state;
  if (!booking) return step(state);
  const number = (state.call?.number ?? 0) + 1;
  const made = { number, booking: bookingKey(booking), isRepeated: state.tries > 0 };
  const next: CompletionState = { ...state, busy: 'calling', call: made, tries: state.tries + 1 };
  return step(next, { do: 'stopWaiting' }, persist(next, booking, leaseFrom(next, now)), {
    do: 'submit',
    call: made,
    booking,
    dataPoints,
  });
}

/**
 * Starts a pending completion. The tab that got the booking sends it in the same task, because the patient may leave the
 * page.
 */
export function begin(state: CompletionState, when: When & OwnDataPoints): Step {
  const { booking, busy } = state;
  if (!booking) return step(state);
  const { refusal } = when;
  if (refusal) {
    const failed: CompletionState = { ...state, status: 'failed', error: refusal };
    return step(failed, persist(failed, booking), announce({ type: 'error', error: refusal }));
  }
  const other = leaseLeft(when.stored, state.tab, when.now);
  const isFree = !busy && other === 0 && state.leaseMs !== undefined && state.shown !== 0;
  if (isFree && !state.awaits) return callApp(state, when.now);
  const next: CompletionState = { ...state, status: state.awaits ? 'awaiting' : 'booked' };
  const kept = persist(next, booking, senderOf(state, when));
  if (busy) return step(next, kept);
  const wait: Effect = state.awaits
    ? { do: 'wait', ms: FIRST_CHECK_MS, whileShown: true }
    : { do: 'wait', ms: 0 };
  return step(next, kept, wait);
}

/** Erases the entry of an ended booking, once no call can be under way any more. */
export function eraseEnded(state: CompletionState, { now, stored }: When): Step {
  const isEnd = stored?.outcome !== undefined && stored.outcome !== 'completed';
  if (!isEnd || state.busy === 'calling') return step(state);
  const left = leaseLeft(stored, state.tab, now);
  return step(state, left > 0 ? { do: 'wait', ms: left } : { do: 'erase' });
}

/** The next step of a pending completion. */
export function proceed(state: CompletionState, when: When): Step {
  const { booking, busy, leaseMs, shown, status } = state;
  if (!booking) return eraseEnded(state, when);
  if (busy || leaseMs === undefined || shown === 0 || status === 'completed') return step(state);
  if (state.awaits) {
    const asking: CompletionState = { ...state, status: 'awaiting', busy: 'asking' };
    return step({ ...asking, error: undefined }, { do: 'stopWaiting' }, { do: 'ask', booking });
  }
  const ms = leaseLeft(when.stored, state.tab, when.now) || LOCK_WITHIN_MS;
  return step({ ...state, busy: 'claiming' }, { do: 'stopWaiting' }, { do: 'claim', ms });
}

/** Whether the entry is a pending completion, from another tab or an earlier visit. */
export const isOpen = (
  state: CompletionState,
  entry: OutboxEntry | undefined,
): entry is OutboxEntry =>
  entry !== undefined &&
  entry.outcome === undefined &&
  ![...state.gone, ...state.replaced].includes(entryKey(entry));

/** Takes over the stored entry, which may be another tab's newer booking. */
export function adopt(state: CompletionState, entry: OutboxEntry | undefined): CompletionState {
  if (!isOpen(state, entry)) return state;
  const { failures = 0, tries = 0, awaits = false, replaced, others = [] } = entry;
  const booking = bookingFromEntry(entry);
  const isKnown = isCurrent(state, booking);
  const dataPoints = entry.dataPoints ?? (isKnown ? state.dataPoints : undefined);
  if (isKnown) return { ...state, failures, tries, dataPoints };
  const newer = { ...state, ...withNewest(state, booking, undefined, replaced) };
  const status = awaits ? 'awaiting' : 'booked';
  const bookings = withLeftOvers(newer, others);
  return { ...fresh(bookings, booking, entry.at), status, awaits, dataPoints, tries, failures };
}

/** The booking was rejected or cancelled. Submits the one before it, or lets the patient choose again. */
export function dropBooking(
  state: CompletionState,
  outcome: 'rejected' | 'cancelled',
  when: When,
): Step {
  const { booking } = state;
  if (!booking) return step(state);
  const next: CompletionState = { ...state, ...without(state, booking), lastOutcome: outcome };
  const isNewer = isOpen(next, when.stored) && entryKey(when.stored) !== bookingKey(booking);
  if (isNewer) return proceed(adopt({ ...next, booking: undefined }, when.stored), when);
  if (next.booking) return begin(fresh(next, next.booking, when.now), when);
  const sender = senderOf(state, when);
  const end: Effect = {
    do: 'persist',
    entry: toEndedEntry(state.activityId, booking, outcome, when.now, sender),
  };
  const idle: CompletionState = {
    ...next,
    status: 'idle',
    error: undefined,
    dataPoints: undefined,
    awaits: false,
    tries: 0,
    failures: 0,
  };
  // If a call is under way, the lease stays, so that other tabs wait for it.
  return step(idle, { do: 'stopWaiting' }, end, ...(sender ? [] : [{ do: 'erase' } as const]));
}
