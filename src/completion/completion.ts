import type { BookedAppointment } from '../booking/bookedAppointment';
import { callHost } from '../callHost';
import type { OutboxEntry } from './outboxEntry';
import { bookingFromEntry } from './outboxEntry';
import { isCurrent } from './bookings';
import { loadAsk } from './loadAsk';
import { leaseOf, readCompletionTimeout } from './misuse';
import type { CompletionOptions } from './options';
import { Outbox, type BookingStorage } from './outbox';
import {
  initialState,
  type CompletionEvent,
  type Effect,
  type HostEvent,
  type Recorded,
} from './state';
import { adopt } from './steps';
import { listenToTabs, thisTab } from './tabs';
import { ownDataPoints, submitCompletion } from './submitCompletion';
import { transition } from './transition';
import { Turns } from './turns';
import { viewOf, type ActivityState } from './view';
import { backOff, scheduleRetry } from './scheduleRetry';

export type StateListener = (state: ActivityState, before: ActivityState) => void;
export type HostEventListener = (event: HostEvent) => void;

type EffectOf<Name extends Effect['do']> = Extract<Effect, { do: Name }>;

/**
 * The completion of one activity, shared by all widgets on the page that show it. `transition` decides what to do;
 * this class does it and dispatches the results.
 */
export class Completion {
  private state;
  private view: ActivityState;
  private options: CompletionOptions | undefined;
  private readonly outbox: Outbox;
  private readonly turns: Turns;
  private readonly listeners = new Set<StateListener>();
  private readonly hostListeners = new Set<HostEventListener>();
  /** Events before the first listener. */
  private undelivered: HostEvent[] = [];
  private readonly events: CompletionEvent[] = [];
  private isRunning = false;
  private stopWaiting = (): void => undefined;
  private stopListening: (() => void) | undefined;

  /** @param onUnused Called when nothing is left that must stay in memory. */
  constructor(
    private readonly activityId: string,
    storage: BookingStorage | undefined,
    private readonly onUnused: () => void,
  ) {
    this.outbox = new Outbox(activityId, storage, (error) =>
      this.announce({ type: 'error', error }),
    );
    this.turns = new Turns(this.outbox);
    const entry = this.outbox.read();
    const begun = initialState(activityId, thisTab);
    this.state =
      entry?.outcome === 'completed'
        ? { ...begun, status: 'completed' as const, booking: bookingFromEntry(entry) }
        : adopt(begun, entry);
    this.view = viewOf(this.state);
  }

  readonly getState = (): ActivityState => this.view;

  /** @returns a function that unsubscribes. */
  readonly subscribe = (listener: StateListener): (() => void) =>
    this.add(this.listeners, listener);

  /** Listens to the events for the app. @returns a function that unsubscribes. */
  readonly listen = (listener: HostEventListener): (() => void) => {
    const stop = this.add(this.hostListeners, listener);
    this.undelivered.splice(0).forEach((event) => this.announce(event));
    return stop;
  };

  /** Sets the options of the newest render, for the next attempt. */
  configure(options: CompletionOptions): void {
    this.options = options;
    const waitsForConfirmation = options.completeWhen === 'confirmed';
    const leaseMs = leaseOf(options);
    const { state } = this;
    if (state.leaseMs === leaseMs && state.waitsForConfirmation === waitsForConfirmation) return;
    this.dispatch({ type: 'configured', leaseMs, waitsForConfirmation });
  }

  /** A widget shows the activity. @param recorded What Awell had for it, if the host knows. */
  open(recorded: Recorded | undefined): void {
    const { booking } = this.state;
    this.dispatch({ type: 'opened', recorded, ...(booking && this.dataPointsFor(booking)) });
  }

  /** A booking was made or rescheduled; its second event follows. Stores it, so that a crash doesn't lose it. */
  readonly expect = (booking: BookedAppointment): void =>
    this.dispatch({ type: 'expected', booking, ...this.dataPointsFor(booking) });

  /**
   * A booking for this activity was made or rescheduled. If rescheduled, `rescheduledFromUid` names the old one.
   *
   * @param leftOver The booking to reschedule, if Cal.com made a new one instead.
   */
  book(booking: BookedAppointment, leftOver?: BookedAppointment): void {
    this.dispatch({ type: 'booked', booking, leftOver, ...this.dataPointsFor(booking) });
  }

  /** A booking for this activity was cancelled. */
  cancel(booking: Pick<BookedAppointment, 'uid'> & Partial<BookedAppointment>): void {
    this.dispatch({ type: 'cancelled', booking });
  }

  /** Cal.com returned the current booking. Another `uid` means that it was rescheduled. */
  read(booking: BookedAppointment): void {
    this.dispatch({ type: 'read', booking, ...this.dataPointsFor(booking) });
  }

  /** Retries now, without waiting for the back-off. */
  retry(): void {
    this.dispatch({ type: 'resumed' });
  }

  /** Forgets a completed activity. */
  forget(): void {
    this.dispatch({ type: 'forgotten' });
  }

