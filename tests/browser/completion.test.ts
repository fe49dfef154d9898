import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Sandbox } from '../../sandbox/index';
import { bookAppointment, hostCalls, hostEvents, hostUrl, holdBack, test } from './harness/index';

const widget = (more: Record<string, unknown> = {}) => ({
  component: 'BookAppointment' as const,
  props: { calLink: 'clinic/intake', activityId: 'activity-1', ...more },
});

const status = (page: Page, name: string) => page.locator(`[data-status="${name}"]`).waitFor();
// An attempt that a reload cut off blocks the other tabs until it expires, after 25 s.
const completedAfterLease = (page: Page) =>
  page.locator('[data-status="completed"]').waitFor({ timeout: 60_000 });
const safe = (page: Page) =>
  page.getByText('Your appointment is booked, but we have not reached').waitFor();
const stored = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify({ ...localStorage }));

/** Books, and Awell accepts only when the test says so, because a retry could come at any moment. */
async function bookInVain(page: Page, sandbox: Sandbox, mode: 'network' | '500'): Promise<void> {
  sandbox.awell.store.failNext({ mode, times: 1000 });
  await bookAppointment(page);
  await safe(page);
}

/** A booking activity of a care flow, and a host that completes it over HTTP. */
function startActivity(sandbox: Sandbox) {
  const { careFlowId, activityId } = sandbox.awell.store.startBookAppointment({
    calLink: 'clinic/intake',
  });
  const { token } = sandbox.awell.store.startSession(careFlowId);
  return {
    activityId,
    completion: {
      fetch: sandbox.awellEndpoint.replace('/m2m', ''),
      headers: { authorization: `Bearer ${token}` },
    },
  };
}

test('a failed completion is shown and saved, and succeeds when the network is back', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { activityId, completion } = startActivity(sandbox);
  await openHost({ widgets: [widget({ activityId })], completion });
  await bookInVain(page, sandbox, 'network');
  expect(await stored(page)).toContain(activityId);
  sandbox.awell.store.faults.clear();
  await status(page, 'completed');
  expect(sandbox.awell.store.completions(activityId)).toHaveLength(1);
  expect(await stored(page)).not.toContain('dataPoints');
});

test('a lost answer doesn’t complete the activity twice', async ({ page, sandbox, openHost }) => {
  const { activityId, completion } = startActivity(sandbox);
  await openHost({ widgets: [widget({ activityId })], completion });
  sandbox.awell.store.failNext({ mode: 'after' });
  await bookAppointment(page);
  await status(page, 'completed');
  expect(sandbox.awell.store.completions(activityId)).toHaveLength(1);
});

test('if Awell refuses for good, the patient sees whom to contact', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { activityId, completion } = startActivity(sandbox);
  await openHost({
    widgets: [widget({ activityId, labels: { help: 'Call us: 02 123 45 67' } })],
    completion,
  });
  sandbox.awell.store.failNext({ mode: 'success-false' });
  await bookAppointment(page);
  await page.getByRole('alert').getByText('could not pass your appointment on').waitFor();
  await page.getByText('Call us: 02 123 45 67').waitFor();
  // A retry doesn't help, but the clinic's phone number does.
  expect(await page.getByRole('button', { name: 'Try again now' }).count()).toBe(0);
  expect(sandbox.awell.store.completions(activityId)).toHaveLength(0);
});

test('a reloaded page retries the completion, and doesn’t show the booking page again', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { activityId, completion } = startActivity(sandbox);
  await openHost({ widgets: [widget({ activityId })], completion });
  await bookInVain(page, sandbox, '500');
  await page.reload({ waitUntil: 'commit' });
  sandbox.awell.store.faults.clear();
  await completedAfterLease(page);
  expect(await page.locator('iframe').count()).toBe(0);
  expect(await hostCalls(page)).not.toEqual([]);
  expect(sandbox.awell.store.completions(activityId)).toHaveLength(1);
  expect((await hostEvents(page)).map(({ name }) => name)).not.toContain('onReady');
});

