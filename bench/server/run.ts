import { inTurn, spreadOf, type Spread } from '../stats';
import { bundleChildren, startChild, type Child } from './child';
import { CONTENDERS, type Contender, type Group } from './contenders';
import type { Memory, Question, Use } from './host';
import type { Load, LoadResult } from './load';

export interface ServerFigures {
  perSecond: Spread;
  /** CPU of each request, in µs: the load and what else the machine does are not in it. */
  cpuUs: Spread;
  /** Those of the first contender divided by ours, round by round. */
  ofFirst: { perSecond: Spread; cpu: Spread };
}

export interface MemoryFigure extends Memory {
  requests: number;
}

export interface ServerResult {
  rounds: number;
  amount: number;
  /** By group, then by contender. */
  groups: Record<Group, Record<string, ServerFigures>>;
  /** By group, then by contender. */
  memory: Record<Group, Record<string, MemoryFigure[]>>;
}

export interface ServerOptions {
  rounds: number;
  /** Requests per round and contender. */
  amount: number;
  /** After how many requests memory is looked at. */
  memoryAfter?: readonly number[];
  contenders?: readonly Contender[];
}

interface Measured {
  perSecond: number;
  cpuUs: number;
}

const WARM_UP_ROUNDS = 2;
const OURS = 'awell-cal-booking';

const byName = <T>(
  entries: readonly (readonly [Contender, T])[],
): Record<Group, Record<string, T>> => {
  const of = (group: Group): Record<string, T> =>
    Object.fromEntries(
      entries.filter(([one]) => one.group === group).map(([{ name }, value]) => [name, value]),
    );
  return { webhooks: of('webhooks'), proxy: of('proxy') };
};

function figuresOf(own: readonly Measured[], first: readonly Measured[]): ServerFigures {
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

/** Everybody in turns, under the same load from a third process; then what they hold after many requests. */
export async function measureServers({
  rounds,
  amount,
  memoryAfter = [],
  contenders = CONTENDERS,
}: ServerOptions): Promise<ServerResult> {
  await bundleChildren();
  const children: Child<unknown>[] = [];
  const start = async <Hello>(...args: Parameters<typeof startChild>): Promise<Child<Hello>> => {
    const child = await startChild<Hello>(...args);
    children.push(child);
    return child;
  };

  try {
    const [upstream, load] = await Promise.all([start<number>('upstream'), start<'ready'>('load')]);
    const host = ({ group, name }: Contender) =>
      start<number>('host', group, name, `http://127.0.0.1:${upstream.hello}`);

    const send = async ({ group, name }: Contender, server: Child<number>, count: number) => {
      const question: Load = { group, port: server.hello, amount: count };
      await server.ask<Use>({ about: 'use' } satisfies Question);
      const { perSecond, failed } = await load.ask<LoadResult>(question);
      const { cpuUs, handled } = await server.ask<Use>({ about: 'use' } satisfies Question);
      if (failed > 0 || handled !== count) {
        throw new Error(
          `${name} handled ${handled} of ${count}; ${failed} answers were no success.`,
        );
      }
      return { perSecond, cpuUs: cpuUs / count };
    };

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

    const firstOf = (group: Group) => contenders.find((one) => one.group === group);
    const holding: [Contender, MemoryFigure[]][] = [];
    for (const one of memoryAfter.length > 0 ? contenders : []) {
      if (one !== firstOf(one.group) && one.name !== OURS) continue;
      const server = await host(one);
      const look = async (requests: number): Promise<MemoryFigure> => ({
        requests,
        ...(await server.ask<Memory>({ about: 'memory' } satisfies Question)),
      });
      const figures = [await look(0)];
      for (const requests of memoryAfter) {
        await send(one, server, requests - (figures.at(-1)?.requests ?? 0));
        figures.push(await look(requests));
      }
      holding.push([one, figures]);
      server.end();
    }

    return {
      rounds,
      amount,
      groups: byName(
        contenders.map((one) => [
          one,
          figuresOf(seen.get(one) ?? [], seen.get(firstOf(one.group) ?? one) ?? []),
        ]),
      ),
      memory: byName(holding),
    };
  } finally {
    for (const child of children) child.end();
  }
}
