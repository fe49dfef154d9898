import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { bookingKey } from '../../src/booking/identity';
import type { BookedAppointment } from '../../src/booking/bookedAppointment';
import { allOf } from '../../src/completion/bookings';
import { entryKey, type OutboxEntry } from '../../src/completion/outboxEntry';
import {
  initialState,
  type Call,
  type CompletionEvent,
  type CompletionState,
  type Effect,
} from '../../src/completion/state';
import { transition } from '../../src/completion/transition';
import { BookingError, type BookingErrorOptions } from '../../src/errors';
import { booked } from './patient';

const TAB = 'this';
const LEASE_MS = 25_000;

/** One tab of a patient: the reducer, with a storage, a clock and an Awell that follow its effects. */
class Tab {
  state: CompletionState = initialState('activity', TAB);
  stored: OutboxEntry | undefined;
  now = 1_000_000;
  /** Calls that haven't timed out. */
  open: { call: Call; booking: BookedAppointment }[] = [];
  givenUp: { call: Call; booking: BookedAppointment }[] = [];
  asked: BookedAppointment | undefined;
  isWaiting = false;
  isClaiming = false;
  /** Every booking, by its key. */
  made = new Set<string>();
  completions = 0;
  maySubmitAgain = false;

  happen(event: CompletionEvent): void {
    this.now += 7;
    const before = this.state;
    const { state, effects } = transition(before, {
      ...event,
      now: this.now,
      stored: this.stored,
    });
    this.state = state;
    effects.forEach((effect) => this.carryOut(effect, before));
    this.check();
  }

  private carryOut(effect: Effect, before: CompletionState): void {
    switch (effect.do) {
      case 'persist':
        this.stored = effect.entry;
        break;
      case 'erase':
        this.stored = undefined;
        break;
      case 'submit':
        expect(this.open, 'two calls at a time').toEqual([]);
        expect(before.status === 'completed' && !this.maySubmitAgain, 'submitted twice').toBe(
          false,
        );
        // A booking is stored before it is submitted.
        expect(this.stored && entryKey(this.stored)).toBe(bookingKey(effect.booking));
        this.maySubmitAgain = false;
        this.isWaiting = false;
        this.open.push(effect);
        break;
      case 'ask':
        this.asked = effect.booking;
        break;
      case 'claim':
        this.isClaiming = true;
        break;
      case 'release':
        this.isClaiming = false;
        break;
      case 'wait':
        this.isWaiting = true;
        break;
      case 'stopWaiting':
        this.isWaiting = false;
        break;
      case 'announce':
        if (effect.event.type === 'completed') this.completions += 1;
    }
  }

  private check(): void {
    const { state } = this;
    const places = [...allOf(state).map(bookingKey), ...state.replaced, ...state.gone];
    expect(new Set(places).size, `in two places: ${places.join()}`).toBe(places.length);
    // Another tab may have stored it without its seat: it is the same booking.
    const isThere = (key: string): boolean =>
      places.some((place) => place === key || place.startsWith(`${key} `));
    for (const key of this.made)
      expect(isThere(key), `${key} was lost: ${places.join()}`).toBe(true);
    expect(state.booking === undefined).toBe(state.status === 'idle');
    const isOpen = ['booked', 'awaiting', 'completing'].includes(state.status);
    if (isOpen) expect(this.stored, 'nothing of it is stored').toBeDefined();
    // Every wait ends.
    if (isOpen && state.leaseMs !== undefined && state.shown !== 0) {
      const goesOn = this.isWaiting || state.busy !== undefined || this.isClaiming;
      expect(goesOn, `stuck as ${state.status}`).toBe(true);
    }
    expect(state.busy === 'calling').toBe(this.open.length === 1);
    if (state.status === 'completed') expect(this.stored?.outcome).toBe('completed');
  }
}

type Model = Record<string, never>;

const command = (
  name: string,
  run: (tab: Tab) => void,
  check: (tab: Tab) => boolean = () => true,
): fc.Command<Model, { tab: Tab }> & { real?: Tab } => ({
  check: () => true,
  run: (_model, { tab }) => {
    if (check(tab)) run(tab);
  },
  toString: () => name,
});

const uid = fc.constantFrom('a', 'b', 'c', 'd');
const status = fc.constantFrom('accepted', 'pending', 'cancelled', 'rejected');
const error = (code: 'completion_failed' | 'already_completed', options: BookingErrorOptions) =>
  new BookingError(code, 'failed', options);

const bookings = fc.record({
  uid,
  seatUid: fc.constantFrom(undefined, undefined, 'seat'),
  status: fc.constantFrom('accepted', 'accepted', 'pending'),
  paymentRequired: fc.constantFrom(false, false, true),
  rescheduledFromUid: fc.constantFrom(undefined, undefined, 'a', 'b'),
});

