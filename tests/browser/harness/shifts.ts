import type { Page } from 'playwright-core';

interface LayoutShift extends PerformanceEntry {
  value: number;
  /** The shift follows something that the person did, so it is expected. */
  hadRecentInput: boolean;
  sources: readonly { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

declare global {
  var layoutShifts: string[];
}

/** Records layout shifts in all pages that are opened from now on. */
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

/** The layout shifts so far, as text. */
export const shiftsOf = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        // After two frames the browser has reported every shift so far.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(globalThis.layoutShifts)));
      }),
  );
