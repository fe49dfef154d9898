import type { FaultMode } from '../../../sandbox/awell/faults';
import type { Random } from '../random';

/** What becomes of one request. */
export interface Fate {
  mode: Exclude<FaultMode, 'success-false'> | 'works' | 'hang-after';
  /** How long it travels to Awell, and its answer back, in ms. */
  there: number;
  back: number;
  /** A crash of its page does not stop it. A page that is left never does (`keepalive`). */
  survivesCrash: boolean;
}

const FAULTS: readonly Fate['mode'][] = [
  'network',
  'after',
  '429',
  '500',
  'graphql',
  'hang',
  'hang-after',
];

export const goodFate = (random: Random): Fate => ({
  mode: 'works',
  there: random.int(10, 300),
  back: random.int(10, 300),
  survivesCrash: true,
});

/** The fates of a patient's first requests; those after them are good. */
export function makeFates(random: Random): Fate[] {
  const count = random.chance(0.2) ? 0 : random.int(1, 5);
  return Array.from({ length: count }, () => ({
    mode: random.chance(0.3) ? 'works' : random.pick(FAULTS),
    // Slow ones go beyond the patience of the client (15 s) and of the library (20 s).
    there: random.soon(24_000),
    back: random.soon(24_000),
    survivesCrash: random.chance(0.5),
  }));
}
