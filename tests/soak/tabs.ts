import type { Browser, Page } from './browser/page';
import type { Ending, Step } from './plan/plan';

/** The tabs of one patient: which page each shows, if any. */
export interface Tabs {
  open: (tab: number) => void;
  page: (tab: number) => Page | undefined;
  living: () => Page[];
  /** Every page there ever was. */
  all: Page[];
  end: (page: Page, how: Ending, away: number) => void;
  /** The host takes the widget away for a while; the page stays. */
  unmount: (page: Page, away: number) => void;
  /** A page reached a step, at which the plan may strike it. */
  reach: (page: Page, step: Step) => void;
  /** No more accidents; the patient looks at every tab, and at one at least. */
  calm: () => void;
}

export function createTabs(browser: Browser, load: (tab: number, number: number) => Page): Tabs {
  const { time, network, trace } = browser;
  const { strikes } = browser.plan;
  const shown = new Map<number, Page>();
  const all: Page[] = [];
  const reached = new Map<Step, number>();
  let isCalm = false;

  const open = (tab: number): void => {
    if (shown.get(tab)?.isAlive()) return;
    trace(`tab ${tab} opens page ${all.length + 1}`);
    const page = load(tab, all.length + 1);
    shown.set(tab, page);
    all.push(page);
  };

  const end: Tabs['end'] = (page, how, away) => {
    if (!page.isAlive()) return;
    trace(`${page.name} ends: ${how}`);
    if (how === 'crash') network.lose(page);
    else page.fire('pagehide');
    page.die(how === 'crash');
    time.after(away, () => open(page.tab));
  };

  const unmount: Tabs['unmount'] = (page, away) => {
    if (!page.isAlive()) return;
    trace(`${page.name} takes the widget away`);
    page.widget.unmount();
    time.after(away, () => page.isAlive() && page.widget.mount());
  };

  return {
    open,
    end,
    unmount,
    all,
    page: (tab) => shown.get(tab),
    living: () => all.filter((page) => page.isAlive()),
    reach: (page, step) => {
      const nth = (reached.get(step) ?? 0) + 1;
      reached.set(step, nth);
      const strike = strikes.find((each) => each.step === step && each.nth === nth);
      if (!strike || isCalm) return;
      const { how, away } = strike;
      trace(`strikes at ${step} ${nth}`);
      if (how === 'crash') end(page, how, away);
      // Leaving waits for the task that the page is in.
      else time.after(0, () => (how === 'unmount' ? unmount(page, away) : end(page, how, away)));
    },
    calm: () => {
      isCalm = true;
      open(1);
      for (const page of all) page.setHidden(false);
    },
  };
}
