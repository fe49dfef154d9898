import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import {
  bookAppointment,
  failScript,
  hostCalls,
  hostEvents,
  holdBack,
  test,
} from './harness/index';

const widget = (event: string, more: Record<string, unknown> = {}) => ({
  component: 'BookAppointment' as const,
  props: { calLink: `clinic/${event}`, activityId: 'activity-1', ...more },
});

const errors = async (page: Page): Promise<unknown[]> =>
  (await hostEvents(page))
    .filter(({ name }) => name === 'onError')
    .map(({ payload }) => (payload as { code: string }).code);

const panel = (page: Page) =>
  page.getByRole('region', { name: 'The booking page could not be shown' });
const retry = (page: Page) => panel(page).getByRole('button', { name: 'Try again' });

test('a blocked embed.js shows a message, and Try again opens the page when it is no longer blocked', async ({
  page,
  sandbox,
  openHost,
}) => {
  await page.route(sandbox.embedJsUrl, (route) => route.abort('blockedbyclient'));
  await openHost({ widgets: [widget('intake')], strict: true });
  await panel(page).getByRole('heading', { name: 'The booking page could not be shown' }).waitFor();
  expect(await errors(page)).toEqual(['embed_blocked']);
  const link = panel(page).getByRole('link', { name: 'Open in a new tab' });
  expect(await link.getAttribute('href')).toBe(
    `${sandbox.calOrigin}/clinic/intake?metadata%5BawellActivityId%5D=activity-1`,
  );
  await retry(page).click();
  await panel(page).waitFor();
  await page.unroute(sandbox.embedJsUrl);
  await retry(page).click();
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  expect(await hostCalls(page)).toHaveLength(1);
});

test('an embed.js that failed while no widget was mounted is requested again by the next widget', async ({
  page,
  sandbox,
  openHost,
}) => {
  const fail = await holdBack(page, sandbox.embedJsUrl, 'abort');
  await openHost({ widgets: [widget('intake')] });
  await page.getByText('Loading available times').waitFor();
  await page.evaluate(() => window.host.unmount(0));
  await failScript(page, sandbox.embedJsUrl, fail);
  await page.unroute(sandbox.embedJsUrl);
  await page.evaluate(() => window.host.mount(0));
  await page.locator('[data-status="ready"]').waitFor();
});

test.for([
  ['doesn’t exist', 'embed/elsewhere.js'],
  ['returns a page', 'embed/page.html'],
])(
  'an embedJsUrl that %s doesn’t affect a widget with the right one, mounted before or after',
  async ([, path], { page, sandbox, openHost }) => {
    // No header tells the browser that it isn't a script, so it runs it and reports that it has loaded.
    await page.route('**/embed/page.html', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    const wrong = widget('intake', { embedJsUrl: `${sandbox.calOrigin}/${path}` });
    const right = widget('intake', { activityId: 'activity-2' });
    await openHost({ widgets: [wrong, right, { ...right, isLater: true }] });
    const isReady = (number: number) =>
      page
        .getByRole('region', { name: `Widget ${number}` })
        .locator('[data-status="ready"]')
        .waitFor();
    await isReady(1);
    await page.evaluate(() => window.host.mount(2));
    await isReady(2);
    expect(await errors(page)).toEqual(['embed_blocked']);
  },
);

test('a wrong embedJsUrl is reported, and doesn’t affect the next widget', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({
    widgets: [
      widget('intake', { embedJsUrl: `${sandbox.calOrigin}/clinic/intake` }),
      { ...widget('intake', { activityId: 'activity-2' }), isLater: true },
    ],
  });
  await panel(page).waitFor();
  await page.evaluate(() => window.host.mount(1));
  const second = page.getByRole('region', { name: 'Widget 1' });
  await second.locator('[data-status="ready"]').waitFor();
  expect(await errors(page)).toEqual(['embed_blocked']);
});

test.for([
  ['script-src', "script-src 'self' 'unsafe-inline'", 'embed_blocked', 15_000],
  ['frame-src', "frame-src 'none'", 'page_timeout', 1500],
] as const)(
  'if the %s of the page doesn’t allow Cal.com, the error names the directive',
  async ([directive, csp, code, loadTimeout], { page, sandbox, openHost }) => {
    await openHost({ widgets: [widget('intake', { loadTimeout })], csp });
    await panel(page).waitFor();
    expect(await errors(page)).toEqual([code]);
    const ours = page.consoleEntries.map(({ text }) => text).filter((text) => text.includes(code));
    expect(ours).toEqual([
      expect.stringMatching(
        new RegExp(
          `<BookAppointment>: .* \\(${directive}\\S*\\) blocks ${sandbox.calOrigin}\\. .*#${code}$`,
          's',
        ),
      ),
    ]);
  },
);

