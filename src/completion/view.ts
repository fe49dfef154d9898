import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';
import type { CompletionState } from './state';

/** State of an activity with a booking. */
export type BookedState = {
  /** The booking that counts: the newest. */
  readonly booking: BookedAppointment;
  /** Further bookings for this activity, which the patient may want to cancel. */
  readonly others: readonly BookedAppointment[];
  /** `false` if Awell has the activity as done, but doesn't say with which booking. */
  readonly isCertain: boolean;
  /** When the widget learned of the booking, by the device's clock, in ms since 1970. */
  readonly receivedAt: number;
} & (
  | {
      /** `awaiting`: the booking must be confirmed or paid before the activity is completed. */
      readonly status: 'booked' | 'awaiting' | 'completed';
    }
  | {
      /** An attempt to complete the activity is under way, or follows automatically. */
      readonly status: 'completing';
      /** Why the last attempt failed, if it did. */
      readonly error?: BookingError | undefined;
    }
  | {
      /** Awell refuses the completion. Only a retry by hand sends it again. */
      readonly status: 'failed';
      /** Why the completion was refused. */
      readonly error: BookingError;
    }
);

/** State of an activity without a booking. */
export interface IdleState {
  readonly status: 'idle';
  readonly booking?: undefined;
  /** Why there is no booking any more, if the patient had one. */
  readonly lastOutcome?: 'rejected' | 'cancelled' | undefined;
}

/** The public state of an activity. */
export type ActivityState = IdleState | BookedState;

/** The public part of a state. Returns `before` if nothing in it has changed. */
export function viewOf(state: CompletionState, before?: ActivityState): ActivityState {
  const { status, booking, others, isCertain, at: receivedAt, error, lastOutcome } = state;
  const view = (
    booking
      ? { status, booking, others, isCertain, receivedAt: receivedAt, ...(error && { error }) }
      : { status: 'idle', ...(lastOutcome && { lastOutcome }) }
  ) as ActivityState;
  const facts = Object.entries(view);
  const isSame =
    before !== undefined &&
    facts.length === Object.keys(before).length &&
    facts.every(([name, value]) => before[name as keyof ActivityState] === value);
  return isSame ? before : view;
}
