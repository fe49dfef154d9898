import type { BookedAppointment } from '../embed/bookedAppointment';
import type { BookingError } from '../errors';

/**
 * The life of one "Book appointment" activity, whole:
 *
 *     loading ──pageReady──► ready ──booked──► booked ──sending──► completing ──told──► completed
 *      │   ▲                   │                                     │     ▲ │
 *      │   └────pageLoading────┤                        sendingFailed└─────┘ │refused
 *      │                       │                                             ▼
 *      └──────pageFailed───────┴──► failed (no page to show)      failed (booked, but Awell will not take it)
 *
 * `booked` leads to `booked` from everywhere but `completed`: the newest booking is the one to tell of.
 * `cancelled` leads from a booking that is not told yet back to `loading`. Nothing else takes a booking away.
 */
export type BookingState =
  | { readonly status: 'loading' | 'ready' }
  | { readonly status: 'booked'; readonly booking: BookedAppointment }
  /** `error` is why the last try failed; the next one follows by itself. */
  | {
      readonly status: 'completing';
      readonly booking: BookedAppointment;
      readonly error?: BookingError;
    }
  | { readonly status: 'completed'; readonly booking: BookedAppointment }
  /** Without a booking, the page cannot be shown; with one, the activity cannot be completed. */
  | {
      readonly status: 'failed';
      readonly error: BookingError;
      readonly booking?: BookedAppointment;
    };

export type BookingStateName = BookingState['status'];

/** What happens to the booking page. */
export type PageEvent =
  { type: 'pageLoading' | 'pageReady' } | { type: 'pageFailed'; error: BookingError };

export type BookingStateEvent =
  | PageEvent
  | { type: 'sending' | 'cancelled' }
  | { type: 'sendingFailed' | 'refused'; error: BookingError }
  /** `told` names the booking that Awell was told of, since a newer one may have been made meanwhile. */
  | { type: 'booked' | 'told'; booking: BookedAppointment };

export const initialState: BookingState = { status: 'loading' };

/** The booking of a state that has one. */
export const bookingOf = (state: BookingState): BookedAppointment | undefined =>
  'booking' in state ? state.booking : undefined;

/** The state that an event leads to. An event that means nothing in a state leaves it as it is. */
export function transition(state: BookingState, event: BookingStateEvent): BookingState {
  if (state.status === 'completed') return state;
  if (event.type === 'booked') return { status: 'booked', booking: event.booking };

  const booking = bookingOf(state);
  if (booking === undefined) {
    switch (event.type) {
      case 'pageLoading':
        return initialState;
      case 'pageReady':
        return { status: 'ready' };
      case 'pageFailed':
        return { status: 'failed', error: event.error };
      default:
        return state;
    }
  }

  switch (event.type) {
    case 'sending':
      return { ...(state.status === 'completing' && state), status: 'completing', booking };
    case 'sendingFailed':
      return { status: 'completing', booking, error: event.error };
    case 'refused':
      return { status: 'failed', booking, error: event.error };
    case 'told':
      return { status: 'completed', booking: event.booking };
    case 'cancelled':
      return initialState;
    default:
      return state;
  }
}
