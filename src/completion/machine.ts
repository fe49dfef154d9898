import type { BookedAppointment } from '../embed/bookedAppointment';
import type { BookingError } from '../errors';

/**
 * The life of one "Book appointment" activity, whole:
 *
 *     loading ──pageReady──► ready ──booked──► booked ──sending──► completing ──told──► completed
 *      │   ▲                  │                 │    ▲               │  ▲   │
 *      │   └───pageLoading────┤         awaiting│    │confirmed      └──┘   │refused
 *      │                      │                 ▼    │        sendingFailed ▼
 *      └──────pageFailed──────┴──► failed      awaiting                   failed
 *                         (no page to show)                (booked, but Awell will not take it)
 *
 * Beyond the drawing, in every state with a booking: `booked` (a newer one) leads to `booked`, where the newest is the
 * one to tell of and the ones before it are kept in `others`; `told` (by another tab, or by a try that was given up)
 * leads to `completed`; `sending` leads from `failed` to `completing` again, by hand; `lost` (rejected by the host, or
 * cancelled) leads back to `loading`. `completed` stays. Nothing that happens to the page takes a booking away.
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
  | { type: 'sendingFailed' | 'refused'; error: BookingError }
  /** `told` names the booking that Awell was told of, since a newer one may have been made meanwhile. */
  | { type: 'booked' | 'told'; booking: BookedAppointment };

export const initialState: BookingState = { status: 'loading' };

/** The key that tells two bookings apart: a seat has its own. */
export const bookingKey = (booking: Pick<BookedAppointment, 'uid' | 'seatUid'>): string =>
  booking.seatUid ?? booking.uid;

export const isSameBooking = (one: BookedAppointment, two: BookedAppointment): boolean =>
  bookingKey(one) === bookingKey(two);

/** All bookings of a state but one, and but those that it replaces. */
function othersThan(state: BookingState, booking: BookedAppointment): readonly BookedAppointment[] {
  if (!state.booking) return [];
  return [state.booking, ...state.others].filter(
    (other) => !isSameBooking(other, booking) && other.uid !== booking.rescheduledFromUid,
  );
}

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

/** The state that an event leads to. An event that means nothing in a state leaves it as it is. */
export function transition(state: BookingState, event: BookingStateEvent): BookingState {
  if (event.type === 'booked' || event.type === 'told') {
    const { booking } = event;
    if (state.status === 'completed') {
      if (event.type === 'told' || isSameBooking(booking, state.booking)) return state;
      if (state.booking.status === 'cancelled') return { ...state, booking };
      return { ...state, others: [...state.others, booking] };
    }
    const others = othersThan(state, booking);
    return { status: event.type === 'told' ? 'completed' : 'booked', booking, others };
  }
  if (!state.booking) return pageTransition(state, event);
  if (event.type === 'cancelled') return withoutCancelled(state, event.uid);
  if (state.status === 'completed') return state;

  const { booking, others } = state;
  switch (event.type) {
    case 'awaiting':
      return { status: 'awaiting', booking, others };
    case 'confirmed':
      return { status: 'booked', booking: event.booking, others };
    case 'sending':
      return state.status === 'completing' ? state : { status: 'completing', booking, others };
    case 'sendingFailed':
      return { status: 'completing', booking, others, error: event.error };
    case 'refused':
      return { status: 'failed', booking, others, error: event.error };
    case 'lost':
      return { status: 'loading', lost: event.how };
    default:
      return state;
  }
}
