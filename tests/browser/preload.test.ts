import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { failScript, holdBack, test } from './harness/index';

const widget = (more: Record<string, unknown> = {}) => ({
  component: 'BookAppointment' as const,
  props: { calLink: 'clinic/intake', activityId: 'activity-1' },
  ...more,
});

/** Resolves when the booking page's assets have loaded. Call it before the page is requested. */
const assetsOf = (page: Page, calOrigin: string): Promise<unknown> =>
  Promise.all(
    ['page.js', 'page.css'].map(async (name) => {
      const response = await page.waitForResponse(`${calOrigin}/assets/${name}`);
      await response.finished();
    }),
  );

/** The requests to Cal.com in order, as paths; of the booking page's query only `embed` and `preload`. */
function askedOf(page: Page, calOrigin: string): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname, searchParams } = new URL(request.url());
    if (origin !== calOrigin) return;
    const kept = ['preload', 'embed'].filter((name) => searchParams.has(name));
    asked.push(`${pathname}${kept.map((name) => `?${name}=${searchParams.get(name)}`).join('')}`);
  });
  return asked;
}

const EMBED_JS = '/embed/embed.js';
const PAGE = '/clinic/intake/embed?embed=awell-1';
const UNSEEN = '/clinic/intake/embed?preload=true';

const hasRun = (page: Page) =>
  page.waitForFunction(() => 'version' in ((window as { Cal?: object }).Cal ?? {}));
const unseen = (page: Page) => page.locator('iframe[sandbox]');

/** Mounts the widget, and returns the iframe's URL in the task in which React inserts the widget. */
const mountAndLook = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!document.querySelector('[data-awell-booking]')) return;
          observer.disconnect();
          const frame = document.querySelector<HTMLIFrameElement>('iframe.cal-embed');
          resolve(frame?.src ?? 'no iframe');
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { childList: true, subtree: true });
        window.host.mountInTurn(0);
      }),
  );

test('embed.js is requested with the first commit, and a render that React discards requests nothing', async ({
  page,
  sandbox,
  openHost,
}) => {
  const asked = askedOf(page, sandbox.calOrigin);
  await openHost({ widgets: [widget({ hidden: 'suspense' })], strict: true });
  await page.getByText('A moment…').waitFor();
  expect(asked).toEqual([]);
  expect(await page.evaluate(() => 'Cal' in window)).toBe(false);
  expect(await page.locator('link[rel=preload]').count()).toBe(0);

  await page.evaluate(() => window.host.hide(0, undefined));
  await page.locator('[data-status="ready"]').waitFor();
  expect(asked.slice(0, 2)).toEqual([EMBED_JS, PAGE]);
  expect(asked.filter((path) => path === EMBED_JS)).toHaveLength(1);
});

test('after a preload, the booking page is requested in the commit that mounts the widget', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { calOrigin, embedJsUrl } = sandbox;
  const asked = askedOf(page, calOrigin);
  await openHost({ widgets: [widget({ isLater: true })], strict: true });
  const loaded = assetsOf(page, calOrigin);
  await page.evaluate(
    (options) => {
      window.host.preload(options);
      window.host.preload(options);
    },
    { calLink: 'clinic/intake', calOrigin, embedJsUrl },
  );
  await hasRun(page);
  await loaded;
  const before = [...asked];
  expect(new Set(before)).toEqual(
    new Set([EMBED_JS, UNSEEN, '/assets/page.css', '/assets/page.js']),
  );

  const url = new URL(await mountAndLook(page));
  expect(`${url.pathname}?embed=${url.searchParams.get('embed')}`).toBe(PAGE);
  await page.locator('[data-status="ready"]').waitFor();
  expect(asked.slice(before.length)[0]).toBe(PAGE);
  expect(asked.filter((path) => path === EMBED_JS)).toHaveLength(1);
});

test('a preload loads the booking page’s assets before the widget is mounted', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { calOrigin, embedJsUrl } = sandbox;
  await openHost({ widgets: [widget({ isLater: true })] });
  const loaded = assetsOf(page, calOrigin);
  await page.evaluate((options) => window.host.preload(options), {
    calLink: 'clinic/intake',
    calOrigin,
    embedJsUrl,
  });
  await loaded;
  await page.evaluate(() => window.host.mount(0));
  await page.locator('[data-status="ready"]').waitFor();
  const frame = page.frame('cal-embed=awell-1');
  const fetched = await frame?.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.includes('/assets/'))
      .map(({ transferSize }) => transferSize),
  );
  expect(fetched).toEqual([0, 0]);
});

test('a preload runs no script of the booking page, and sends no message to the app', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { calOrigin, embedJsUrl } = sandbox;
  const asked = askedOf(page, calOrigin);
  await page.addInitScript(() => {
    if (window !== top) return;
    Object.assign(window, { heard: [] as unknown[] });
    window.addEventListener('message', ({ data }) =>
      (window as unknown as { heard: unknown[] }).heard.push(data),
    );
  });
  await openHost({ widgets: [widget({ isLater: true })] });
  const loaded = assetsOf(page, calOrigin);
  await page.evaluate((options) => window.host.preload(options), {
    calLink: 'clinic/intake',
    calOrigin,
    embedJsUrl,
  });
  await loaded;
  await unseen(page).waitFor({ state: 'attached' });
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
  expect(page.uncaught).toEqual([]);
});

test('a cancelled preload stops, and can be started again', async ({ page, sandbox, openHost }) => {
  const { calOrigin, embedJsUrl } = sandbox;
  const options = { calLink: 'clinic/intake-dead', calOrigin, embedJsUrl };
  // A page that doesn't answer, so it is still loading.
  await page.route(/intake-dead/, () => undefined);
  await openHost({ widgets: [] });
  await page.evaluate((upcoming) => window.host.preload(upcoming), options);
  await unseen(page).waitFor({ state: 'attached' });
  const failed = page.waitForEvent('requestfailed');
  await page.evaluate(() => window.host.cancelPreload());
  await unseen(page).waitFor({ state: 'detached' });
  expect((await failed).url()).toContain('intake-dead/embed?preload=true');
  await page.evaluate((upcoming) => window.host.preload(upcoming), options);
  await unseen(page).waitFor({ state: 'attached' });
});

test('a preload whose embed.js is blocked doesn’t affect the widget', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { calOrigin, embedJsUrl } = sandbox;
  const fail = await holdBack(page, embedJsUrl, 'abort');
  await openHost({ widgets: [widget({ isLater: true })] });
  await page.evaluate((options) => window.host.preload(options), {
    calLink: 'clinic/intake',
    calOrigin,
    embedJsUrl,
  });
  await failScript(page, embedJsUrl, fail);
  await page.unroute(embedJsUrl);
  await page.evaluate(() => window.host.mount(0));
  await page.locator('[data-status="ready"]').waitFor();
});

test('nothing is preloaded if the patient’s browser saves data', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { calOrigin, embedJsUrl } = sandbox;
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  const asked = askedOf(page, calOrigin);
  await openHost({ widgets: [widget({ isLater: true })] });
  await page.evaluate((options) => window.host.preload(options), {
    calLink: 'clinic/intake',
    calOrigin,
    embedJsUrl,
  });
  expect(await page.evaluate(() => 'Cal' in window)).toBe(false);
  await page.evaluate(() => window.host.mount(0));
  await page.locator('[data-status="ready"]').waitFor();
  expect(asked.slice(0, 2)).toEqual([EMBED_JS, PAGE]);
  expect(asked).not.toContain(UNSEEN);
});