test('“Try again now” retries at once', async ({ page, openHost }) => {
  await openHost({ widgets: [widget()] });
  await page.evaluate(() => window.host.completeWith('reject'));
  await bookAppointment(page);
  await safe(page);
  // In one task, because an automatic retry would remove the button.
  await page.getByRole('button', { name: 'Try again now' }).evaluate((button) => {
    window.host.completeWith('ok');
    (button as HTMLElement).click();
  });
  await status(page, 'completed');
});

test('the browser retries at once when it is online again', async ({ page, openHost }) => {
  await openHost({ widgets: [widget()] });
  await page.evaluate(() => window.host.completeWith('reject'));
  await bookAppointment(page);
  // After the third failure, the next retry is at least three seconds away.
  await expect.poll(() => hostCalls(page)).toHaveLength(3);
  await page.evaluate(() => window.host.completeWith('ok'));
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await status(page, 'completed');
  expect(await hostCalls(page)).toHaveLength(4);
});

test('a completion continues after the widget is unmounted', async ({ page, openHost }) => {
  await openHost({ widgets: [widget()] });
  await page.evaluate(() => window.host.completeWith('reject'));
  await bookAppointment(page);
  await safe(page);
  await page.evaluate(() => window.host.unmount(0));
  await page.evaluate(() => window.host.completeWith('ok'));
  await expect.poll(() => stored(page)).toMatch(/outcome\W+completed/);
});

/** Another tab of the same patient with the same activity. */
async function openTab(
  context: BrowserContext,
  origin: string,
  sandbox: Sandbox,
  config: Parameters<typeof hostUrl>[2],
): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(hostUrl(origin, sandbox, config), { waitUntil: 'domcontentloaded' });
  return tab;
}

test('only one of two tabs sends, and both show the result', async ({
  page,
  sandbox,
  openHost,
  hostOrigin,
}) => {
  const { activityId, completion } = startActivity(sandbox);
  const config = { widgets: [widget({ activityId })], completion };
  await openHost(config);
  const other = await openTab(page.context(), hostOrigin, sandbox, config);
  await status(other, 'ready');
  const fail = await holdBack(page, completion.fetch, 'abort');
  await bookAppointment(page);
  await other.getByText('Letting your clinic know').waitFor();
  expect(await other.locator('iframe').count()).toBe(0);
  await fail();
  await page.unroute(completion.fetch);
  await status(page, 'completed');
  await status(other, 'completed');
  expect(sandbox.awell.store.completions(activityId)).toHaveLength(1);
});

test('if a tab is closed during a completion, the other tab takes over', async ({
  page,
  sandbox,
  openHost,
  hostOrigin,
}) => {
  const { activityId, completion } = startActivity(sandbox);
  const config = { widgets: [widget({ activityId })], completion };
  await openHost(config);
  const other = await openTab(page.context(), hostOrigin, sandbox, config);
  await status(other, 'ready');
  await bookInVain(page, sandbox, '500');
  await page.close();
  sandbox.awell.store.faults.clear();
  await completedAfterLease(other);
  expect(sandbox.awell.store.completions(activityId)).toHaveLength(1);
});

test('completeWhen "confirmed" waits for the clinic, also across a reload', async ({
  page,
  sandbox,
  openHost,
}) => {
  sandbox.cal.reset();
  const props = { calLink: 'clinic/intake-confirm', completeWhen: 'confirmed' };
  await openHost({ widgets: [widget({ ...props, calApiUrl: sandbox.calApiUrl })] });
  await bookAppointment(page);
  await status(page, 'awaiting');
  await page.getByText('It is not final yet').waitFor();
  expect(await hostCalls(page)).toEqual([]);
  await page.reload({ waitUntil: 'domcontentloaded' });
  await status(page, 'awaiting');
  const { uid } = sandbox.cal.bookings()[0] ?? { uid: '' };
  await decide(sandbox, uid, 'confirm');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await status(page, 'completed');
  expect(await hostCalls(page)).toHaveLength(1);
});

