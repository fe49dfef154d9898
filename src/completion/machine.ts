import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';
import { bookingKey, isOver, isSameBooking, replacedAmong } from '../booking/identity';

/**
 * The life of one "Book appointment" activity, whole:
 *
 *     loading ──pageReady──► ready ──booked──► booked ──sending──► completing ──told──► completed
 *      │   ▲                  │                 │    ▲               │  ▲   │             │  ▲
 *      │   └───pageLoading────┤         awaiting│    │confirmed      └──┘   │refused      └──┘
 *      │                      │                 ▼    │        sendingFailed ▼          moved, cancelled,
 *      └──────pageFailed──────┴──► failed      awaiting                   failed       updated, booked
 *                         (no page to show)                (booked, but Awell will not take it)
 *
 * Beyond the drawing, in every state with a booking that Awell does not know of yet: `booked` (a newer one) leads to
 * `booked`, where the newest is the one to tell of and the ones before it are kept in `others`; `moved` leads there too,
 * but the booking that was moved is none to cancel, since Cal.com did; `told` (by another tab, or by a try that was
 * given up) leads to `completed`; `sending` leads from `failed` to `completing` again, by hand; `lost` (rejected by the
 * host, or cancelled) leads back to `loading`. `completed` stays, and Awell is not told again: what happens to the
 * booking then changes what is shown. Nothing that happens to the page takes a booking away.
 */
export type BookingState =
  | {
      readonly status: 'loading' | 'ready';
      readonly booking?: undefined;
      /** What became of the patient's last booking, where that is why the page is back. */
      readonly lost?: 'rejected' | 'cancelled' | undefined;
    }
  /** The page cannot be shown. */
  | { readonly status: 'failed'; readonly error: BookingError; readonly booking?: undefined }
  | BookedState;

/** The states in which there is a booking. */
export type BookedState = {
  readonly booking: BookedAppointment;
  /** Further bookings that were made for this activity, and that the patient may want to cancel. */
  readonly others: readonly BookedAppointment[];
  /** Keys of the bookings that were moved, and so cancelled by Cal.com: a call that is under way may still name one. */
  readonly replaced: readonly string[];
} & (
  | { readonly status: 'booked' | 'awaiting' | 'completed' }
  /** `error` is why the last try failed; the next one follows by itself. */
  | { readonly status: 'completing'; readonly error?: BookingError | undefined }
  | { readonly status: 'failed'; readonly error: BookingError }
);

export type BookingStateName = BookingState['status'];

/** What happens to the booking page. */
export type PageEvent =
  { type: 'pageLoading' | 'pageReady' } | { type: 'pageFailed'; error: BookingError };

export type BookingStateEvent =
  | PageEvent
  | { type: 'awaiting' | 'sending' }
  /** The booking as it is now; a rejected or cancelled one is `lost` instead. */
  | { type: 'confirmed'; booking: BookedAppointment }
  | { type: 'lost'; how: 'rejected' | 'cancelled' }
  /** One of `others` was cancelled, or the booking that Awell knows of. */
  | { type: 'cancelled'; uid: string }
  /** More is known of the booking, or it was confirmed or rejected after Awell was told. */
  | { type: 'updated'; booking: BookedAppointment }
  | { type: 'sendingFailed' | 'refused'; error: BookingError }
  /** `told` names the booking that Awell was told of, since a newer one may have been made meanwhile. */
  | { type: 'told'; booking: BookedAppointment }
  /**
   * `leftOver` should have been moved, but Cal.com made another booking instead.
   * `replaced` are keys of bookings that were moved before, in another tab or an earlier visit.
   */
  | {
      type: 'booked';
      booking: BookedAppointment;
      leftOver?: BookedAppointment | undefined;
      replaced?: readonly string[] | undefined;
    }
  /** The booking takes the place of the one that its `rescheduledFromUid` names. */
  | { type: 'moved'; booking: BookedAppointment };

export const initialState: BookingState = { status: 'loading' };

const allOf = (state: BookingState): readonly BookedAppointment[] =>
  state.booking ? [state.booking, ...state.others] : [];

const replacedIn = (state: BookingState): readonly string[] =>
  state.booking ? state.replaced : [];

/** Whether a booking was moved, so that another one counts in its place. */
export const isReplaced = (state: BookingState, booking: BookedAppointment): boolean =>
  replacedIn(state).includes(bookingKey(booking));

/** The keys of all bookings that were moved, once one more was; that one may be back where one was before. */
function replacedBy(booking: BookedAppointment, state: BookingState): readonly string[] {
  const known = replacedAmong(booking, allOf(state));
  const from = booking.rescheduledFromUid;
  const keys = known.length > 0 || from === undefined ? known.map(bookingKey) : [from];
  return [...replacedIn(state), ...keys].filter((key) => key !== bookingKey(booking));
}

