import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';
import type { CompletionState } from './state';

/** There is a booking. */
export type BookedState = {
  readonly booking: BookedAppointment;
  /** Further bookings that were made for this activity, and that the patient may want to cancel. */
  readonly others: readonly BookedAppointment[];
  /** `false`: Awell says that the activity is done, and not with which booking. */
  readonly isCertain: boolean;
  /** When the booking was heard of, by the device's clock, in ms since 1970. */
  readonly heardAt: number;
} & (
  | { readonly status: 'booked' | 'awaiting' | 'completed' }
  /** `error` is why the last try failed; the next one follows by itself. */
  | { readonly status: 'completing'; readonly error?: BookingError | undefined }
  | { readonly status: 'failed'; readonly error: BookingError }
);

/** There is no booking, or none any more. */
export interface IdleState {
  readonly status: 'idle';
  readonly booking?: undefined;
  /** What became of the patient's last booking. */
  readonly lastOutcome?: 'rejected' | 'cancelled' | undefined;
}

/** What may be seen of an activity. */
export type ActivityState = IdleState | BookedState;

/** What may be seen of a state: the same object as before, where nothing of it has changed. */
export function viewOf(state: CompletionState, before?: ActivityState): ActivityState {
  const { status, booking, others, isCertain, at: heardAt, error, lastOutcome } = state;
  const view = (
    booking
      ? { status, booking, others, isCertain, heardAt, ...(error && { error }) }
      : { status: 'idle', ...(lastOutcome && { lastOutcome }) }
  ) as ActivityState;
  const facts = Object.entries(view);
  const isSame =
    before !== undefined &&
    facts.length === Object.keys(before).length &&
    facts.every(([name, value]) => before[name as keyof ActivityState] === value);
  return isSame ? before : view;
}