test('if the clinic declines, the booking page comes back with the reason', async ({
  page,
  sandbox,
  openHost,
}) => {
  sandbox.cal.reset();
  const props = { calLink: 'clinic/intake-confirm', completeWhen: 'confirmed' };
  await openHost({ widgets: [widget({ ...props, calApiUrl: sandbox.calApiUrl })] });
  await bookAppointment(page);
  await status(page, 'awaiting');
  const { uid } = sandbox.cal.bookings()[0] ?? { uid: '' };
  await decide(sandbox, uid, 'decline');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByText('could not confirm the time').waitFor();
  await status(page, 'ready');
  expect(await hostCalls(page)).toEqual([]);
  expect(await stored(page)).toBe('{}');
});

test('if the clinic declines before the payment, the patient can choose another time', async ({
  page,
  sandbox,
  openHost,
}) => {
  sandbox.cal.reset();
  const props = { calLink: 'clinic/intake-paid', completeWhen: 'confirmed' };
  await openHost({ widgets: [widget({ ...props, calApiUrl: sandbox.calApiUrl })] });
  await bookAppointment(page);
  await status(page, 'awaiting');
  await page.frameLocator('iframe').getByRole('button', { name: 'Pay', exact: true }).waitFor();
  await decide(sandbox, sandbox.cal.bookings()[0]?.uid ?? '', 'decline');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await status(page, 'ready');
  await bookAppointment(page);
  await status(page, 'awaiting');
  expect(sandbox.cal.bookings()).toHaveLength(2);
});

test('completeWhen "confirmed" waits for the payment, and keeps the payment page open', async ({
  page,
  sandbox,
  openHost,
}) => {
  const props = { calLink: 'clinic/intake-paid', completeWhen: 'confirmed' };
  await openHost({ widgets: [widget({ ...props, calApiUrl: sandbox.calApiUrl })] });
  await bookAppointment(page);
  await status(page, 'awaiting');
  expect(await hostCalls(page)).toEqual([]);
  await page.frameLocator('iframe').getByRole('button', { name: 'Pay', exact: true }).click();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect
    .poll(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      return hostCalls(page);
    })
    .toHaveLength(1);
  await status(page, 'completed');
});

test('verifyBooking accepts a booking that names this activity, and refuses any other', async ({
  page,
  sandbox,
  openHost,
}) => {
  const props = { verifyBooking: true, calApiUrl: sandbox.calApiUrl };
  await openHost({ widgets: [widget(props)] });
  await bookAppointment(page);
  await status(page, 'completed');
  await openHost({ widgets: [widget({ ...props, activityId: 'activity-2' })] });
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading').first().waitFor();
  const uid = sandbox.cal.bookings().at(-1)?.uid ?? '';
  for (const [forged, code] of [
    [uid, 'booking_mismatch'],
    // Cal.com may not know a new booking for up to a minute.
    ['made-up', 'network'],
  ]) {
    await frame.locator('body').evaluate(
      (_body, data) => {
        parent.postMessage({ fullType: 'CAL:awell-1:bookingSuccessfulV2', data }, '*');
      },
      { uid: forged, status: 'ACCEPTED' },
    );
    await expect
      .poll(async () =>
        (await hostEvents(page))
          .filter(({ name }) => name === 'onError')
          .map(({ payload }) => (payload as { code: string }).code),
      )
      .toContain(code);
    expect(await hostCalls(page)).toEqual([]);
    await page.evaluate(() => localStorage.clear());
    await page.reload({ waitUntil: 'domcontentloaded' });
    await frame.getByRole('heading').first().waitFor();
  }
});

test('without the API address of a self-hosted Cal.com, waiting and verifying say which option to set', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget({ completeWhen: 'confirmed' })] });
  await page.getByText('not set up correctly').waitFor();
  const errors = (await hostEvents(page)).filter(({ name }) => name === 'onError');
  expect(errors).toMatchObject([{ payload: { code: 'missing_cal_api_url' } }]);
});

/** The clinic's answer to a booking request (Cal.com API v2, with its key). */
async function decide(sandbox: Sandbox, uid: string, what: 'confirm' | 'decline'): Promise<void> {
  const response = await fetch(`${sandbox.calApiUrl}/bookings/${uid}/${what}`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer cal_sandbox_key',
      'cal-api-version': '2024-08-13',
      'content-type': 'application/json',
    },
    body: '{}',
  });
  expect(response.status).toBe(200);
}