  /**
   * From now on, submits only while a widget shows the activity. This caller counts as one until it calls the
   * returned function. A pending completion stays in the outbox and is submitted when the activity is shown again.
   */
  submitWhileShown(): () => void {
    this.dispatch({ type: 'shown' });
    return () => this.dispatch({ type: 'hidden' });
  }

  private dataPointsFor(booking: BookedAppointment) {
    return ownDataPoints(booking, this.options);
  }

  private add<T>(all: Set<T>, one: T): () => void {
    all.add(one);
    this.stopListening ??= listenToTabs(this.activityId, (entry: OutboxEntry) =>
      this.dispatch({ type: 'stored', entry }),
    );
    return () => {
      all.delete(one);
      this.stopIfIdle();
    };
  }

  /** An event can cause more events. They queue, so that each is handled after the one before. */
  private dispatch(event: CompletionEvent): void {
    this.events.push(event);
    if (this.isRunning) return;
    this.isRunning = true;
    for (let next = this.events.shift(); next; next = this.events.shift()) this.happen(next);
    this.isRunning = false;
    this.stopIfIdle();
  }

  private happen(event: CompletionEvent): void {
    const stored = this.outbox.read();
    const { state, effects } = transition(this.state, { ...event, now: Date.now(), stored });
    this.state = state;
    const before = this.view;
    this.view = viewOf(state, before);
    // Storing and sending come before any code of the app: first the effects, then the state, then the
    // events.
    const isForHost = (effect: Effect): boolean => effect.do === 'announce';
    // An effect that throws must not stop the ones after it, or the next events.
    const carryOut = (effect: Effect): void => callHost(() => this.carryOut(effect));
    effects.filter((effect) => !isForHost(effect)).forEach(carryOut);
    if (this.view !== before) {
      this.listeners.forEach((listener) => callHost(() => listener(this.view, before)));
    }
    effects.filter(isForHost).forEach(carryOut);
  }

  private carryOut(effect: Effect): void {
    switch (effect.do) {
      case 'persist':
        return this.outbox.write(effect.entry);
      case 'erase':
        return this.outbox.erase();
      case 'claim':
        return this.turns.claim(effect.ms, this.state.leaseMs ?? 0, (turn) =>
          this.dispatch({ type: 'turn', turn }),
        );
      case 'release':
        return this.turns.release();
      case 'submit':
        return this.submit(effect);
      case 'ask':
        return void this.ask(effect.booking);
      case 'wait':
        return this.wait(effect);
      case 'stopWaiting':
        return this.stopWaiting();
      case 'announce':
        return this.announce(effect.event);
    }
  }

  private announce(event: HostEvent): void {
    if (this.hostListeners.size === 0 && event.type === 'error') this.undelivered.push(event);
    this.hostListeners.forEach((listen) => callHost(() => listen(event)));
  }

  private wait({ ms, failures = 1, firstMs, whileShown }: EffectOf<'wait'>): void {
    this.stopWaiting();
    const resume = (): void => this.dispatch({ type: 'resumed' });
    this.stopWaiting = scheduleRetry(ms ?? backOff(failures, firstMs), resume, whileShown);
  }

  private submit({ call, booking, dataPoints }: EffectOf<'submit'>): void {
    const { options, activityId } = this;
    if (!options) return;
    this.turns.hold(leaseOf(options));
    this.dispatch({ type: 'sent' });
    const { at } = this.state;
    const verify = options.verifyBooking
      ? () => loadAsk().then((cal) => cal.verify(options.calApiUrl, booking, activityId, at))
      : undefined;
    const isWanted = (): boolean => isCurrent(this.state, booking);
    const timeoutMs = readCompletionTimeout(options.completionTimeout);
    submitCompletion(
      { activityId, booking, dataPoints, options, timeoutMs, verify, isWanted },
      (error) => {
        if (!error) this.dispatch({ type: 'accepted', call, booking });
        else this.dispatch({ type: 'tryFailed', call, error });
      },
    );
  }

  private async ask(booking: BookedAppointment): Promise<void> {
    const answer = await loadAsk()
      .then((cal) => cal.ask(this.options?.calApiUrl, booking, this.state.at))
      // If the code couldn't be loaded, there is no answer either.
      .catch(() => undefined);
    const dataPointsFor = answer && 'booking' in answer ? this.dataPointsFor(answer.booking) : {};
    this.dispatch({
      type: 'answered',
      booking,
      answer: answer && Object.assign(answer, dataPointsFor),
    });
  }

  /** Without subscribers and pending work, removes the listeners. A pending completion continues. */
  private stopIfIdle(): void {
    const { booking, status, shown, busy } = this.state;
    const isOpen = booking !== undefined && status !== 'completed' && status !== 'failed';
    const isWorking = busy !== undefined || (isOpen && shown !== 0);
    if (this.listeners.size > 0 || this.hostListeners.size > 0 || isWorking) return;
    this.stopListening?.();
    this.stopListening = undefined;
    if (!booking) this.onUnused();
  }
}
