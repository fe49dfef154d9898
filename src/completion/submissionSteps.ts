import { mayNotBeKnownYet } from '../booking/notYet';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { bookingKey } from '../booking/identity';
import { BookingError } from '../errors';
import { allOf, isCurrent, without } from './bookings';
import { bookingFromEntry, entryKey, leaseAge, leaseLeft, type OutboxEntry } from './outboxEntry';
import { booked, cancelled, completed, namedBy, persistDone } from './bookingSteps';
import type { Answer, CompletionState, Happened, Step } from './state';
import {
  adopt,
  announce,
  begin,
  callApp,
  FIRST_CHECK_MS,
  isOpen,
  dropBooking,
  persist,
  proceed,
  senderOf,
  step,
  andThen,
  eraseEnded,
} from './steps';

type EventOf<Type extends Happened['type']> = Extract<Happened, { type: Type }>;

/**
 * A tab writes its lease before it asks for the lock. So behind a lease younger than this (ms), a call may be under
 * way.
 */
const YOUNG_MS = 1_000;

/** This tab has the turn to submit, unless the storage shows otherwise. */
export function turn(state: CompletionState, event: EventOf<'turn'>): Step {
  const { now, stored } = event;
  if (state.busy !== 'claiming') return step(state);
  const idle: CompletionState = { ...state, busy: undefined };
  const release = { do: 'release' } as const;
  if (!state.booking) return andThen(step(idle, release), (next) => eraseEnded(next, event));
  if (state.status === 'completed') return step(idle, release);
  const next = adopt(idle, stored);
  const left = leaseLeft(stored, state.tab, now);
  const hasFailed = left === 0 && isOpen(state, stored) && (stored.failures ?? 0) > state.failures;
  if (next.awaits) return andThen(step(next, release), (waiting) => proceed(waiting, event));
  if (hasFailed) return andThen(step(next, release), (free) => retryLater(free, stored));
  // If this tab got the lock and the lease isn't young, the other tab was closed.
  const isDead = event.turn === 'lock' && stored && leaseAge(stored, now) >= YOUNG_MS;
  if (left === 0 || isDead) return callApp(next, now);
  return step(next, release, { do: 'wait', ms: event.turn === 'lock' ? YOUNG_MS : left });
}

/** The app is being called. */
export function sent(state: CompletionState): Step {
  if (!state.booking || state.status === 'completed') return step(state);
  const error = state.status === 'completing' ? state.error : undefined;
  return step({ ...state, status: 'completing', error });
}

/** Awell accepted. Announces it to the app. */
function succeed(state: CompletionState, booking: BookedAppointment, now: number): Step {
  const done = completed(state, booking);
  const known = done.replaced.includes(bookingKey(booking)) ? done.booking : booking;
  const announcements = known ? [announce({ type: 'completed', booking: known })] : [];
  return step(done, { do: 'stopWaiting' }, ...persistDone(done, now), ...announcements);
}

/** Awell accepted, in this call or in one that timed out. */
export function accepted(state: CompletionState, event: EventOf<'accepted'>): Step {
  const isLast = event.call.number === state.call?.number;
  const next: CompletionState = isLast ? { ...state, busy: undefined } : state;
  const settled = step(next, ...(isLast ? [{ do: 'release' } as const] : []));
  if (state.status === 'completed') return settled;
  return andThen(settled, (open) => succeed(open, event.booking, event.now));
}

/** Another tab has completed the activity. This tab may know more of the booking than the entry does. */
export function completedElsewhere(state: CompletionState, { now, stored }: Happened): Step {
  if (!stored || state.status === 'completed') return step(state);
  const booking = bookingFromEntry(stored);
  const known = state.booking && isCurrent(state, booking) ? state.booking : booking;
  const { effects, ...next } = succeed(state, known, now);
  // The other tab has already stored it.
  return { ...next, effects: effects.filter((effect) => effect.do !== 'persist') };
}

/** Awell reports that the activity is already done. */
function alreadyDone(state: CompletionState, event: EventOf<'tryFailed'>): Step {
  const { call, error, now } = event;
  const booking = allOf(state).find((one) => bookingKey(one) === call.booking) ?? state.booking;
  if (!booking) return step(state);
  const values = error.completedWith ?? [];
  const named = namedBy(state, { values, bookingId: values[0] });
  const isCertain = named !== undefined || call.isRepeated;
  return succeed({ ...state, isCertain }, named ?? booking, now);
}

