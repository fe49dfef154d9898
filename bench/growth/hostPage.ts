import type { CDPSession, Page } from 'playwright-core';
import type { Contender } from '../page/contenders';
import { busyMs, hostUrl, newContext, type Site } from '../page/visit';
import type { OpenSite } from '../page/site';

export interface HostPage {
  page: Page;
  session: CDPSession;
  site: Site;
  /** What the main thread did meanwhile, in ms of its CPU time. */
  costOf: (work: () => Promise<unknown>) => Promise<number>;
  close: () => Promise<void>;
}

/** Opens the page of a host in a browser profile of its own, with nothing mounted. */
export async function openHost(
  site: OpenSite,
  host: Contender['host'],
  prepare?: (page: Page) => Promise<unknown>,
): Promise<HostPage> {
  const context = await newContext(site.browser);
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(hostUrl(site, host));
  await page.waitForFunction(() => 'bench' in window);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    page,
    session,
    site,
    costOf: async (work) => {
      const before = await busyMs(session);
      await work();
      return (await busyMs(session)) - before;
    },
    close: () => context.close(),
  };
}

/** Mounts so many at once. @returns the ms until so many elements of theirs are in the document. */
export const mount = (
  { page }: HostPage,
  count: number,
  theirs: 'iframe' | 'output',
): Promise<number> =>
  page.evaluate(
    ({ count: wanted, theirs: name }) =>
      new Promise<number>((resolve) => {
        const startedAt = performance.now();
        // A list that the browser keeps: the harness looks at it in the same time however long it is.
        const elements = document.getElementsByTagName(name);
        new MutationObserver((_, observer) => {
          if (elements.length < wanted) return;
          observer.disconnect();
          resolve(performance.now() - startedAt);
        }).observe(document, { subtree: true, childList: true });
        window.bench.mount(wanted);
      }),
    { count, theirs },
  );
