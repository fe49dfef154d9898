import type { BookedAppointment } from '../embed/bookedAppointment';
import { BookingError } from '../errors';
import {
  initialState,
  isSameBooking,
  transition,
  type BookingState,
  type BookingStateEvent,
  type PageEvent,
} from './machine';
import type { CompletionOptions } from './options';
import { openOutbox, type BookingStorage, type Intent } from './outbox';
import { readPublicBooking } from './publicBooking';
import { busyFor, claim, lease, listenToTabs } from './tabs';
import { dataPointsOf, tell } from './tell';
import { backOff, wakeAfter } from './wake';

type StateListener = (state: BookingState, before: BookingState) => void;

/** The completion of one activity, shared by everything on the page that shows it. */
export interface Completion {
  getState: () => BookingState;
  /** @returns unsubscribes. */
  subscribe: (listener: StateListener) => () => void;
  /** What the newest render asks for; used from the next try on. */
  configure: (options: CompletionOptions) => void;
  /** Something happened to the booking page. */
  page: (event: PageEvent) => void;
  /** A booking was made, or moved, for this activity. */
  book: (booking: BookedAppointment) => void;
  /** A booking for this activity was cancelled. */
  cancel: (uid: string) => void;
  /** Tries again now, whatever the back-off says. */
  retry: () => void;
}

const FIRST_CHECK_MS = 4_000;

/** What is known of a booking after a reload. */
const restore = ({ bookingUid, bookingId, seatUid }: Intent): BookedAppointment => ({
  uid: bookingUid,
  id: bookingId,
  seatUid,
  status: 'unknown',
  paymentRequired: false,
  isRecurring: false,
  isDryRun: false,
});

function restoreState(intent: Intent): BookingState {
  const others = (intent.others ?? []).map((uid) =>
    restore({ ...intent, bookingUid: uid, bookingId: undefined, seatUid: undefined }),
  );
  return { status: intent.awaits ? 'awaiting' : 'booked', booking: restore(intent), others };
}

/**
 * Carries one activity's completion through: keeps the intent in the outbox before the first try, tells Awell
 * with one call at a time, tries again until it is told or refused, and shares all this with other tabs.
 */
