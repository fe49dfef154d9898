import type { Frame, JSHandle } from 'playwright-core';
import type { Contender } from '../page/contenders';
import type { OpenSite } from '../page/site';
import { mount, openHost, type HostPage } from './hostPage';

/** What it takes to have so many booking pages side by side. */
export interface WidgetFigures {
  /** Until its iframe is in the document, in ms, for each. */
  mountMs: number;
  /** What the main thread of the host's page does until all can be used, in ms, for each. */
  readyCpuMs: number;
  /** Of the window, for `message`, beyond those that a page without booking pages has. */
  messageListeners: number;
  /** What the main thread does for a message of somebody else, in µs. */
  foreignUs: number;
  /** What the main thread does for a message of one of the booking pages, in µs. */
  ownUs: number;
}

const MESSAGES = 1000;

async function messageListeners({ session }: HostPage): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression: 'window' });
  const objectId = result.objectId ?? '';
  const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId });
  return listeners.filter(({ type }) => type === 'message').length;
}

/** Hears from now on of as many messages as there are to be. */
const listenFor = (
  { page }: HostPage,
  ending: string,
  count: number,
): Promise<JSHandle<{ all: Promise<void> }>> =>
  page.evaluateHandle(
    (wanted) => ({
      all: new Promise<void>((resolve) => {
        let left = wanted.count;
        window.addEventListener('message', function hear({ data }) {
          if (!String(data?.fullType ?? '').endsWith(wanted.ending)) return;
          left -= 1;
          if (left > 0) return;
          window.removeEventListener('message', hear);
          resolve();
        });
      }),
    }),
    { ending, count },
  );

/** In µs for each of many messages, which a window sends to the page around it: itself, if there is none. */
async function messageCost(host: HostPage, sender: Frame, type: string): Promise<number> {
  const last = await listenFor(host, ':last', 1);
  const cost = await host.costOf(async () => {
    await sender.evaluate(
      (message) => {
        const query = new URLSearchParams(location.search);
        const namespace = query.get('embed') ?? window.name.replace('cal-embed=', '');
        const tell = (name: string): void =>
          parent.postMessage({ fullType: `${message.prefix}:${namespace}:${name}`, data: {} }, '*');
        for (let sent = 1; sent < message.count; sent += 1) tell('availabilityLoaded');
        tell('last');
      },
      { prefix: type, count: MESSAGES },
    );
    await last.evaluate(({ all }) => all);
  });
  return (cost * 1000) / MESSAGES;
}

/** So many booking pages, mounted at once, in a page that has shown one before. */
export async function measureWidgets(
  site: OpenSite,
  name: Contender['host'],
  count: number,
): Promise<WidgetFigures> {
  const host = await openHost(site, name);
  const { page } = host;
  const mountUntilReady = async (widgets: number): Promise<number> => {
    const ready = await listenFor(host, ':linkReady', widgets);
    const ms = await mount(host, widgets, 'iframe');
    await ready.evaluate(({ all }) => all);
    return ms;
  };
  try {
    const before = await messageListeners(host);
    await mountUntilReady(1);
    await page.evaluate(() => window.bench.unmount());
    await page.waitForFunction(() => document.querySelector('iframe') === null);

    let mountMs = 0;
    const readyCpuMs = await host.costOf(async () => {
      mountMs = await mountUntilReady(count);
    });
    const frame = page.frames().find((one) => one.url().startsWith(site.calOrigin));
    if (!frame) throw new Error('There is no booking page.');
    return {
      mountMs: mountMs / count,
      readyCpuMs: readyCpuMs / count,
      messageListeners: (await messageListeners(host)) - before,
      foreignUs: await messageCost(host, page.mainFrame(), 'SOMEBODY'),
      ownUs: await messageCost(host, frame, 'CAL'),
    };
  } finally {
    await host.close();
  }
}
