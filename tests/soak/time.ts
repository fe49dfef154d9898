import { createClock } from '@sinonjs/fake-timers';

/** One patient's time. It passes only in `run`, and all their pages and their Awell live in it. */
export interface VirtualTime {
  /** What pages see. */
  Date: DateConstructor;
  /** How long this patient has been simulated, in ms; a jump of the clock does not count. */
  elapsed: () => number;
  /** Rises with each call: which of two things came first, also within one ms. */
  order: () => number;
  /** The wall clock is put forward or back; timers do not notice. */
  jump: (ms: number) => void;
  hasJumpedSince: (elapsed: number) => boolean;
  /** @returns forgets about it. */
  after: (ms: number, callback: () => void) => () => void;
  /** Lets time pass, and promises settle between any two timers. */
  run: (ms: number) => Promise<void>;
}

const START = Date.UTC(2027, 0, 4, 8);

const promisesSettled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export function createTime(): VirtualTime {
  const clock = createClock(START);
  let jumped = 0;
  let orders = 0;
  let lastJump = Number.NEGATIVE_INFINITY;
  const elapsed = (): number => clock.now - START - jumped;
  const after: VirtualTime['after'] = (ms, callback) => {
    const timer = clock.setTimeout(callback, Math.max(0, ms));
    return () => clock.clearTimeout(timer);
  };
  return {
    Date: clock.Date,
    elapsed,
    order: () => (orders += 1),
    after,
    jump: (ms) => {
      lastJump = elapsed();
      jumped += ms;
      clock.setSystemTime(clock.now + ms);
    },
    hasJumpedSince: (since) => lastJump >= since,
    run: async (ms) => {
      const until = elapsed() + ms;
      // Something to stop at, should nothing else happen then.
      after(ms, () => undefined);
      while (elapsed() < until) {
        clock.next();
        await promisesSettled();
      }
    },
  };
}