export function createCompletion(
  activityId: string,
  storage: BookingStorage | undefined,
  onUnused: () => void,
): Completion {
  const outbox = openOutbox(activityId, storage);
  const listeners = new Set<StateListener>();
  let state = initialState;
  let options: CompletionOptions | undefined;
  let intent: Intent | undefined;
  let failures = 0;
  let isBusy = false;
  let stopWaiting = (): void => undefined;
  let stopListening: (() => void) | undefined;
  let unreported: BookingError | undefined;

  const dispatch = (event: BookingStateEvent): void => {
    const before = state;
    state = transition(before, event);
    if (state === before) return;
    listeners.forEach((listener) => {
      try {
        listener(state, before);
      } catch (error) {
        // An app's mistake must not stop the telling; it is thrown where it stops nothing.
        setTimeout(() => {
          throw error;
        });
      }
    });
  };

  const report = (error: BookingError): void => {
    if (options) options.onError?.(error);
    else unreported = error;
  };

  const keep = (next: Intent): void => {
    intent = next;
    outbox.write(next);
  };

  const forget = (): void => {
    stopWaiting();
    intent = undefined;
    outbox.erase();
  };

  /** Looks after the booking again later, or as soon as that makes sense. */
  const wait = (ms: number, isPatient = false): void => {
    stopWaiting();
    stopWaiting = wakeAfter(ms, proceed, isPatient);
  };

  const settle = (booking: BookedAppointment, error?: BookingError): void => {
    if (state.status === 'completed') return;
    if (error === undefined) {
      forget();
      isBusy = false;
      dispatch({ type: 'told', booking });
      return;
    }
    isBusy = false;
    if (intent) keep({ ...intent, sender: undefined });
    if (!state.booking || !isSameBooking(state.booking, booking)) {
      failures = 0;
      proceed();
    } else if (error.recoverable) {
      failures += 1;
      dispatch({ type: 'sendingFailed', error });
      wait(backOff(failures));
    } else {
      dispatch({ type: 'refused', error });
    }
  };

  const send = (): void => {
    if (!state.booking || !options || !intent) return;
    const { booking } = state;
    isBusy = true;
    dispatch({ type: 'sending' });
    tell(activityId, booking, intent.dataPoints, options, (error) => settle(booking, error));
  };

  const claimAndSend = async (): Promise<void> => {
    if (!intent) return;
    isBusy = true;
    const busyMs = await claim(intent, outbox);
    isBusy = false;
    if (busyMs > 0) wait(busyMs);
    else send();
  };

  /** The host rejected the booking, or someone cancelled it: the patient has to choose again. */
  const lose = (how: 'rejected' | 'cancelled'): void => {
    if (intent) outbox.write({ ...intent, cancelled: true });
    forget();
    const [next] = state.booking ? state.others : [];
    dispatch({ type: 'lost', how });
    if (next) book(next);
  };

  const checkConfirmation = async (): Promise<void> => {
    const { booking } = state;
    if (!booking || !options?.calApiUrl) return;
    isBusy = true;
    const current = await readPublicBooking(options.calApiUrl, booking.uid).catch(
      (error: BookingError) => (error.recoverable ? undefined : error),
    );
    isBusy = false;
    if (state.status !== 'awaiting' || state.booking !== booking) return;
    failures += 1;
    if (current instanceof BookingError) {
      dispatch({ type: 'refused', error: current });
    } else if (current?.status === 'accepted') {
      failures = 0;
      if (intent) keep({ ...intent, awaits: undefined });
      const isPaid = { paymentRequired: false, status: 'accepted' };
      dispatch({ type: 'confirmed', booking: { ...booking, ...isPaid } });
      proceed();
    } else if (current?.rescheduledToUid) {
      const moved = { uid: current.rescheduledToUid, rescheduledFromUid: booking.uid };
      book({ ...booking, ...moved, id: undefined, start: undefined, end: undefined });
    } else if (current?.status === 'rejected' || current?.status === 'cancelled') {
      lose(current.status);
    } else {
      wait(backOff(failures, FIRST_CHECK_MS), true);
    }
  };

  /** The next step of a booking that is not told yet. */
  function proceed(): void {
    stopWaiting();
    if (!state.booking || !options || isBusy || state.status === 'completed') return;
    if (state.status === 'awaiting') void checkConfirmation();
    else void claimAndSend();
  }

  function book(booking: BookedAppointment): void {
    if (booking.isDryRun || !options) return;
    if (state.booking && isSameBooking(state.booking, booking)) return;
    dispatch({ type: 'booked', booking });
    if (state.status !== 'booked') return;

    const stored = outbox.read();
    const otherMs = busyFor(typeof stored === 'object' ? stored : undefined);
    const awaits =
      options.completeWhen === 'confirmed' &&
      (booking.status !== 'accepted' || booking.paymentRequired);
    // The tab that hears the booking sends at once: the page may be left in this very moment.
    const isFirst = otherMs === 0 && !isBusy && !awaits;
    failures = 0;
    let refusal: BookingError | undefined;
    const dataPoints = (): Intent['dataPoints'] => {
      try {
        return dataPointsOf(booking, options as CompletionOptions);
      } catch (error) {
        refusal = error as BookingError;
        return undefined;
      }
    };
    keep({
      activityId,
      bookingUid: booking.uid,
      bookingId: booking.id,
      seatUid: booking.seatUid,
      dataPoints: dataPoints(),
      at: Date.now(),
      others: state.others.map(({ uid }) => uid),
      awaits: awaits || undefined,
      sender: isFirst ? lease() : (intent?.sender ?? undefined),
    });
    if (refusal) dispatch({ type: 'refused', error: refusal });
    else if (awaits) {
      dispatch({ type: 'awaiting' });
      wait(FIRST_CHECK_MS, true);
    } else if (isFirst) send();
    else if (otherMs > 0) wait(otherMs);
  }

  const handleOtherTab = (now: Intent | undefined, before: Intent | undefined): void => {
    if (state.status === 'completed' || isBusy) return;
    if (!now) {
      stopWaiting();
      if (before && !before.cancelled) dispatch({ type: 'told', booking: restore(before) });
    } else if (now.cancelled) {
      stopWaiting();
      intent = undefined;
      dispatch({ type: 'lost', how: 'cancelled' });
    } else {
      intent = now;
      if (now.bookingUid !== state.booking?.uid)
        dispatch({ type: 'booked', booking: restore(now) });
      if (now.awaits) dispatch({ type: 'awaiting' });
      wait(busyFor(now) || backOff(1), now.awaits);
    }
  };

  const stored = outbox.read();
  if (stored === 'corrupt') {
    report(
      new BookingError(
        'outbox_corrupt',
        'A stored booking could not be read and was dropped. If the activity is still open, the patient books again.',
      ),
    );
  } else if (stored) {
    intent = stored;
    state = restoreState(stored);
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      stopListening ??= listenToTabs(activityId, handleOtherTab);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        // A booking that is not told yet goes on by itself, heard by nobody.
        if (intent === undefined || state.status === 'failed') {
          stopListening?.();
          stopListening = undefined;
        }
        if (!state.booking) onUnused();
      };
    },
    configure: (next) => {
      const isFirst = options === undefined;
      options = next;
      if (!isFirst) return;
      if (unreported) report(unreported);
      if (state.status === 'booked' || state.status === 'awaiting') proceed();
    },
    page: dispatch,
    book,
    cancel: (uid) => {
      if (state.booking?.uid === uid && state.status !== 'completed') lose('cancelled');
    },
    retry: proceed,
  };
}
