import type { Browser, CDPSession } from 'playwright-core';
import type { Contender } from './contenders';
import { hostUrl, newContext, type Site } from './visit';

/** What is left of a page's memory after many mounts, beyond what the first few leave. */
export interface Leftovers {
  heapKb: number;
  nodes: number;
  listeners: number;
}

const FIRST = 10;

async function held(session: CDPSession): Promise<Leftovers> {
  // Twice: what the first collection finds may hold what the second one can take.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  return {
    heapKb: of('JSHeapUsedSize') / 1024,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
  };
}

/**
 * Mounts and unmounts again and again: each mount is a whole one, whose iframe is there before it goes.
 *
 * @param mounts After how many it is looked at, in ascending order.
 */
export async function leftAfter(
  browser: Browser,
  { host }: Pick<Contender, 'host'>,
  site: Site,
  mounts: readonly number[],
): Promise<Leftovers[]> {
  const context = await newContext(browser);
  try {
    const page = await context.newPage();
    await page.goto(hostUrl(site, host));
    await page.waitForFunction(() => 'bench' in window);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const remount = (times: number): Promise<void> =>
      page.evaluate(async (count) => {
        const until = (isThere: boolean): Promise<void> =>
          new Promise((resolve) => {
            const check = (): void => {
              if ((document.querySelector('iframe') !== null) === isThere) resolve();
              else requestAnimationFrame(check);
            };
            check();
          });
        for (let mount = 0; mount < count; mount += 1) {
          window.bench.mount();
          await until(true);
          window.bench.unmount();
          await until(false);
        }
      }, times);
    await remount(FIRST);
    const few = await held(session);
    const left: Leftovers[] = [];
    let done = 0;
    for (const count of mounts) {
      await remount(count - done);
      done = count;
      const many = await held(session);
      left.push({
        heapKb: many.heapKb - few.heapKb,
        nodes: many.nodes - few.nodes,
        listeners: many.listeners - few.listeners,
      });
    }
    return left;
  } finally {
    await context.close();
  }
}