const commands = [
  bookings.map((more) =>
    command(`book ${JSON.stringify(more)}`, (tab) => {
      const booking = booked({ id: undefined, ...more });
      if (booking.rescheduledFromUid === booking.uid) return;
      const dataPoints = [{ key: 'bookingId', value: booking.uid }];
      if (booking.uid === 'd') tab.happen({ type: 'expected', booking, dataPoints });
      tab.happen({ type: 'booked', booking, dataPoints });
      tab.made.add(bookingKey(booking));
    }),
  ),
  uid.map((one) =>
    command(`cancel ${one}`, (tab) => tab.happen({ type: 'cancelled', booking: { uid: one } })),
  ),
  fc.tuple(uid, status).map(([one, now]) =>
    command(`read ${one} ${now}`, (tab) => {
      const current = tab.state.booking;
      if (!current) return;
      const booking = booked({ ...current, uid: one, status: now, rescheduledFromUid: undefined });
      tab.happen({ type: 'read', booking });
      if (!tab.made.has(bookingKey(current)) && one !== current.uid) return;
    }),
  ),
  fc
    .boolean()
    .map((waitsForConfirmation) =>
      command(`configure ${waitsForConfirmation}`, (tab) =>
        tab.happen({ type: 'configured', leaseMs: LEASE_MS, waitsForConfirmation }),
      ),
    ),
  fc.constant(
    command('resume', (tab) => {
      tab.isWaiting = false;
      tab.happen({ type: 'resumed' });
    }),
  ),
  fc.constantFrom('lock' as const, 'timeout' as const, 'unlocked' as const).map((turn) =>
    command(`turn ${turn}`, (tab) => {
      if (!tab.isClaiming) return;
      tab.isClaiming = false;
      tab.happen({ type: 'turn', turn });
    }),
  ),
  fc.constant(
    command('accepted', (tab) => {
      const [one] = tab.open.splice(0);
      if (one) tab.happen({ type: 'accepted', ...one });
    }),
  ),
  fc.constant(
    command('accepted late', (tab) => {
      const one = tab.givenUp.pop();
      if (one) tab.happen({ type: 'accepted', ...one });
    }),
  ),
  fc.tuple(fc.boolean(), fc.boolean()).map(([recoverable, isGivenUp]) =>
    command(`fail ${recoverable} ${isGivenUp}`, (tab) => {
      const [one] = tab.open.splice(0);
      if (!one) return;
      if (isGivenUp) tab.givenUp.push(one);
      const { call } = one;
      tab.happen({ type: 'tryFailed', call, error: error('completion_failed', { recoverable }) });
    }),
  ),
  fc.constantFrom(undefined, ['a'], ['another']).map((completedWith) =>
    command(`already ${completedWith?.join() ?? ''}`, (tab) => {
      const [one] = tab.open.splice(0);
      if (!one) return;
      const done = error('already_completed', { completedWith });
      tab.happen({ type: 'tryFailed', call: one.call, error: done });
    }),
  ),
  fc.constantFrom('confirmed', 'rejected', 'cancelled', 'none').map((is) =>
    command(`answer ${is}`, (tab) => {
      const { asked: booking } = tab;
      tab.asked = undefined;
      if (!booking) return;
      const sure = { ...booking, status: 'accepted', paymentRequired: false };
      const answer =
        is === 'confirmed'
          ? ({ is, booking: sure } as const)
          : ({ is: is as 'rejected' | 'cancelled' } as const);
      tab.happen({ type: 'answered', booking, answer: is === 'none' ? undefined : answer });
    }),
  ),
  fc.constantFrom('completed', 'open', 'sending').map((what) =>
    command(`another tab: ${what}`, (tab) => {
      const { booking } = tab.state;
      if (!booking || tab.open.length > 0) return;
      const entry: OutboxEntry = {
        activityId: 'activity',
        bookingUid: booking.uid,
        seatUid: booking.seatUid,
        at: tab.now,
        ...(what === 'completed' && { outcome: 'completed' }),
        ...(what === 'sending' && {
          sender: { tab: 'other', until: tab.now + LEASE_MS, ms: LEASE_MS },
        }),
      };
      if (tab.state.status === 'completed' && what !== 'completed') return;
      tab.stored = entry;
      tab.happen({ type: 'stored', entry });
    }),
  ),
  fc.constant(
    command('the record is open', (tab) => {
      tab.maySubmitAgain = true;
      tab.happen({ type: 'opened', recorded: { values: [] } });
    }),
  ),
  fc.constantFrom('shown' as const, 'hidden' as const).map((type) =>
    command(type, (tab) => {
      if (type === 'hidden' && !tab.state.shown) return;
      tab.happen({ type });
    }),
  ),
];

const runs = 3_000;
let tried = 0;
afterAll(() => console.warn(`${tried} lives of an activity`));

it('any order of events: one call at a time, one completion, nothing lost, no deadlock', () => {
  fc.assert(
    fc.property(fc.commands(commands, { size: '+1', maxCommands: 60 }), (all) => {
      tried += 1;
      fc.modelRun(() => ({ model: {}, real: { tab: new Tab() } }), all);
    }),
    { numRuns: runs },
  );
});