/** All bookings of a state but one, and but those that were moved. */
const othersThan = (
  state: BookingState,
  booking: BookedAppointment,
  replaced: readonly string[],
): readonly BookedAppointment[] =>
  allOf(state).filter(
    (other) => !isSameBooking(other, booking) && !replaced.includes(bookingKey(other)),
  );

function pageTransition(state: BookingState, event: BookingStateEvent): BookingState {
  const lost = 'lost' in state ? state.lost : undefined;
  switch (event.type) {
    case 'pageLoading':
      return state.status === 'loading' ? state : { status: 'loading', lost };
    case 'pageReady':
      return { status: 'ready', lost };
    case 'pageFailed':
      return { status: 'failed', error: event.error };
    default:
      return state;
  }
}

/** Takes a cancelled booking out of `others`; the one that Awell knows of gives way to one that is not cancelled. */
function withoutCancelled(state: BookedState, uid: string): BookedState {
  const others = state.others.filter((other) => other.uid !== uid);
  if (state.status !== 'completed' || state.booking.uid !== uid) return { ...state, others };
  const [next, ...rest] = others;
  return next
    ? { ...state, booking: next, others: rest }
    : {
        ...state,
        booking: { ...state.booking, status: 'cancelled', paymentRequired: false },
        others,
      };
}

/** Awell is not told again of what is booked or moved when the activity is done; the patient sees it. */
function completedTransition(
  state: BookedState,
  event: Extract<BookingStateEvent, { type: 'booked' | 'moved' }>,
): BookedState {
  const { booking } = event;
  if (allOf(state).some((known) => isSameBooking(known, booking))) return state;
  if (event.type === 'moved') {
    const moved = replacedAmong(booking, allOf(state));
    const all = allOf(state).map((known) => (moved.includes(known) ? booking : known));
    const [first, ...others] = all as [BookedAppointment, ...BookedAppointment[]];
    if (moved.length > 0) {
      return { ...state, booking: first, others, replaced: replacedBy(booking, state) };
    }
  }
  const leftOver = 'leftOver' in event ? event.leftOver : undefined;
  if (leftOver) {
    const others = state.others.filter((other) => !isSameBooking(other, leftOver));
    return { ...state, booking, others: [...others, leftOver] };
  }
  if (isOver(state.booking)) return { ...state, booking };
  return { ...state, others: [...state.others, booking] };
}

function bookedTransition(
  state: BookingState,
  event: Extract<BookingStateEvent, { type: 'booked' | 'moved' }>,
): BookingState {
  if (state.status === 'completed') return completedTransition(state, event);
  const { booking } = event;
  const replaced =
    event.type === 'moved'
      ? replacedBy(booking, state)
      : [...replacedIn(state), ...(event.replaced ?? [])];
  const others = othersThan(state, booking, replaced);
  const leftOver = event.type === 'booked' && event.leftOver ? [event.leftOver] : [];
  return { status: 'booked', booking, others: [...others, ...leftOver], replaced };
}

/** What was told may have been moved meanwhile: then the patient has the newer one. */
function toldTransition(state: BookingState, told: BookedAppointment): BookingState {
  if (state.status === 'completed') return state;
  const replaced = replacedIn(state);
  const booking = state.booking && isReplaced(state, told) ? state.booking : told;
  return { status: 'completed', booking, others: othersThan(state, booking, replaced), replaced };
}

/** The state that an event leads to. An event that means nothing in a state leaves it as it is. */
export function transition(state: BookingState, event: BookingStateEvent): BookingState {
  if (event.type === 'booked' || event.type === 'moved') return bookedTransition(state, event);
  if (event.type === 'told') return toldTransition(state, event.booking);
  if (!state.booking) return pageTransition(state, event);
  if (event.type === 'cancelled') return withoutCancelled(state, event.uid);
  if (event.type === 'updated') {
    return isSameBooking(event.booking, state.booking)
      ? { ...state, booking: event.booking }
      : state;
  }
  if (state.status === 'completed') return state;

  const { booking, others, replaced } = state;
  const kept = { booking, others, replaced };
  switch (event.type) {
    case 'awaiting':
      return { status: 'awaiting', ...kept };
    case 'confirmed':
      return { status: 'booked', ...kept, booking: event.booking };
    case 'sending':
      return state.status === 'completing' ? state : { status: 'completing', ...kept };
    case 'sendingFailed':
      return { status: 'completing', ...kept, error: event.error };
    case 'refused':
      return { status: 'failed', ...kept, error: event.error };
    case 'lost':
      return { status: 'loading', lost: event.how };
    default:
      return state;
  }
}
