import type { Page } from 'playwright-core';

interface LayoutShift extends PerformanceEntry {
  value: number;
  /** It follows what the person did, who expects it. */
  hadRecentInput: boolean;
  sources: readonly { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

declare global {
  var layoutShifts: string[];
}

/** Keeps what moves by itself in the pages to come. */
export const watchShifts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    globalThis.layoutShifts = [];
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
        if (hadRecentInput) continue;
        for (const { node, previousRect, currentRect } of sources) {
          const what = node?.textContent?.trim().slice(0, 40);
          const [from, to] = [previousRect, currentRect].map(({ x, y }) => `${x}, ${y}`);
          globalThis.layoutShifts.push(`${node?.nodeName} “${what}” from ${from} to ${to}`);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** What has moved by itself so far, in words. */
export const shiftsOf = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        // Two frames later the browser has told of every shift so far.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(globalThis.layoutShifts)));
      }),
  );
