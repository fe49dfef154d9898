import type { BookedAppointment } from '../booking/bookedAppointment';
import { bookingKey, isOver } from '../booking/identity';
import {
  allOf,
  cancelledAmong,
  isCurrent,
  isKnown,
  withFurther,
  withNewest,
  without,
} from './bookings';
import { endOf, leaseLeft, restored } from './entry';
import { readId } from '../wire';
import { announce, begin, fresh, leaseFrom, lose, persist, senderOf, step, andThen } from './steps';
import type { CompletionState, Effect, Happened, OwnDataPoints, Recorded, Step } from './state';

type Heard<Type extends Happened['type']> = Extract<Happened, { type: Type }>;

/** What stays known of an activity that is done. */
export function remember(state: CompletionState, now: number): Effect[] {
  const { booking, activityId } = state;
  return booking ? [{ do: 'persist', entry: endOf(activityId, booking, 'told', now) }] : [];
}

/** Keeps a booking over a crash until all of it has come. */
export function expected(state: CompletionState, event: Heard<'expected'>): Step {
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

/** More is known of the booking, where it was known by its ids. */
function enriched(state: CompletionState, booking: BookedAppointment): Step {
  const isMore = state.booking?.isRestored && isCurrent(state, booking) && !isOver(state.booking);
  return step(isMore ? { ...state, booking } : state);
}

type Made = Pick<Heard<'booked'>, 'booking' | 'leftOver' | 'now' | 'stored'> & OwnDataPoints;

/** A booking was made for the activity, or moved: then it names in `rescheduledFromUid` what it replaces. */
export function booked(state: CompletionState, event: Made): Step {
  const { booking, leftOver, now } = event;
  if (booking.isDryRun) return step(state, announce({ type: 'booked', booking }));
  if (isKnown(state, booking)) return enriched(state, booking);
  const previousUid = booking.rescheduledFromUid;
  const told = (now: CompletionState): Step => {
    const made = allOf(now).find((one) => bookingKey(one) === bookingKey(booking)) ?? booking;
    return step(
      now,
      announce(
        previousUid === undefined
          ? { type: 'booked', booking: made }
          : { type: 'rescheduled', booking: made, previousUid },
      ),
    );
  };
  if (state.status === 'completed') {
    const next: CompletionState = { ...state, ...withFurther(state, booking, leftOver) };
    return andThen(step(next, ...remember(next, now)), told);
  }
  const next = fresh({ ...state, ...withNewest(state, booking, leftOver) }, booking, now, event);
  return andThen(begin(next, event), told);
}

/** The booking that Awell knows of is over: another one counts in its place, or it is shown as what it is. */
export function over(state: CompletionState, booking: BookedAppointment): CompletionState {
  const next = without(state, booking);
  if (next.booking) return { ...state, ...next };
  return { ...state, booking: { ...booking, status: 'cancelled', paymentRequired: false } };
}

/** A booking was cancelled, here or by someone else. */
export function cancelled(state: CompletionState, event: Heard<'cancelled'>): Step {
  const { booking: told, now } = event;
  const meant = cancelledAmong(state, told);
  const isShown = meant.some((one) => isCurrent(state, one));
  const [known] = meant;
  if (!known) {
    const gone = [...new Set([...state.gone, bookingKey(told)])];
    const isNews = !state.gone.includes(bookingKey(told));
    const booking = { ...restored(told.uid), ...told, status: 'cancelled' };
    return step({ ...state, gone }, ...(isNews ? [announce({ type: 'cancelled', booking })] : []));
  }
  if (isOver(known)) return step(state);
  const news = announce({ type: 'cancelled', booking: { ...known, status: 'cancelled' } });
  if (isShown && state.status !== 'completed') {
    return andThen(lose(state, 'cancelled', event), (next) => step(next, news));
  }
  const next = isShown ? over(state, known) : { ...state, ...without(state, known) };
  const isDone = state.status === 'completed';
  return step(next, ...(isDone ? remember(next, now) : []), news);
}

/** Cal.com says how the booking is now. */
export function read(state: CompletionState, event: Heard<'read'>): Step {
  const { booking: now } = event;
  const current = state.booking;
  if (!current) return step(state);
  if (now.uid !== current.uid) {
    const moved = { ...now, rescheduledFromUid: current.uid };
    return booked(state, { ...event, booking: moved });
  }
  // What was just cancelled may have been read before.
  if (isOver(current)) return step(state);
  if (now.status === 'cancelled') {
    return cancelled(state, { ...event, type: 'cancelled', booking: current });
  }
  // The page may call accepted what is not paid yet; Cal.com does only what others had paid for, whom a seat joins.
  const isNews = now.status !== current.status || current.seatUid === undefined;
  const isSettled = isOver(now) || (isNews && now.status === 'accepted');
  const paymentRequired = current.paymentRequired && !isSettled;
  if (now.status === current.status && paymentRequired === current.paymentRequired) {
    return step(state);
  }
  return step({ ...state, booking: { ...current, status: now.status, paymentRequired } });
}

/** Whether Awell's data points name a booking, whatever their labels. */
const isNamed = (values: readonly string[], { uid, id, seatUid }: BookedAppointment): boolean =>
  [uid, seatUid, id === undefined ? undefined : String(id)].some(
    (key) => key !== undefined && values.includes(key),
  );

/** The activity is done, with a booking that Awell names: one of the patient's, or another one beside them. */
export function doneWith(state: CompletionState, { values, bookingId }: Recorded): CompletionState {
  const known = allOf(state).find((one) => isNamed(values, one));
  const named =
    known ?? (bookingId === undefined ? undefined : restored(bookingId, { id: readId(bookingId) }));
  const booking = named ?? state.booking;
  return {
    ...state,
    status: booking ? 'completed' : state.status,
    booking,
    others: allOf(state).filter((one) => one !== booking),
    error: undefined,
    awaits: false,
    isCertain: named !== undefined,
  };
}

/** What Awell had for the activity when it was shown. */
export function opened(state: CompletionState, event: Heard<'opened'>): Step {
  const { recorded, now, dataPoints } = event;
  const { booking, status } = state;
  if (!recorded) return step(state);
  if (status === 'completed') {
    const isOpen = recorded.values.length === 0 && booking?.isRestored === true && !isOver(booking);
    if (!isOpen) return step(state);
    // It may have been told, so that "already completed" is no surprise.
    const again = { ...fresh(state, booking, now, { dataPoints }), awaits: false, tries: 1 };
    return begin(again, { ...event, refusal: undefined });
  }
  const isDone = recorded.values.length > 0 && (booking !== undefined || recorded.bookingId);
  if (!isDone) return step(state);
  const next = doneWith(state, recorded);
  return step(next, { do: 'stopWaiting' }, ...remember(next, now));
}
