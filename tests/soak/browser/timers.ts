import type { Random } from '../random';
import type { VirtualTime } from '../time';

/** The timers of one page. */
export interface Timers {
  set: (callback: (...values: unknown[]) => void, ms?: number, values?: unknown[]) => number;
  cancel: (id: number | undefined) => void;
  count: () => number;
  /** The page is gone. */
  clear: () => void;
}

export function createTimers(
  time: VirtualTime,
  random: Random,
  isHidden: () => boolean,
  onError: (error: unknown) => void,
): Timers {
  const live = new Map<number, () => void>();
  let last = 0;
  return {
    count: () => live.size,
    set: (callback, ms = 0, values = []) => {
      last += 1;
      const id = last;
      const run = (): void => {
        live.delete(id);
        try {
          callback(...values);
        } catch (error) {
          onError(error);
        }
      };
      const ring = (): void => {
        // Browsers let the timers of a hidden page run late.
        if (isHidden()) live.set(id, time.after(random.int(0, 1_000), run));
        else run();
      };
      live.set(id, time.after(ms, ring));
      return id;
    },
    cancel: (id) => {
      if (id === undefined) return;
      live.get(id)?.();
      live.delete(id);
    },
    clear: () => {
      live.forEach((stop) => stop());
      live.clear();
    },
  };
}
