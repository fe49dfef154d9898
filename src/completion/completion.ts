import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';
import { askForConfirmation } from './confirmation';
import { createEntry, type Entry } from './entry';
import { bookingOf, keptOf, stateOf, toldOf, type Intent } from './intent';
import {
  initialState,
  isReplaced,
  transition,
  type BookingState,
  type BookingStateEvent,
  type PageEvent,
} from './machine';
import type { HeardCompletionOptions } from './options';
import { openOutbox, type BookingStorage } from './outbox';
import { bookingKey, isSameBooking, replacedAmong } from '../booking/identity';
import { createStore, type StateListener } from './store';
import { busyFor, claim, lease, listenToTabs } from './tabs';
import { tellAppFirst } from './tellAppFirst';
import { tell, timeoutOf } from './tell';
import { backOff, wakeAfter } from './wake';

/** The completion of one activity, shared by everything on the page that shows it. */
export interface Completion {
  getState: () => BookingState;
  /** @returns unsubscribes. */
  subscribe: (listener: StateListener) => () => void;
  /** What the newest render asks for; used from the next try on. */
  configure: (options: HeardCompletionOptions) => void;
  /** Something happened to the booking page. */
  page: (event: PageEvent) => void;
  /** A booking was made or moved, and is told of here in a moment: keeps it over a crash until then. */
  expect: (booking: BookedAppointment) => void;
  /**
   * A booking was made for this activity, or moved: then it names in `rescheduledFromUid` what it replaces.
   *
   * @param leftOver The booking that should have been moved, where Cal.com made another one instead.
   */
  book: (booking: BookedAppointment, leftOver?: BookedAppointment) => void;
  /** A booking for this activity was cancelled. */
  cancel: (uid: string) => void;
  /** More is known of the booking that is shown. */
  update: (booking: BookedAppointment) => void;
  /** Tries again now, whatever the back-off says. */
  retry: () => void;
  /**
   * From now on Awell is told only while something shows the activity: this, for one, until what is returned is called.
   * A booking that is not told by then is kept, and told once the activity is shown again.
   */
  tellWhileShown: () => () => void;
}

const FIRST_CHECK_MS = 4_000;

const isMoved = ({ rescheduledFromUid }: BookedAppointment): boolean =>
  rescheduledFromUid !== undefined;

const made = (booking: BookedAppointment, leftOver?: BookedAppointment): BookingStateEvent =>
  isMoved(booking) ? { type: 'moved', booking } : { type: 'booked', booking, leftOver };

/**
 * Carries one activity's completion through: keeps the intent in the outbox before the first try, tells Awell
 * with one call at a time, tries again until it is told or refused, and shares all this with other tabs.
 */
