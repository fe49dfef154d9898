import type { Browser, Page } from './browser/page';
import type { Ledger } from './ledger';
import { CAL_ORIGIN, forge } from './plan/forged';
import type { Action } from './plan/plan';
import type { Tabs } from './tabs';

/** How long a patient waits before trying again to book, where no booking page is on screen. */
const TRY_AGAIN_MS = 3_000;

/** Puts the actions of a patient's plan into their time. */
export function actOut(browser: Browser, tabs: Tabs, ledger: Ledger): void {
  const { time, random, storage, network, plan, trace } = browser;
  let forged = 0;

  const tell = (page: Page, action: Extract<Action, { do: 'book' }>): void => {
    const { booking, leaves } = action;
    const source = page.frame();
    let delay = 0;
    for (const [index, { type, data, after }] of booking.messages.entries()) {
      delay += after;
      time.after(delay, () => {
        if (index === 0) {
          // What happens to a message that never came is for Cal.com's webhook.
          if (!page.isAlive() || page.frame() !== source) return tryAgain(action);
          ledger.made(page, booking);
        }
        page.receive({ source, origin: CAL_ORIGIN, namespace: page.namespace, data }, type);
        tabs.reach(page, 'message');
        if (index === 0 && leaves !== undefined) tabs.end(page, 'redirect', leaves);
      });
    }
  };

  const tryAgain = (action: Extract<Action, { do: 'book' }>): void => {
    if (!ledger.hasBooked()) time.after(TRY_AGAIN_MS, () => book(action));
  };

  const book = (action: Extract<Action, { do: 'book' }>): void => {
    const page = tabs.page(action.tab);
    if (page?.isAlive() && page.frame()) tell(page, action);
    else tryAgain(action);
  };

  const act = (action: Action): void => {
    const page = 'tab' in action ? tabs.page(action.tab) : undefined;
    switch (action.do) {
      case 'open':
        tabs.open(action.tab);
        break;
      case 'book':
        book(action);
        break;
      case 'forge':
        forged += 1;
        if (page) forge(random, page, forged);
        break;
      case 'end':
        if (page) tabs.end(page, action.how, action.away);
        break;
      case 'unmount':
        if (page) tabs.unmount(page, action.away);
        break;
      case 'hide':
      case 'show':
        page?.setHidden(action.do === 'hide');
        break;
      case 'offline':
      case 'online':
        trace(action.do);
        network.setOnline(action.do === 'online');
        tabs.living().forEach((living) => living.fire(action.do));
        break;
      case 'storageFull':
      case 'storageFree':
        trace(action.do);
        storage.setFull(action.do === 'storageFull');
        break;
      case 'jump':
        trace(`the clock jumps ${action.ms} ms`);
        time.jump(action.ms);
    }
  };

  for (const { at, action } of plan.actions) time.after(at, () => act(action));
}
