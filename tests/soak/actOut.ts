import type { Browser, Page } from './browser/page';
import type { Ledger } from './ledger';
import { cancellation, type BookingMessage } from './plan/bookings';
import { CAL_ORIGIN, forge } from './plan/forged';
import type { Action } from './plan/plan';
import type { Tabs } from './tabs';

/** How long a patient waits before trying again to book, where no booking page is on screen. */
const TRY_AGAIN_MS = 3_000;

/** Puts the actions of a patient's plan into their time. */
export function actOut(browser: Browser, tabs: Tabs, ledger: Ledger): void {
  const { time, random, storage, network, plan, trace } = browser;
  let forged = 0;

  const say = (page: Page, source: object | undefined, { type, data }: BookingMessage): void => {
    page.receive({ source, origin: CAL_ORIGIN, namespace: page.namespace, data }, type);
    tabs.reach(page, 'message');
  };

  const tell = (page: Page, action: Extract<Action, { do: 'book' | 'move' }>): void => {
    const { booking } = action;
    const source = page.frame();
    let delay = 0;
    for (const [index, message] of booking.messages.entries()) {
      delay += message.after;
      time.after(delay, () => {
        if (index === 0) {
          // What happens to a message that never came is for Cal.com's webhook.
          const isGone = !page.isAlive() || page.frame() !== source;
          if (isGone) return action.do === 'book' ? tryAgain(action) : undefined;
          ledger.made(page, booking, action.do === 'move' ? action.from : undefined);
        }
        say(page, source, message);
        const leaves = action.do === 'book' ? action.leaves : undefined;
        if (index === 0 && leaves !== undefined) tabs.end(page, 'redirect', leaves);
      });
    }
  };

  const tryAgain = (action: Extract<Action, { do: 'book' }>): void => {
    if (!ledger.hasBooked()) time.after(TRY_AGAIN_MS, () => book(action));
  };

  /** The page that a booking can be moved on: the one that says it is booked, or its details once Awell was told. */
  const pageOf = (uid: string): Page | undefined => {
    const made = ledger.bookings.get(uid);
    if (!made || ledger.isMoved(uid)) return undefined;
    const { page, frame } = made;
    const onFrame = [...ledger.bookings.values()].filter((one) => one.frame === frame);
    const isOnScreen = page.isAlive() && page.frame() === frame && onFrame.at(-1) === made;
    if (frame !== undefined && isOnScreen) return page;
    return tabs.living().find((one) => one.widget.reschedule(uid));
  };

  const move = (action: Extract<Action, { do: 'move' }>): void => {
    const page = pageOf(action.from);
    if (page) tell(page, action);
  };

  const cancel = ({ uid, again, after }: Extract<Action, { do: 'cancel' }>): void => {
    const page = pageOf(uid);
    if (!page) return;
    say(page, page.frame(), cancellation(uid));
    const next = { do: 'book', tab: page.tab, booking: again, leaves: undefined } as const;
    time.after(after, () => book(next));
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
      case 'move':
        move(action);
        break;
      case 'cancel':
        cancel(action);
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
