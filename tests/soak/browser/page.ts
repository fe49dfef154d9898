import { createContext, type Script } from 'node:vm';
import type { ActivityState } from '../../../src/completion/view';
import type { BookedAppointment } from '../../../src/booking/bookedAppointment';
import type { Network, Sender } from '../awell/network';
import type { Widget, WidgetHost } from '../page/widget';
import { CAL_ORIGIN } from '../plan/forged';
import type { Plan, Step } from '../plan/plan';
import type { Random } from '../random';
import type { VirtualTime } from '../time';
import type { SharedLocks } from './locks';
import { navigatorOf } from './navigator';
import type { SharedStorage, StorageUser } from './storage';
import { createTarget } from './target';
import { createTimers } from './timers';

/** What the pages of one patient share. */
export interface Browser {
  script: Script;
  time: VirtualTime;
  random: Random;
  storage: SharedStorage;
  locks: SharedLocks;
  network: Network;
  plan: Plan;
  step: (page: Page, step: Step) => void;
  onHeard: (page: Page, booking: BookedAppointment) => void;
  onCancelled: (page: Page, booking: BookedAppointment) => void;
  onStored: (page: Page, value: string) => void;
  /** Everything that a page wrote to its console. */
  console: string[];
  trace: (text: string) => void;
}

export interface IncomingMessage {
  source: object | null | undefined;
  origin: string;
  namespace: string;
  data: object;
}

/** One load of the app in one tab: its own globals and modules, until it is left or crashes. */
export interface Page extends Sender, StorageUser {
  name: string;
  tab: number;
  namespace: string;
  widget: Widget;
  /** The window of the booking page, while it is on screen. */
  frame: () => object | undefined;
  receive: (message: IncomingMessage, type: string) => void;
  setHidden: (isHidden: boolean) => void;
  fire: (type: string) => void;
  die: (isCrash: boolean) => void;
  /** When it crashed (VirtualTime.elapsed), if it did. */
  crashedAt: () => number | undefined;
  errors: unknown[];
  timers: () => number;
  listeners: () => Record<string, number>;
}

const ignore = (): void => undefined;

export function openPage(browser: Browser, tab: number, number: number): Page {
  const { time, random, storage, locks, network, plan } = browser;
  const name = `tab ${tab}, page ${number}`;
  const namespace = 'awell-1';
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const windowTarget = createTarget(onError);
  const documentTarget = createTarget(onError);
  let alive = true;
  let crashedAt: number | undefined;
  let hidden = false;
  let frame: object | undefined;
  const isAlive = (): boolean => alive;
  const timers = createTimers(time, random, () => hidden, onError);

  const refuse = (): never => {
    throw new DOMException('Access is denied.', 'SecurityError');
  };
  const log = (...values: unknown[]): void => {
    if (alive) browser.console.push(values.map(String).join(' '));
  };
  const host: WidgetHost = {
    activityId: 'activity',
    namespace,
    calOrigin: CAL_ORIGIN,
    keepsFrame: plan.keepsFrame,
    leavesWhenDone: plan.leavesWhenDone,
    addFrame: () => (frame = { name: 'booking page' }) as Window,
    removeFrame: () => {
      frame = undefined;
    },
    fetch: (_endpoint, init) =>
      network.send(page, String(init?.body), init?.signal as AbortSignal) as Promise<Response>,
    onHeard: (booking) => {
      if (alive) browser.onHeard(page, booking);
    },
    onCancelled: (booking) => {
      if (alive) browser.onCancelled(page, booking);
    },
    onState: ({ status, booking }: ActivityState) => {
      if (alive) browser.trace(`${name} is ${status} ${booking?.uid ?? ''}`);
    },
  };

  const page: Page = {
    name,
    tab,
    namespace,
    errors,
    isAlive,
    isInformed: false,
    widget: undefined as unknown as Widget,
    sharesStorage: () => plan.storage === 'works' && !storage.isFull(),
    step: (step: Step) => browser.step(page, step),
    frame: () => frame,
    timers: timers.count,
    listeners: () => ({ ...documentTarget.listening(), ...windowTarget.listening() }),
    fire: (type) => {
      if (alive) windowTarget.dispatch(type);
    },
    onStored: (value) => {
      browser.onStored(page, value);
      browser.step(page, 'stored');
    },
    onStorage: (event) => {
      const isCompleted = event.newValue?.includes('"outcome":"completed"');
      // Where no widget is, nobody listens.
      if (isCompleted && windowTarget.listening()['storage']) page.isInformed = true;
      windowTarget.dispatch('storage', event);
    },
    receive: ({ source, origin, namespace: to, data }, type) => {
      if (!alive) return;
      const content = {
        originator: 'CAL',
        type,
        namespace: to,
        fullType: `CAL:${to}:${type}`,
        data,
      };
      windowTarget.dispatch('message', { data: content, source, origin });
    },
    setHidden: (isHidden) => {
      if (!alive || hidden === isHidden) return;
      hidden = isHidden;
      documentTarget.dispatch('visibilitychange');
    },
    crashedAt: () => crashedAt,
    die: (isCrash) => {
      alive = false;
      if (isCrash) crashedAt = time.elapsed();
      timers.clear();
      windowTarget.clear();
      documentTarget.clear();
      locks.release(page);
      storage.close(page);
    },
  };

  const localStorage = plan.storage === 'works' ? storage.open(page) : undefined;
  const context = createContext({
    window: {
      addEventListener: windowTarget.addEventListener,
      removeEventListener: windowTarget.removeEventListener,
      get localStorage() {
        return localStorage ?? refuse();
      },
    },
    document: {
      addEventListener: documentTarget.addEventListener,
      removeEventListener: documentTarget.removeEventListener,
      get visibilityState() {
        return hidden ? 'hidden' : 'visible';
      },
    },
    navigator: navigatorOf(page, locks, network, plan.locks),
    console: { log, warn: log, error: log, info: log, debug: log },
    setTimeout: (callback: () => void, ms?: number, ...values: unknown[]) =>
      alive ? timers.set(callback, ms, values) : 0,
    clearTimeout: timers.cancel,
    Date: time.Date,
    Math: Object.create(Math, { random: { value: random.next } }) as Math,
    AbortController,
    URL,
    Blob,
    fetch: ignore,
    page: undefined as { openWidget: (host: WidgetHost) => Widget } | undefined,
  });
  browser.script.runInContext(context);
  const opened = (context as { page?: { openWidget: (host: WidgetHost) => Widget } }).page;
  if (!opened) throw new Error('The page script gave no widget.');
  page.widget = opened.openWidget(host);
  page.widget.mount();
  return page;
}
