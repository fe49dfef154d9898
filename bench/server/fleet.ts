import { bundleChildren, startChild, type Child } from './child';
import type { Contender } from './contenders';
import type { Question, Use } from './host';
import type { Load, LoadResult } from './load';

export interface Measured {
  perSecond: number;
  /** CPU of each request, in µs: the load and what else the machine does are not in it. */
  cpuUs: number;
}

/** Processes of their own for the servers, the load, and the stand-in for Cal.com's API. */
export interface Fleet {
  host: (contender: Contender) => Promise<Child<number>>;
  /** Sends so many requests to the contender's server, and throws unless all were handled. */
  send: (contender: Contender, server: Child<number>, amount: number) => Promise<Measured>;
}

/** Starts what all contenders share, and ends every process when `measure` is done. */
export async function withFleet<T>(measure: (fleet: Fleet) => Promise<T>): Promise<T> {
  await bundleChildren();
  const children: Child<unknown>[] = [];
  const start = async <Hello>(...args: Parameters<typeof startChild>): Promise<Child<Hello>> => {
    const child = await startChild<Hello>(...args);
    children.push(child);
    return child;
  };
  try {
    const [upstream, load] = await Promise.all([start<number>('upstream'), start<'ready'>('load')]);
    return await measure({
      host: ({ group, name }) => start('host', group, name, `http://127.0.0.1:${upstream.hello}`),
      send: async ({ group, name }, server, amount) => {
        const question: Load = { group, port: server.hello, amount };
        await server.ask<Use>({ about: 'use' } satisfies Question);
        const { perSecond, failed } = await load.ask<LoadResult>(question);
        const { cpuUs, handled } = await server.ask<Use>({ about: 'use' } satisfies Question);
        if (failed > 0 || handled !== amount) {
          throw new Error(
            `${name} handled ${handled} of ${amount}; ${failed} answers were no success.`,
          );
        }
        return { perSecond, cpuUs: cpuUs / amount };
      },
    });
  } finally {
    for (const child of children) child.end();
  }
}
