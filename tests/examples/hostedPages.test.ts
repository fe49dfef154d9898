import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { bookAppointment, calFrame, test as base } from '../browser/harness/index';
import { installExample, versionOf } from './example';

const LANGUAGES = readdirSync(
  join(import.meta.dirname, '../../examples/hosted-pages/public/locales'),
);

const test = base
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads there which fixtures it needs.
  .extend('remote', { scope: 'file' }, async ({}, { onCleanup }) => {
    const remote = await installExample('federated-remote');
    onCleanup(remote.close);
    await remote.script('build');
    return remote.serve('serve.js', [], { PORT: '0' });
  })
  .extend('app', { scope: 'file' }, async ({ remote, sandbox }, { onCleanup }) => {
    const example = await installExample('hosted-pages');
    onCleanup(example.close);
    expect(versionOf(example, 'react')).toBe('18.2.0');
    expect(versionOf(example, 'typescript')).toBe('4.7.4');
    const env = {
      NEXT_PUBLIC_URL_ORCHESTRATION_API: sandbox.awellEndpoint.replace('/m2m', ''),
      NEXT_PUBLIC_URL_EXTENSIONS: remote,
      ORCHESTRATION_M2M_API: sandbox.awellEndpoint,
      ORCHESTRATION_API_KEY: sandbox.awell.apiKey,
      HOSTED_PAGES_AUTH_KEY: 'hosted-pages',
      HOSTED_PAGES_AUTH_SECRET: 'sandbox-session-secret',
    };
    await example.script('build', env);
    const app = await example.serve('node_modules/next/dist/bin/next', ['start', '-p', '0'], env);
    sandbox.awell.store.customDomain = sandbox.calOrigin;
    return app;
  })
  /** Opens a hosted session in which the booking is due. */
  .extend('openSession', ({ app, page, sandbox }) => async (more = '') => {
    const { store } = sandbox.awell;
    const ids = store.startBookAppointment({
      calLink: 'clinic/intake',
      customDomain: sandbox.calOrigin,
    });
    const session = store.startSession(ids.careFlowId);
    await page.goto(`${app}/?sessionId=${session.id}${more}`);
    return { ...ids, completions: () => store.completions(ids.activityId) };
  });

const nextStep = (page: Page) => page.getByRole('heading', { name: 'What comes next' }).waitFor();

test('a patient follows a link, books, and is shown what comes next', async ({
  app,
  page,
  sandbox,
}) => {
  await page.goto(`${app}/l/intake`);
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await bookAppointment(page);
  await nextStep(page);
  expect(await page.locator('iframe').count()).toBe(0);
  const booking = sandbox.cal.bookings().at(-1);
  const activityId = String(booking?.metadata['awellActivityId']);
  expect(sandbox.awell.store.completions(activityId)).toMatchObject([
    { dataPoints: [{ key: 'bookingId', value: String(booking?.id) }] },
  ]);
  expect(page.problems()).toEqual([]);
});

test('the booking page has the accent colour, and grows in the container that scrolls', async ({
  openSession,
  page,
}) => {
  await page.setViewportSize({ width: 1200, height: 400 });
  await openSession();
  const frame = calFrame(page);
  await frame.getByRole('button', { disabled: false }).first().waitFor();
  await expect
    .poll(() =>
      frame
        .locator(':root')
        .evaluate((root) => getComputedStyle(root).getPropertyValue('--cal-brand').trim()),
    )
    .toMatch(/#6b2fa0|rgb\(107, 47, 160\)/);
  expect(await page.locator('.theme').getAttribute('data-layout')).toBe('flexible');
  const box = page.locator('#error-boundary');
  await expect
    .poll(() => box.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight))
    .toBeGreaterThan(100);
  // The end of the booking page can be scrolled to: nothing around it cuts it off.
  const end = await box.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
    const { bottom } = element.querySelector('iframe')!.getBoundingClientRect();
    return bottom - element.getBoundingClientRect().bottom;
  });
  expect(end).toBeLessThanOrEqual(1);
});

test('the widget speaks the language of the session, each of the nine', async ({ app, page }) => {
  const titles = new Set<string>();
  for (const language of LANGUAGES) {
    await page.goto(`${app}/${language === 'en' ? '' : `${language}/`}l/intake`);
    await page.locator('.message button').click();
    const iframe = page.locator('iframe.cal-embed');
    await iframe.waitFor();
    const root = page.locator('[data-status]');
    await expect.poll(() => root.getAttribute('lang')).toBe(language);
    titles.add((await iframe.getAttribute('title')) ?? '');
  }
  expect(titles.size).toBe(LANGUAGES.length);
});

test('Awell refuses at first: the toast says so, the booking is kept and told again', async ({
  openSession,
  page,
  sandbox,
}) => {
  const { completions } = await openSession();
  // Until it was seen: a retry may come in any moment.
  sandbox.awell.store.failNext({ mode: '500', times: 1000 });
  await bookAppointment(page);
  await page.getByText('Checklist submission failed.').first().waitFor();
  await page.getByText('Your appointment is booked, but we have not reached').waitFor();
  sandbox.awell.store.faults.clear();
  await nextStep(page);
  expect(completions()).toHaveLength(1);
});

test('the connection drops and the whole page is replaced: Retry tells Awell, and shows no empty calendar', async ({
  openSession,
  page,
  sandbox,
}) => {
  const { completions } = await openSession();
  const before = sandbox.cal.bookings().length;
  const awell = `${new URL(sandbox.awellEndpoint).origin}/**`;
  await page.route(awell, (route) =>
    route.request().postData()?.includes('completeExtensionActivity')
      ? route.abort()
      : route.continue(),
  );
  await bookAppointment(page);
  const retry = page.getByRole('button', { name: "Let's try again" });
  await retry.waitFor();
  expect(await page.locator('[data-status]').count()).toBe(0);
  await page.unroute(awell);
  const calendars: string[] = [];
  page.on('frameattached', (frame) => calendars.push(frame.url()));
  await retry.click();

  await nextStep(page);
  expect(calendars).toEqual([]);
  expect(completions()).toHaveLength(1);
  expect(sandbox.cal.bookings()).toHaveLength(before + 1);
});

test('the federated remote runs on React 18.2 too: the patient books, and nothing else is known', async ({
  openSession,
  page,
}) => {
  const { completions } = await openSession('&extensions=remote');
  await bookAppointment(page);
  await nextStep(page);
  expect(completions()).toHaveLength(1);
  expect(page.problems()).toEqual([]);
});
