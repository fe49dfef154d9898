import type { BookedAppointment } from '../booking/bookedAppointment';
import { bookingKey, isOver } from '../booking/identity';
import {
  allOf,
  cancelledAmong,
  isCurrent,
  isKnown,
  withFurther,
  withCompleted,
  withNewest,
  without,
} from './bookings';
import { toEndedEntry, leaseLeft, bookingFromIds } from './outboxEntry';
import { readId } from '../wire';
import {
  announce,
  begin,
  fresh,
  leaseFrom,
  dropBooking,
  persist,
  senderOf,
  step,
  andThen,
} from './steps';
import type { CompletionState, Effect, Happened, OwnDataPoints, Recorded, Step } from './state';

type EventOf<Type extends Happened['type']> = Extract<Happened, { type: Type }>;

/** Stores that the activity is done. */
export function persistDone(state: CompletionState, now: number): Effect[] {
  const { booking, activityId } = state;
  return booking
    ? [{ do: 'persist', entry: toEndedEntry(activityId, booking, 'completed', now) }]
    : [];
}

/** Stores a booking at its first event, so that a crash before the second event doesn't lose it. */
export function expected(state: CompletionState, event: EventOf<'expected'>): Step {
  const { booking, now, stored } = event;
  const isMove = booking.rescheduledFromUid !== undefined;
  const isFurther = !isMove && (state.booking ?? (stored?.outcome ? undefined : stored));
  const isNothing = booking.isDryRun || isFurther || isKnown(state, booking);
  if (isNothing || state.status === 'completed') return step(state);
  const next = fresh({ ...state, ...withNewest(state, booking) }, booking, now, event);
  const isFree = !state.busy && leaseLeft(stored, state.tab, now) === 0;
  const mine = state.leaseMs === undefined ? undefined : leaseFrom(state, now);
  return step(state, persist(next, booking, isFree ? mine : senderOf(state, event)));
}

/** Adds the details to a booking that was known by its ids only. */
function enriched(state: CompletionState, booking: BookedAppointment): Step {
  const isMore = state.booking?.isRestored && isCurrent(state, booking) && !isOver(state.booking);
  return step(isMore ? { ...state, booking } : state);
}

type Made = Pick<EventOf<'booked'>, 'booking' | 'leftOver' | 'now' | 'stored'> & OwnDataPoints;

/** A booking was made or rescheduled. If rescheduled, `rescheduledFromUid` names the old one. */
export function booked(state: CompletionState, event: Made): Step {
  const { booking, leftOver, now } = event;
  if (booking.isDryRun) return step(state, announce({ type: 'booked', booking }));
  if (isKnown(state, booking)) return enriched(state, booking);
  const previousUid = booking.rescheduledFromUid;
  const announceBooked = (after: CompletionState): Step => {
    const made = allOf(after).find((one) => bookingKey(one) === bookingKey(booking)) ?? booking;
    return step(
      after,
      announce(
        previousUid === undefined
          ? { type: 'booked', booking: made }
          : { type: 'rescheduled', booking: made, previousUid },
      ),
    );
  };
  if (state.status === 'completed') {
    const next: CompletionState = { ...state, ...withFurther(state, booking, leftOver) };
    return andThen(step(next, ...persistDone(next, now)), announceBooked);
  }
  const next = fresh({ ...state, ...withNewest(state, booking, leftOver) }, booking, now, event);
  return andThen(begin(next, event), announceBooked);
}

/** The completed booking was cancelled. Another booking replaces it; if there is none, it is shown as cancelled. */
export function over(state: CompletionState, booking: BookedAppointment): CompletionState {
  const next = without(state, booking);
  if (next.booking) return { ...state, ...next };
  return { ...state, booking: { ...booking, status: 'cancelled', paymentRequired: false } };
}