/** An attempt failed or timed out. The late failure of an attempt that timed out changes nothing. */
export function tryFailed(state: CompletionState, event: EventOf<'tryFailed'>): Step {
  const { error, now, stored } = event;
  const { booking, status } = state;
  if (event.call.number !== state.call?.number || state.busy !== 'calling') return step(state);
  const free = step({ ...state, busy: undefined }, { do: 'release' });
  if (!booking) return andThen(free, (next) => eraseEnded(next, event));
  if (status === 'completed') return free;
  if (error.code === 'already_completed') {
    return andThen(free, (next) => alreadyDone(next, event));
  }
  const isNewer = bookingKey(booking) !== event.call.booking;
  const isNewerStored = isOpen(state, stored) && entryKey(stored) !== event.call.booking;
  if (isNewer || isNewerStored) {
    return andThen(free, (next) => proceed(isNewerStored ? adopt(next, stored) : next, event));
  }
  // A server that checks the booking may not know it yet.
  const mayPass = error.recoverable || mayNotBeKnownYet(error, state.at);
  const failures = Math.max(state.failures, stored?.failures ?? 0) + 1;
  const failed: CompletionState = {
    ...free.state,
    failures,
    status: mayPass ? 'completing' : 'failed',
    error,
  };
  const other = leaseLeft(stored, state.tab, now) > 0 ? stored?.sender : undefined;
  return step(
    failed,
    { do: 'release' },
    persist(failed, booking, other),
    mayPass ? { do: 'wait', failures } : { do: 'stopWaiting' },
    announce({ type: 'error', error }),
  );
}

/** The booking is confirmed, so the activity can be completed now. */
function confirmed(
  state: CompletionState,
  { booking, dataPoints, refusal }: Extract<Answer, { is: 'confirmed' | 'moved' }>,
  event: Happened,
): Step {
  const sure = { booking, dataPoints, status: 'booked', awaits: false, failures: 0 } as const;
  const next: CompletionState = { ...state, ...sure };
  if (refusal) return begin(next, { ...event, refusal });
  const kept = persist(next, booking, senderOf(state, event));
  return andThen(step(next, kept), (ready) => proceed(ready, event));
}

/** Cal.com's answer about a booking that waits for confirmation or payment, or no answer. */
export function answered(state: CompletionState, event: EventOf<'answered'>): Step {
  const { answer, booking } = event;
  const free: CompletionState = { ...state, busy: undefined };
  if (state.status !== 'awaiting' || !isCurrent(state, booking)) return proceed(free, event);
  switch (answer?.is) {
    case 'confirmed':
      return confirmed(free, answer, event);
    case 'moved':
      return booked(free, { now: event.now, stored: event.stored, ...answer });
    case 'refused': {
      const { error } = answer;
      return step({ ...free, status: 'failed', error }, announce({ type: 'error', error }));
    }
    case 'cancelled':
      return cancelled(free, { ...event, type: 'cancelled', booking });
    case 'rejected':
      return dropBooking(free, 'rejected', event);
    default: {
      const failures = state.failures + 1;
      const wait = { do: 'wait', failures, firstMs: FIRST_CHECK_MS, whileShown: true } as const;
      return step({ ...free, failures }, wait);
    }
  }
}

/** Another tab has written its entry. */
export function storedByOtherTab(state: CompletionState, event: EventOf<'stored'>): Step {
  const { entry } = event;
  const { booking, status } = state;
  if (status === 'completed') return step(state);
  const when = { now: event.now, stored: entry };
  if (entry.outcome === 'completed') return completedElsewhere(state, { ...event, ...when });
  if (entry.outcome) {
    if (!booking || bookingKey(booking) !== entryKey(entry)) return step(state);
    const { gone } = without(state, booking);
    const dropped = { ...state, booking: undefined, others: [], gone, lastOutcome: entry.outcome };
    return step(
      { ...dropped, status: 'idle', error: undefined, awaits: false },
      { do: 'stopWaiting' },
    );
  }
  const isSubmitting = leaseLeft(entry, state.tab, event.now) > 0;
  const isClaiming = state.busy === 'claiming';
  if ((state.busy && !isClaiming) || !isOpen(state, entry)) return step(state);
  if (isClaiming && isSubmitting) return step(state);
  const next = adopt({ ...state, busy: undefined }, entry);
  if (isClaiming) return andThen(step(next, { do: 'release' }), (free) => retryLater(free, entry));
  if (isSubmitting && !next.awaits && next.status !== 'failed') return proceed(next, when);
  return retryLater(next, entry);
}

const refusedElsewhere = (): BookingError =>
  new BookingError(
    'completion_refused',
    'completeActivity was refused in another tab. The appointment is booked, but the activity is not completed.',
  );

/** After another tab's failed attempt, retries when it is time. */
function retryLater(next: CompletionState, entry: OutboxEntry): Step {
  if (next.status === 'failed') return step(next, { do: 'stopWaiting' });
  if (entry.isRefused) {
    const error = refusedElsewhere();
    const failed: CompletionState = { ...next, status: 'failed', error };
    return step(failed, { do: 'stopWaiting' }, announce({ type: 'error', error }));
  }
  const failures = Math.max(1, next.failures);
  return step(next, { do: 'wait', failures, ...(next.awaits && { whileShown: true }) });
}
