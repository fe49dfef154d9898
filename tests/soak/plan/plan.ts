import { makeFates, type Fate } from '../awell/faults';
import type { Random } from '../random';
import { makeBooking, type PlannedBooking } from './bookings';

/** Moments in the life of a page at which something can strike it. */
export type Step = 'message' | 'stored' | 'locked' | 'sent' | 'acted' | 'answered';

/** How a page ends. A crash takes it in the middle of its work; the others say goodbye (`pagehide`). */
export type Ending = 'crash' | 'reload' | 'redirect';

/** Ends the page (or takes the widget off it) that reaches this step for the n-th time in the patient's life. */
export interface Strike {
  step: Step;
  nth: number;
  how: Ending | 'unmount';
  /** How long until the patient is back, in ms. */
  away: number;
}

export type Action =
  | { do: 'open' | 'hide' | 'show'; tab: number }
  | { do: 'book'; tab: number; booking: PlannedBooking; leaves: number | undefined }
  /** On the page that says it is booked, or from its details: to another time. */
  | { do: 'move'; from: string; booking: PlannedBooking }
  /** On the page that says it is booked. Whoever cancels there books again later. */
  | { do: 'cancel'; uid: string; again: PlannedBooking; after: number }
  | { do: 'forge'; tab: number }
  | { do: 'end'; tab: number; how: Ending; away: number }
  | { do: 'unmount'; tab: number; away: number }
  | { do: 'offline' | 'online' | 'storageFull' | 'storageFree' }
  | { do: 'jump'; ms: number };

/** Everything that happens to one patient. */
export interface Plan {
  storage: 'works' | 'refused';
  locks: 'work' | 'absent' | 'refused';
  keepsFrame: boolean;
  leavesWhenDone: boolean;
  fates: Fate[];
  strikes: Strike[];
  actions: { at: number; action: Action }[];
}

const STEPS: readonly Step[] = ['message', 'stored', 'locked', 'sent', 'acted', 'answered'];
const ENDINGS: readonly Ending[] = ['crash', 'reload', 'redirect'];
const DAY_MS = 24 * 60 * 60 * 1000;

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export function makePlan(random: Random): Plan {
  const actions: Plan['actions'] = [];
  const bookedAt = random.int(500, 8_000);
  const tabs = random.chance(0.4) ? 2 : 1;
  const anyTab = (): number => random.int(1, tabs);
  const around = (): number => Math.max(0, bookedAt - 200 + random.soon());
  const away = (): number => random.soon(120_000);
  const plan = (at: number, action: Action): void => void actions.push({ at, action });
  const maybe = (probability: number, act: () => void): void => {
    if (random.chance(probability)) act();
  };

  plan(0, { do: 'open', tab: 1 });
  if (tabs === 2)
    plan(random.chance(0.5) ? random.int(0, bookedAt) : around(), { do: 'open', tab: 2 });

  const first = makeBooking(random, 1);
  const leaves = random.chance(0.12) ? away() : undefined;
  plan(bookedAt, { do: 'book', tab: 1, booking: first, leaves });
  maybe(0.35, () => {
    const booking = makeBooking(random, 2);
    plan(around(), { do: 'book', tab: anyTab(), booking, leaves: undefined });
  });
  let latest = first.uid;
  let movedAt = bookedAt;
  times(random.chance(0.4) ? random.int(1, 3) : 0, (index) => {
    movedAt += random.soon();
    const booking = makeBooking(random, 3 + index, latest);
    plan(movedAt, { do: 'move', from: latest, booking });
    latest = booking.uid;
  });
  maybe(0.15, () => {
    const again = makeBooking(random, 6);
    plan(movedAt + random.soon(), { do: 'cancel', uid: latest, again, after: random.soon() });
  });
  times(random.int(0, 4), () => plan(around(), { do: 'forge', tab: anyTab() }));

  times(random.chance(0.5) ? random.int(1, 3) : 0, () =>
    plan(around(), { do: 'end', tab: anyTab(), how: random.pick(ENDINGS), away: away() }),
  );
  maybe(0.15, () => plan(around(), { do: 'unmount', tab: anyTab(), away: away() }));
  maybe(0.25, () => {
    const at = around();
    plan(at, { do: 'offline' });
    plan(at + random.soon(), { do: 'online' });
  });
  maybe(0.25, () => {
    const [at, tab] = [around(), anyTab()];
    plan(at, { do: 'hide', tab });
    plan(at + random.soon(), { do: 'show', tab });
  });
  maybe(0.12, () => plan(around(), { do: 'jump', ms: random.pick([DAY_MS, -DAY_MS]) }));
  maybe(0.04, () => {
    const at = random.int(0, bookedAt);
    plan(at, { do: 'storageFull' });
    plan(at + random.soon(), { do: 'storageFree' });
  });

  return {
    storage: random.chance(0.03) ? 'refused' : 'works',
    locks: random.pick(['work', 'work', 'absent', 'refused'] as const),
    keepsFrame: random.chance(0.3),
    leavesWhenDone: random.chance(0.4),
    fates: makeFates(random),
    strikes: times(random.chance(0.5) ? random.int(1, 2) : 0, () => ({
      step: random.pick(STEPS),
      nth: random.int(1, 3),
      how: random.pick([...ENDINGS, 'unmount'] as const),
      away: away(),
    })),
    actions,
  };
}