test('an offline browser shows a message, and the page loads when the connection is back', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [widget('intake')] });
  await page.locator('[data-status="ready"]').waitFor();
  await page.evaluate(() => window.host.unmount(0));
  await page.context().setOffline(true);
  await page.evaluate(() => window.host.setProps(0, { loadTimeout: 500 }));
  await page.evaluate(() => window.host.mount(0));
  await panel(page).getByText('You seem to be offline').waitFor();
  expect(await errors(page)).toEqual(['offline']);
  await page.context().setOffline(false);
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  expect(sandbox.cal.bookings()).not.toEqual([]);
});

test('after opening the page in a new tab, the patient sees what comes next', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget('intake-dead', { loadTimeout: 500 })] });
  const opened = page.waitForEvent('popup');
  await panel(page).getByRole('link', { name: 'Open in a new tab' }).click();
  expect(new URL((await opened).url()).searchParams.get('metadata[awellActivityId]')).toBe(
    'activity-1',
  );
  await page.getByText('If you have booked in the other tab').waitFor();
});

test('embed.js that arrives late is still used, without a click', async ({
  page,
  sandbox,
  openHost,
}) => {
  const release = await holdBack(page, sandbox.embedJsUrl, 'continue');
  await openHost({ widgets: [widget('intake', { loadTimeout: 200 })] });
  await panel(page).waitFor();
  expect(await errors(page)).toEqual(['page_timeout']);
  await release();
  await page.locator('[data-status="ready"]').waitFor();
  expect(await panel(page).count()).toBe(0);
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
});

test.for([
  ['intake-missing', 'link_failed', 60_000],
  ['intake-error', 'link_failed', 60_000],
  ['intake-dead', 'page_timeout', 1500],
  ['intake-refused', 'page_timeout', 1500],
] as const)(
  '%s shows a message and is reported (%s), and another page can be opened',
  async ([event, code, loadTimeout], { page, openHost }) => {
    await openHost({ widgets: [widget(event, { loadTimeout })] });
    await panel(page).waitFor();
    expect(await errors(page)).toEqual([code]);
    expect(await page.locator('iframe').isVisible()).toBe(false);
    await page.evaluate(() =>
      window.host.setProps(0, { calLink: 'clinic/intake', loadTimeout: 15_000 }),
    );
    await bookAppointment(page);
    await page.locator('[data-status="completed"]').waitFor();
  },
);

test('the time limit starts when the patient opens the part of the page with the widget', async ({
  page,
  openHost,
}) => {
  await page.clock.install();
  await openHost({ widgets: [{ ...widget('intake-dead'), isLater: true }] });
  await page.evaluate(() => {
    const details = document.createElement('details');
    document.body.append(details);
    details.append(document.getElementById('root')!);
    window.host.mount(0);
  });
  await page.locator('iframe').waitFor({ state: 'attached' });
  await page.clock.runFor(60_000);
  expect(await errors(page)).toEqual([]);
  await page.evaluate(() => document.querySelector('details')!.toggleAttribute('open'));
  await page.clock.runFor(16_000);
  await panel(page).waitFor();
  expect(await errors(page)).toEqual(['page_timeout']);
});

test.for([
  ['', 'invalid_cal_link'],
  ['javascript:alert(document.domain)', 'invalid_cal_link'],
  ['https://user:pass@cal.com/clinic', 'invalid_cal_link'],
] as const)(
  'calLink %j shows a message, and opens nothing',
  async ([calLink, code], { page, openHost }) => {
    await openHost({
      widgets: [{ ...widget('intake'), props: { calLink, activityId: 'a' } }],
      strict: true,
    });
    await panel(page).getByText('not set up correctly').waitFor();
    expect(await panel(page).getByText('calLink').count()).toBe(0);
    // StrictMode runs effects twice in development only; this is the built package.
    expect(new Set(await errors(page))).toEqual(new Set([code]));
    const reported = (await errors(page)).length;
    await page.evaluate(() => window.host.setProps(0, { className: 'rendered-again' }));
    expect(await errors(page)).toHaveLength(reported);
    expect(await page.locator('iframe').count()).toBe(0);
    await page.evaluate(() => window.host.setProps(0, { calLink: 'clinic/intake' }));
    await page.locator('[data-status="ready"]').waitFor();
  },
);
