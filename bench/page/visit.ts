import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { slowDown, type Condition } from './conditions';
import type { Contender } from './contenders';

/** What one patient saw, once. Times are in ms and begin when the host mounts, unless said. */
export interface Visit {
  /** The booking page was asked for. */
  asked: number;
  /** It said that it can be used. */
  ready: number;
  /** The main thread of the host's page was busy, from mount to ready. */
  mainThread: number;
  longTasks: number;
  /** Cumulative layout shift, from mount to ready. */
  layoutShift: number;
  /** From the booking event to the completion request. */
  told: number;
}

export interface Site {
  hostOrigin: string;
  calOrigin: string;
  embedJsUrl: string;
}

export const hostUrl = ({ hostOrigin, calOrigin, embedJsUrl }: Site, host: string): string =>
  `${hostOrigin}/${host}.html?${new URLSearchParams({ calOrigin, embedJsUrl })}`;

/** With the helper that tsx has functions call which are sent to a page. */
export async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext();
  await context.addInitScript('globalThis.__name ??= (named) => named;');
  return context;
}

/** When the first request went out whose address matches, in ms since 1970. */
function whenAsked(session: CDPSession, matches: (url: URL) => boolean): Promise<number> {
  return new Promise((resolve) => {
    session.on('Network.requestWillBeSent', ({ request, wallTime }) => {
      if (matches(new URL(request.url))) resolve(wallTime * 1000);
    });
  });
}

/** Milliseconds in which the main thread was busy so far, without what the harness has it do. */
export async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  return (of('TaskDuration') - of('DevToolsCommandDuration')) * 1000;
}

/** Sends what the booking page sends when a booking is made: both versions of the event, in one task. */
async function book(page: Page, calOrigin: string): Promise<void> {
  const frame = page
    .frames()
    .find((one) => one.url().startsWith(calOrigin) && !one.url().includes('preload=true'));
  await frame?.evaluate(() => {
    const namespace =
      new URLSearchParams(location.search).get('embed') ?? window.name.replace('cal-embed=', '');
    const tell = (type: string, data: object): void =>
      parent.postMessage({ originator: 'CAL', fullType: `CAL:${namespace}:${type}`, data }, '*');
    const times = { startTime: '2027-01-05T08:00:00Z', endTime: '2027-01-05T08:30:00Z' };
    tell('bookingSuccessful', {
      booking: { uid: 'booking-1', id: 7_300_001, status: 'ACCEPTED', ...times },
      confirmed: true,
    });
    tell('bookingSuccessfulV2', { uid: 'booking-1', status: 'ACCEPTED', ...times });
    // Calendly's message for the same.
    const payload = { event: { uri: 'booking-1' }, invitee: { uri: 'invitee-1' } };
    parent.postMessage({ event: 'calendly.event_scheduled', payload }, '*');
  });
}

async function preload(page: Page, { calOrigin }: Site): Promise<void> {
  const assets = page.waitForResponse(`${calOrigin}/assets/page.js`);
  await page.evaluate(() => window.bench.preload());
  await page.waitForFunction(() => 'version' in ((window as { Cal?: object }).Cal ?? {}));
  await (await assets).finished();
}

async function look(
  context: BrowserContext,
  { host, isPreloaded }: Contender,
  site: Site,
  condition: Condition,
): Promise<Visit> {
  const page = await context.newPage();
  await page.goto(hostUrl(site, host));
  await page.waitForFunction(() => 'bench' in window);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await slowDown(session, condition);
  if (isPreloaded) await preload(page, site);

  const bookingPage = whenAsked(
    session,
    ({ origin, pathname, searchParams }) =>
      origin === site.calOrigin && pathname.endsWith('/embed') && !searchParams.has('preload'),
  );
  const completion = whenAsked(session, ({ pathname }) => pathname === '/complete');
  const before = await busyMs(session);
  const mountedAt = await page.evaluate(() => window.bench.mount());
  const readyAt = await page.evaluate(() => window.bench.ready);
  const mainThread = (await busyMs(session)) - before;
  const seen = await page.evaluate(() => {
    const { longTasks, layoutShift } = window.bench;
    return { longTasks, layoutShift };
  });
  const askedAt = await bookingPage;
  await book(page, site.calOrigin);
  const toldAt = await completion;
  const heardAt = await page.evaluate(() => window.bench.heardAt ?? Number.NaN);
  return {
    asked: askedAt - mountedAt,
    ready: readyAt - mountedAt,
    mainThread,
    ...seen,
    told: toldAt - heardAt,
  };
}

/** One visit with an empty cache. */
export async function visit(
  browser: Browser,
  contender: Contender,
  site: Site,
  condition: Condition,
): Promise<Visit> {
  const context = await newContext(browser);
  try {
    return await look(context, contender, site, condition);
  } finally {
    await context.close();
  }
}