export function createCompletion(
  activityId: string,
  storage: BookingStorage | undefined,
  onUnused: () => void,
): Completion {
  const store = createStore(initialState);
  const { dispatch, listeners } = store;
  let options: HeardCompletionOptions | undefined;
  let intent: Intent | undefined;
  let failures = 0;
  /** A question or a claim is under way, or Awell is being told. */
  let isBusy = false;
  /** This tab's lease while it is telling Awell, which may outlast the booking that it tells of. */
  let sending: Intent['sender'];
  /** How many show the activity, where only such may tell Awell. */
  let shown: number | undefined;
  let stopWaiting = (): void => undefined;
  let stopListening: (() => void) | undefined;
  /** Cancelled, by the patient or because they were moved. */
  const gone = new Set<string>();
  /** Keys of what was rejected or cancelled before Awell was told: nothing comes of it any more. */
  const lost = new Set<string>();
  const unreported: BookingError[] = [];
  const outbox = openOutbox(activityId, storage, report);

  function report(error: BookingError): void {
    if (options) options.onError?.(error);
    else unreported.push(error);
  }

  const keep = (next: Intent): void => {
    intent = next;
    outbox.write(next);
  };

  /** With nobody looking and nothing to tell, nothing is listened to. A booking that is not told yet goes on. */
  const rest = (): void => {
    const goesOn = intent && shown !== 0 && store.state.status !== 'failed';
    if (listeners.size > 0 || goesOn) return;
    stopListening?.();
    stopListening = undefined;
    if (store.state.status === 'completed') options = undefined;
    if (!store.state.booking) onUnused();
  };

  /** It is over: other tabs hear how, and nothing is left. */
  const close = (outcome: NonNullable<Intent['outcome']>): void => {
    stopWaiting();
    // An address may be opened again, and is not to be told again.
    const isKept = intent?.isVerified && outcome === 'told';
    if (intent) outbox.write(isKept ? toldOf(intent) : { ...intent, sender: undefined, outcome });
    if (!isKept) outbox.erase();
    intent = undefined;
  };

  /** Looks after the booking again later, or as soon as that makes sense. */
  const wait = (ms: number, isPatient = false): void => {
    stopWaiting();
    if (shown !== 0) stopWaiting = wakeAfter(ms, proceed, isPatient);
  };

  const isCurrent = (booking: BookedAppointment): boolean =>
    store.state.booking !== undefined && isSameBooking(store.state.booking, booking);

  /** Goes on with what the outbox says, which may be a newer booking of another tab. */
  const adopt = (current: Intent): void => {
    intent = current;
    failures = current.failures ?? 0;
    const booking = bookingOf(current);
    if (isCurrent(booking)) return;
    dispatch({ type: 'booked', booking, replaced: current.replaced });
    if (current.awaits) dispatch({ type: 'awaiting' });
  };

  const succeed = (booking: BookedAppointment): void => {
    if (intent) intent = { ...intent, ...keptOf(booking) };
    close('told');
    dispatch({ type: 'told', booking });
    if (gone.has(booking.uid) && isCurrent(booking)) {
      dispatch({ type: 'cancelled', uid: booking.uid });
    }
    rest();
  };

  const settle = (booking: BookedAppointment, error?: BookingError): void => {
    if (store.state.status === 'completed') return;
    isBusy = false;
    sending = undefined;
    if (error === undefined) {
      succeed(booking);
      return;
    }
    const current = outbox.read() ?? intent;
    const isNewer = current !== undefined && !isSameBooking(bookingOf(current), booking);
    if (current) {
      const tries = isNewer ? {} : { failures: failures + 1, isRefused: !error.recoverable };
      const sender = busyFor(current) > 0 ? current.sender : undefined;
      keep({ ...current, ...tries, sender });
      adopt({ ...current, ...tries, sender });
    }
    if (isNewer || !isCurrent(booking)) {
      proceed();
    } else if (error.recoverable) {
      dispatch({ type: 'sendingFailed', error });
      wait(backOff(failures));
    } else {
      dispatch({ type: 'refused', error });
      rest();
    }
  };

  const send = (): void => {
    if (!store.state.booking || !options || !intent) return;
    const { booking } = store.state;
    isBusy = true;
    sending = intent.sender;
    dispatch({ type: 'sending' });
    const isWanted = (): boolean => isCurrent(booking);
    tell(activityId, booking, intent.dataPoints, options, isWanted, (error) =>
      settle(booking, error),
    );
  };

  const claimAndSend = async (): Promise<void> => {
    if (!intent || !options) return;
    isBusy = true;
    const isWanted = (): boolean => intent !== undefined;
    const claimed = await claim(intent, outbox, timeoutOf(options), isWanted);
    isBusy = false;
    // Another tab may have ended it, or a newer booking been made, while this one was waiting.
    if (!store.state.booking || store.state.status === 'completed') return;
    const current = outbox.read() ?? claimed;
    adopt(current);
    const busyMs = busyFor(current);
    if (current.awaits) proceed();
    else if (busyMs > 0) wait(busyMs);
    else send();
  };

  const forget = (how: 'rejected' | 'cancelled'): void => {
    if (store.state.booking) lost.add(bookingKey(store.state.booking));
    dispatch({ type: 'lost', how });
  };

  /** The host rejected the booking, or someone cancelled it: the patient has to choose again. */
  const lose = (how: 'rejected' | 'cancelled'): void => {
    const newer = outbox.read();
    if (newer && !isCurrent(bookingOf(newer))) {
      adopt(newer);
      proceed();
      return;
    }
    const [next] = store.state.booking ? store.state.others : [];
    close(how);
    forget(how);
    if (next) book(next);
    else rest();
  };

  const check = async (): Promise<void> => {
    const { booking } = store.state;
    if (!booking) return;
    isBusy = true;
    const answer = await askForConfirmation(options?.calApiUrl, booking);
    isBusy = false;
    if (store.state.status !== 'awaiting' || store.state.booking !== booking) {
      proceed();
      return;
    }
    switch (answer?.is) {
      case 'confirmed':
        keep({
          ...(outbox.read() ?? entryOf(booking).entry),
          awaits: undefined,
          failures: undefined,
        });
        failures = 0;
        dispatch({ type: 'confirmed', booking: answer.booking });
        proceed();
        break;
      case 'moved':
        tellAppFirst(
          () => options?.onChanged?.('moved', answer.booking),
          () => book(answer.booking),
        );
        break;
      case 'lost':
        tellAppFirst(
          () =>
            answer.how === 'cancelled' &&
            options?.onChanged?.('cancelled', { ...booking, status: 'cancelled' }),
          () => lose(answer.how),
        );
        break;
      case 'refused':
        dispatch({ type: 'refused', error: answer.error });
        rest();
        break;
      default:
        failures += 1;
        wait(backOff(failures, FIRST_CHECK_MS), true);
    }
  };

  /** The next step of a booking that is not told yet. */
  function proceed(): void {
    stopWaiting();
    if (!store.state.booking || !options || isBusy || store.state.status === 'completed') return;
    if (shown === 0) return;
    if (intent?.awaits && store.state.status !== 'awaiting') dispatch({ type: 'awaiting' });
    if (store.state.status === 'awaiting') void check();
    else void claimAndSend();
  }

  const entryOf = (booking: BookedAppointment): Entry =>
    createEntry(activityId, booking, store.state, options);

  /** Whoever is sending an earlier booking goes on with it; nobody else may seem to. */
  const senderOf = (stored: Intent | undefined): Intent['sender'] =>
    sending ?? (busyFor(stored) > 0 || isBusy ? (stored ?? intent)?.sender : undefined);

  /** Whether nothing comes of a booking that was told of. What is known of it may be more than before. */
  const isKnown = (booking: BookedAppointment): boolean => {
    const current = store.state.booking;
    if (booking.isDryRun || lost.has(bookingKey(booking))) return true;
    if (!current) return false;
    // A seat may be moved back to where it was.
    if (!isCurrent(booking)) {
      return isReplaced(store.state, booking) && replacedAmong(booking, [current]).length === 0;
    }
    if (current.isRestored) dispatch({ type: 'updated', booking });
    return true;
  };

  function book(booking: BookedAppointment, leftOver?: BookedAppointment): void {
    if (isKnown(booking)) return;
    if (booking.rescheduledFromUid !== undefined) gone.add(booking.rescheduledFromUid);
    dispatch(made(booking, leftOver));
    if (store.state.status !== 'booked') return;

    failures = 0;
    const stored = outbox.read();
    const otherMs = busyFor(stored);
    const { entry, refusal } = entryOf(booking);
    // The tab that hears the booking sends at once: the page may be left in this very moment.
    const isFirst = otherMs === 0 && !isBusy && !entry.awaits && options !== undefined && !refusal;
    keep({ ...entry, sender: isFirst && options ? lease(timeoutOf(options)) : senderOf(stored) });
    if (refusal) dispatch({ type: 'refused', error: refusal });
    else if (entry.awaits) dispatch({ type: 'awaiting' });
    if (isFirst) send();
    else if (!isBusy && !refusal) wait(entry.awaits ? FIRST_CHECK_MS : otherMs, entry.awaits);
  }

  function expect(booking: BookedAppointment): void {
    const stored = outbox.read();
    const isFurther = !isMoved(booking) && (store.state.booking ?? stored) !== undefined;
    if (booking.isDryRun || isFurther || store.state.status === 'completed') return;
    const next = transition(store.state, made(booking));
    const { entry } = createEntry(activityId, booking, next, options);
    const isFree = !isBusy && busyFor(stored) === 0;
    keep({ ...entry, sender: isFree ? options && lease(timeoutOf(options)) : senderOf(stored) });
  }

  const handleOtherTab = (now: Intent): void => {
    if (store.state.status === 'completed') return;
    const booking = bookingOf(now);
    if (now.outcome === 'told') {
      stopWaiting();
      intent = undefined;
      // This tab may know more of the booking than the entry does.
      const known = store.state.booking;
      dispatch({ type: 'told', booking: known && isSameBooking(known, booking) ? known : booking });
      rest();
    } else if (now.outcome) {
      if (store.state.booking && !isCurrent(booking)) return;
      stopWaiting();
      intent = undefined;
      forget(now.outcome);
      rest();
    } else if (!isBusy) {
      adopt(now);
      const isRefused = now.isRefused || store.state.status === 'failed';
      const waitsInVain = isRefused && busyFor(now) === 0;
      if (waitsInVain) stopWaiting();
      else wait(busyFor(now) || backOff(Math.max(1, failures)), now.awaits);
    }
  };

  intent = outbox.read();
  const known = intent ?? outbox.readTold();
  if (known) store.state = stateOf(known);

  return {
    getState: () => store.state,
    subscribe: (listener) => {
      listeners.add(listener);
      stopListening ??= listenToTabs(activityId, handleOtherTab);
      return () => {
        listeners.delete(listener);
        rest();
      };
    },
    configure: (next) => {
      const isFirst = options === undefined;
      options = next;
      if (!isFirst) return;
      unreported.splice(0).forEach(report);
      if (store.state.status === 'booked' || store.state.status === 'awaiting') proceed();
    },
    page: dispatch,
    expect,
    book,
    update: (booking) => dispatch({ type: 'updated', booking }),
    cancel: (uid) => {
      gone.add(uid);
      const isOpen = store.state.booking?.uid === uid && store.state.status !== 'completed';
      if (isOpen) lose('cancelled');
      else dispatch({ type: 'cancelled', uid });
    },
    retry: proceed,
    tellWhileShown: () => {
      shown = (shown ?? 0) + 1;
      if (store.state.status !== 'failed') proceed();
      return () => {
        shown = (shown ?? 1) - 1;
        if (shown === 0) stopWaiting();
        rest();
      };
    },
  };
}
