/** A seeded source of chance: the same seed gives the same patient. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next: () => number;
  /** A whole number, both ends included. */
  int: (min: number, max: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** A time in ms, as often below a tenth of a second as around ten seconds: races hide at every scale. */
  soon: (max?: number) => number;
}

/** mulberry32 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T,
    soon: (max = 60_000) => Math.floor(max ** next()),
  };
}

/** The seed of one patient of a run. */
export const patientSeed = (seed: number, index: number): number =>
  createRandom(Math.imul(seed, 0x9e_37_79_b1) ^ index).int(0, 0x7f_ff_ff_ff);
