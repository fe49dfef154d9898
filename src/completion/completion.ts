import { bookingKey, type BookedAppointment } from '../embed/bookedAppointment';
import { BookingError } from '../errors';
import {
  bookingIdDataPoint,
  checkDataPoints,
  type BookingIdFrom,
  type DataPoint,
} from './dataPoints';
import {
  bookingOf,
  initialState,
  transition,
  type BookingState,
  type BookingStateEvent,
  type PageEvent,
} from './machine';

/** What an app is told to send to Awell. */
export interface ActivityCompletion {
  activityId: string;
  dataPoints: DataPoint[];
  booking: BookedAppointment;
}

/** Tells Awell that the activity is done. A rejection means "not done": it is tried again. */
export type CompleteActivity = (completion: ActivityCompletion) => Promise<unknown>;

export interface CompletionOptions {
  completeActivity: CompleteActivity;
  bookingIdFrom?: BookingIdFrom | undefined;
  /** Replaces the default data point, `bookingId`. */
  dataPoints?: ((booking: BookedAppointment) => DataPoint[]) | undefined;
}

/** The completion of one activity, shared by everything on the page that shows it. */
export interface Completion {
  getState: () => BookingState;
  /** @returns unsubscribes. */
  subscribe: (listener: (state: BookingState, before: BookingState) => void) => () => void;
  /** What the newest render asks for; used from the next try on. */
  configure: (options: CompletionOptions) => void;
  /** What happens to the booking page. */
  page: (event: PageEvent) => void;
  /** A booking was made, or moved, for this activity. */
  book: (booking: BookedAppointment) => void;
  /** The booking was cancelled before the activity was completed. */
  cancel: (uid: string) => void;
  /** Tries again now, whatever the back-off says. */
  retry: () => void;
}

const SEND_WITHIN_MS = 20_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** Exponential back-off with jitter, in ms. */
const retryDelay = (attempt: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempt - 1)) * (0.75 + Math.random() / 2);

const asError = (cause: unknown): BookingError =>
  cause instanceof BookingError
    ? cause
    : new BookingError(
        'completion_failed',
        'completeActivity failed. The appointment is booked, but Awell does not know yet. It is tried again by itself.',
        { recoverable: true, cause },
      );

const tooSlow = (): BookingError =>
  new BookingError(
    'completion_timeout',
    `completeActivity did not settle within ${SEND_WITHIN_MS / 1000} s. The appointment is booked, ` +
      'but Awell may not know yet. It is tried again by itself.',
    { recoverable: true },
  );

function createCompletion(activityId: string, onUnused: () => void): Completion {
  let state = initialState;
  let options: CompletionOptions | undefined;
  let attempts = 0;
  let isSending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<(state: BookingState, before: BookingState) => void>();

  const dispatch = (event: BookingStateEvent): void => {
    const before = state;
    state = transition(before, event);
    if (state !== before) listeners.forEach((listener) => listener(state, before));
  };

  const isCurrent = (booking: BookedAppointment): boolean => {
    const current = bookingOf(state);
    return current !== undefined && bookingKey(current) === bookingKey(booking);
  };

  const call = async (booking: BookedAppointment): Promise<void> => {
    const { completeActivity, dataPoints, bookingIdFrom } = options as CompletionOptions;
    await completeActivity({
      activityId,
      dataPoints: dataPoints
        ? checkDataPoints(dataPoints(booking))
        : bookingIdDataPoint(booking, bookingIdFrom),
      booking,
    });
  };

  const settle = (booking: BookedAppointment, error?: BookingError): void => {
    // A call that was given up may still succeed; whoever is first is the one that counts.
    if (error === undefined) {
      clearTimeout(timer);
      if (state.status !== 'completed') dispatch({ type: 'told', booking });
      return;
    }
    if (!isCurrent(booking)) {
      send();
      return;
    }
    if (!error.recoverable) {
      dispatch({ type: 'refused', error });
      return;
    }
    dispatch({ type: 'sendingFailed', error });
    timer = setTimeout(send, retryDelay(attempts));
  };

  function send(): void {
    const booking = bookingOf(state);
    if (isSending || !options || !booking || state.status === 'completed') return;
    clearTimeout(timer);
    isSending = true;
    attempts += 1;
    dispatch({ type: 'sending' });
    let isSettled = false;
    const finish = (error?: BookingError): void => {
      if (isSettled && error !== undefined) return;
      clearTimeout(limit);
      if (!isSettled) isSending = false;
      isSettled = true;
      settle(booking, error);
    };
    const limit = setTimeout(() => finish(tooSlow()), SEND_WITHIN_MS);
    call(booking).then(
      () => finish(),
      (cause: unknown) => finish(asError(cause)),
    );
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && bookingOf(state) === undefined) onUnused();
      };
    },
    configure: (next) => {
      options = next;
      if (state.status === 'booked') send();
    },
    page: dispatch,
    book: (booking) => {
      if (booking.isDryRun || isCurrent(booking)) return;
      attempts = 0;
      dispatch({ type: 'booked', booking });
      send();
    },
    cancel: (uid) => {
      if (bookingOf(state)?.uid !== uid) return;
      clearTimeout(timer);
      dispatch({ type: 'cancelled' });
    },
    retry: send,
  };
}

const completions = new Map<string, Completion>();

/** The state of an activity on this page, without starting anything. */
export const completionStateOf = (activityId: string): BookingState =>
  completions.get(activityId)?.getState() ?? initialState;

/**
 * The completion of an activity on this page. There is one for each activity, and it outlives the widgets that
 * show it: a booking that was made is told although its widget has gone, and told once although there are two.
 */
export function completionOf(activityId: string): Completion {
  const known = completions.get(activityId);
  if (known) return known;
  const completion = createCompletion(activityId, () => {
    if (completions.get(activityId) === completion) completions.delete(activityId);
  });
  completions.set(activityId, completion);
  return completion;
}
