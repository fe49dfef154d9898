import type { BookedAppointment } from '../booking/bookedAppointment';
import { bookingKey, isOver, isSameBooking, replacedAmong } from '../booking/identity';
import { bookingFromIds } from './outboxEntry';
import type { CompletionState } from './state';

/** The bookings of an activity, and which one counts. */
type Bookings = Pick<CompletionState, 'booking' | 'others' | 'replaced' | 'gone'>;

export const allOf = ({ booking, others }: Bookings): readonly BookedAppointment[] =>
  booking ? [booking, ...others] : others;

export const isCurrent = (
  { booking }: Pick<Bookings, 'booking'>,
  other: BookedAppointment,
): boolean => booking !== undefined && isSameBooking(booking, other);

const isMove = ({ rescheduledFromUid }: BookedAppointment): boolean =>
  rescheduledFromUid !== undefined;

/** Whether a reported booking changes nothing: it is known already, or it was rescheduled or cancelled since. */
export function isKnown(state: Bookings, booking: BookedAppointment): boolean {
  const key = bookingKey(booking);
  if (state.gone.includes(key)) return true;
  if (allOf(state).some((known) => isSameBooking(known, booking))) return true;
  // A booking may be rescheduled back to an earlier time.
  const isBack = isMove(booking) && replacedAmong(booking, allOf(state)).length > 0;
  return state.replaced.includes(key) && !isBack;
}

/** Keeps the event type's rules, which only the first message contains. */
function withRules(booking: BookedAppointment, before: BookedAppointment): BookedAppointment {
  return {
    ...booking,
    disableCancelling: booking.disableCancelling ?? before.disableCancelling,
    disableRescheduling: booking.disableRescheduling ?? before.disableRescheduling,
  };
}

/**
 * The keys of replaced and cancelled bookings after one more was rescheduled. Its new booking isn't among them, even
 * if it was before.
 */
function pastAfter(
  state: Bookings,
  booking: BookedAppointment,
  moved: readonly BookedAppointment[],
): Pick<Bookings, 'replaced' | 'gone'> {
  const from = booking.rescheduledFromUid;
  const keys = moved.length === 0 && from !== undefined ? [from] : moved.map(bookingKey);
  const replaced = new Set([...state.replaced, ...keys]);
  replaced.delete(bookingKey(booking));
  return { replaced: [...replaced], gone: state.gone.filter((key) => !replaced.has(key)) };
}

/** Whether both are the same booking. Another tab's outbox entry may lack the seat. */
const isPartOf = (one: BookedAppointment, booking: BookedAppointment): boolean =>
  isSameBooking(one, booking) ||
  (one.uid === booking.uid && one.isRestored === true && one.seatUid === undefined);

/** Adds the newest booking. It counts from now on, and replaces the one it was rescheduled from. */
export function withNewest(
  state: Bookings,
  booked: BookedAppointment,
  leftOver?: BookedAppointment,
  replacedBefore: readonly string[] = [],
): Bookings {
  const moved = isMove(booked) ? replacedAmong(booked, allOf(state)) : [];
  const booking = moved[0] ? withRules(booked, moved[0]) : booked;
  const known = { ...state, replaced: [...state.replaced, ...replacedBefore] };
  const { replaced, gone } = pastAfter(known, booked, moved);
  const others = allOf(state).filter(
    (other) => !isPartOf(other, booking) && !replaced.includes(bookingKey(other)),
  );
  const isLeft = leftOver && !others.some((other) => isSameBooking(other, leftOver));
  return { booking, others: isLeft ? [...others, leftOver] : others, replaced, gone };
}

/** Adds bookings known by uid only, which the patient may want to cancel. */
export function withLeftOvers<State extends Bookings>(
  state: State,
  uids: readonly string[],
): State {
  // A key begins with the uid.
  const past = [...state.replaced, ...state.gone].map((key) => key.split(' ', 1)[0]);
  const known = new Set([...past, ...allOf(state).map(({ uid }) => uid)]);
  const more = uids.filter((uid) => !known.has(uid)).map((uid) => bookingFromIds(uid));
  return { ...state, others: [...state.others, ...more] };
}

/**
 * Adds a booking to a completed activity. The completed booking still counts, unless it was cancelled or rescheduled.
 */
export function withFurther(
  state: Bookings,
  booked: BookedAppointment,
  leftOver?: BookedAppointment,
): Bookings {
  const moved = isMove(booked) ? replacedAmong(booked, allOf(state)) : [];
  const isOtherMoved = moved.length > 0 && !moved.some((one) => isCurrent(state, one));
  if (isOtherMoved) {
    const others = [...state.others.filter((other) => !moved.includes(other)), booked];
    return { ...state, others, ...pastAfter(state, booked, moved) };
  }
  const takesPlace = moved.length > 0 || leftOver !== undefined || !state.booking;
  if (takesPlace) return withNewest(state, booked, leftOver);
  if (state.booking && isOver(state.booking)) {
    return { ...state, booking: booked, gone: [...state.gone, bookingKey(state.booking)] };
  }
  return { ...state, others: [...state.others, booked] };
}

/** The completed booking counts, unless it was rescheduled meanwhile: then the newer one does. */
export function withCompleted(state: Bookings, booked: BookedAppointment): Bookings {
  const isReplaced = state.replaced.includes(bookingKey(booked));
  const booking = isReplaced && state.booking ? state.booking : booked;
  return {
    ...state,
    booking,
    others: allOf(state).filter((other) => !isSameBooking(other, booking)),
  };
}

/** Removes a booking that was rejected or cancelled. The next one counts instead, if there is one. */
export function without(state: Bookings, gone: BookedAppointment): Bookings {
  const [booking, ...others] = allOf(state).filter((other) => !isSameBooking(other, gone));
  return { ...state, booking, others, gone: [...new Set([...state.gone, bookingKey(gone)])] };
}

/** The bookings that a cancellation affects. If it names a seat of a shared booking, only that seat. */
export const cancelledAmong = (
  state: Bookings,
  { uid, seatUid }: Pick<BookedAppointment, 'uid' | 'seatUid'>,
): readonly BookedAppointment[] =>
  allOf(state).filter(
    (known) =>
      known.uid === uid &&
      (seatUid === undefined || known.seatUid === undefined || known.seatUid === seatUid),
  );