/** A booking was cancelled, by the patient or someone else. */
export function cancelled(state: CompletionState, event: EventOf<'cancelled'>): Step {
  const { booking: named, now } = event;
  const meant = cancelledAmong(state, named);
  const isShown = meant.some((one) => isCurrent(state, one));
  const [known] = meant;
  if (!known) {
    const key = bookingKey(named);
    if (state.gone.includes(key) || state.replaced.includes(key)) return step(state);
    const booking = { ...bookingFromIds(named.uid), ...named, status: 'cancelled' };
    const announcement = announce({ type: 'cancelled', booking });
    return step({ ...state, gone: [...state.gone, key] }, announcement);
  }
  if (isOver(known)) return step(state);
  const announcement = announce({ type: 'cancelled', booking: { ...known, status: 'cancelled' } });
  if (isShown && state.status !== 'completed') {
    return andThen(dropBooking(state, 'cancelled', event), (next) => step(next, announcement));
  }
  const next = isShown ? over(state, known) : { ...state, ...without(state, known) };
  const isDone = state.status === 'completed';
  return step(next, ...(isDone ? persistDone(next, now) : []), announcement);
}

/** Cal.com returned the current booking. */
export function read(state: CompletionState, event: EventOf<'read'>): Step {
  const { booking: now } = event;
  const { booking: current, status } = state;
  // The read may be older than the cancellation.
  if (!current || (isOver(current) && now.uid === current.uid)) return step(state);
  const isDropped = isOver(now) && status !== 'completed';
  if (isDropped && now.status === 'rejected') return dropBooking(state, 'rejected', event);
  if (isDropped || (now.status === 'cancelled' && now.uid === current.uid)) {
    return cancelled(state, { ...event, type: 'cancelled', booking: current });
  }
  if (now.uid !== current.uid) {
    return booked(state, { ...event, booking: { ...now, rescheduledFromUid: current.uid } });
  }
  // The page may report `accepted` before payment. Cal.com's API doesn't, except for a seat in a booking
  // that others have paid.
  const isChanged = now.status !== current.status || current.seatUid === undefined;
  const isSettled = isOver(now) || (isChanged && now.status === 'accepted');
  const paymentRequired = current.paymentRequired && !isSettled;
  if (now.status === current.status && paymentRequired === current.paymentRequired) {
    return step(state);
  }
  return step({ ...state, booking: { ...current, status: now.status, paymentRequired } });
}

/** Awell has a booking for the activity. If it was rescheduled or cancelled since, the newer one replaces it. */
export function completed(state: CompletionState, named: BookedAppointment): CompletionState {
  const key = bookingKey(named);
  const bookings = withCompleted(state, named);
  const isShown = isCurrent(bookings, named);
  const isOther = (one: string): boolean => !isShown || one !== key;
  const isPast = state.gone.includes(key) || state.replaced.includes(key);
  const done: CompletionState = {
    ...state,
    ...bookings,
    gone: state.gone.filter(isOther),
    replaced: state.replaced.filter(isOther),
    status: 'completed',
    lastOutcome: undefined,
    error: undefined,
    awaits: false,
  };
  return isPast && isShown ? over(done, named) : done;
}

/** The booking whose id is among Awell's data points, under any key: one of the patient's, or another one. */
export function namedBy(
  state: CompletionState,
  { values, bookingId }: Recorded,
): BookedAppointment | undefined {
  const isNamed = ({ uid, id, seatUid }: BookedAppointment): boolean =>
    [uid, seatUid, id === undefined ? undefined : String(id)].some(
      (one) => one !== undefined && values.includes(one),
    );
  const isMoved = state.replaced.some((key) => key.split(' ').some((one) => values.includes(one)));
  const other =
    bookingId === undefined ? undefined : bookingFromIds(bookingId, { id: readId(bookingId) });
  return allOf(state).find(isNamed) ?? (isMoved ? state.booking : other);
}

/** A host showed the activity. `recorded` is what Awell had for it. */
export function opened(state: CompletionState, event: EventOf<'opened'>): Step {
  const { recorded, now, dataPoints } = event;
  const { booking, status } = state;
  // If a call is under way, its result says the same, and the app hears of it.
  if (!recorded || state.busy === 'calling') return step(state);
  if (status === 'completed') {
    const isOpen = recorded.values.length === 0 && booking?.isRestored === true && !isOver(booking);
    if (!isOpen) return step(state);
    // Awell may have accepted it before, so `tries` is 1 and "already completed" isn't an error.
    const again = { ...fresh(state, booking, now, { dataPoints }), awaits: false, tries: 1 };
    return begin(again, { ...event, refusal: undefined });
  }
  const named = recorded.values.length > 0 ? namedBy(state, recorded) : undefined;
  if (!named) return step(state);
  const next = completed(state, named);
  return step(next, { do: 'stopWaiting' }, ...persistDone(next, now));
}
