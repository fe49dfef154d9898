import { inTurn, spreadOf, type Spread } from '../stats';
import type { Child } from './child';
import type { Contender } from './contenders';
import type { Fleet, Measured } from './fleet';

export interface SpeedFigures {
  perSecond: Spread;
  /** CPU of each request, in µs. */
  cpuUs: Spread;
  /** Those of the first contender divided by ours, round by round. */
  ofFirst: { perSecond: Spread; cpu: Spread };
}

const WARM_UP_ROUNDS = 2;

function figuresOf(own: readonly Measured[], first: readonly Measured[]): SpeedFigures {
  const ratios = (pick: (own: Measured, first: Measured) => number): Spread =>
    spreadOf(own.map((one, round) => pick(one, first[round] ?? one)));
  return {
    perSecond: spreadOf(own.map(({ perSecond }) => perSecond)),
    cpuUs: spreadOf(own.map(({ cpuUs }) => cpuUs)),
    ofFirst: {
      perSecond: ratios((one, other) => one.perSecond / other.perSecond),
      cpu: ratios((one, other) => other.cpuUs / one.cpuUs),
    },
  };
}

/** Everybody in turns, under the same load; the first of each group is what the others are measured by. */
export async function measureSpeed(
  { host, send }: Fleet,
  contenders: readonly Contender[],
  rounds: number,
  amount: number,
): Promise<[Contender, SpeedFigures][]> {
  const hosts = new Map<Contender, Child<number>>();
  for (const one of contenders) hosts.set(one, await host(one));
  const seen = new Map<Contender, Measured[]>(contenders.map((one) => [one, []]));
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    for (const one of inTurn(contenders, round + WARM_UP_ROUNDS)) {
      const measured = await send(one, hosts.get(one)!, amount);
      if (round >= 0) seen.get(one)?.push(measured);
    }
  }
  for (const child of hosts.values()) child.end();
  return contenders.map((one) => {
    const first = contenders.find(({ group }) => group === one.group) ?? one;
    return [one, figuresOf(seen.get(one) ?? [], seen.get(first) ?? [])];
  });
}
