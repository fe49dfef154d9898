import type { FrameLocator } from 'playwright-core';
import { expect } from 'vitest';
import { differences } from '../sandbox/real/shape';
import { events as captured } from '../sandbox/real/captures';
import {
  ada,
  bookAppointment,
  calFrame,
  confirmBooking,
  fillForm,
  hostEvents,
  pickTime,
  test,
  type RecordedPage,
  type WidgetConfig,
} from './harness/index';

/** Facts about booking pages that only a browser shows, by their numbers. */
test.beforeEach(({ sandbox }) => sandbox.cal.reset());

const widget = (event: string, more: Record<string, unknown> = {}): WidgetConfig => ({
  component: 'BookAppointment',
  props: { calLink: `clinic/${event}`, activityId: 'activity-1', ...more },
});

interface Message {
  type: string;
  data: Record<string, unknown>;
}

/** Records the booking page's messages from the start. */
const listen = async (page: RecordedPage): Promise<void> => {
  await page.addInitScript(() => {
    const messages: Message[] = [];
    Object.assign(window, { messages });
    window.addEventListener('message', ({ data }) => {
      if (data?.originator === 'CAL' && typeof data.type === 'string') messages.push(data);
    });
  });
};
const messagesOf = (page: RecordedPage): Promise<Message[]> =>
  page.evaluate(() => (window as unknown as { messages: Message[] }).messages);
const typesOf = async (page: RecordedPage): Promise<string[]> =>
  (await messagesOf(page)).map(({ type }) => type);

const reach = (page: RecordedPage, status: string): Promise<void> =>
  page.locator(`[data-status="${status}"]`).waitFor();

const book = async (frame: FrameLocator, patient = ada): Promise<void> => {
  await pickTime(frame);
  await fillForm(frame, patient);
  await confirmBooking(frame);
};

test('cal-real 1.3, 1.4: a page reports once that it is ready or failed, and reports loaded availability dozens of times', async ({
  page,
  openHost,
}) => {
  await listen(page);
  await openHost({ widgets: [widget('intake-in-person')] });
  await bookAppointment(page);
  await reach(page, 'completed');
  const messages = await messagesOf(page);
  const types = messages.map(({ type }) => type);
  expect(types).toContain('linkReady');
  expect(types).not.toContain('linkFailed');
  expect(types.filter((type) => type === 'availabilityLoaded').length).toBeGreaterThanOrEqual(24);
  for (const { type, data } of captured['first-visit'] ?? []) {
    const own = messages.find((one) => one.type === type);
    expect([type, own !== undefined]).toEqual([type, true]);
    // What was loaded before the page was ready is null or not, by chance.
    if (type !== 'bookerViewed') expect([type, differences(own?.data, data)]).toEqual([type, []]);
  }
});

test('cal-real 1.7: rescheduling a cancelled booking fails', async ({
  page,
  openHost,
  sandbox,
}) => {
  await listen(page);
  await openHost({ widgets: [widget('intake')] });
  await bookAppointment(page);
  await reach(page, 'completed');
  const [booking] = sandbox.cal.bookings();
  Object.assign(booking ?? {}, { status: 'CANCELLED' });
  await openHost({ widgets: [widget('intake', { rescheduleUid: booking?.uid, activityId: 'b' })] });
  await reach(page, 'failed');
  const types = await typesOf(page);
  expect(types).toContain('linkFailed');
  expect(types).not.toContain('linkReady');
  expect(sandbox.cal.bookings()).toHaveLength(1);
});

const fixed = async (sandbox: { calOrigin: string; calApiUrl: string }): Promise<string> => {
  const start = new Date();
  const query = new URLSearchParams({
    eventTypeSlug: 'intake-no-cancel',
    username: 'clinic',
    start: start.toISOString(),
    end: new Date(start.getTime() + 10 * 86_400_000).toISOString(),
  });
  const slots = await fetch(`${sandbox.calApiUrl}/slots?${query}`, {
    headers: { 'cal-api-version': '2024-09-04' },
  });
  const { data } = (await slots.json()) as { data: Record<string, { start: string }[]> };
  const response = await fetch(`${sandbox.calApiUrl}/bookings`, {
    method: 'POST',
    headers: { 'cal-api-version': '2024-08-13', 'content-type': 'application/json' },
    body: JSON.stringify({
      start: Object.values(data)[0]?.[0]?.start,
      eventTypeSlug: 'intake-no-cancel',
      username: 'clinic',
      attendee: { ...ada, timeZone: 'Europe/Brussels' },
    }),
  });
  return ((await response.json()) as { data: { uid: string } }).data.uid;
};

test('cal-real 1.7: rescheduling a booking that can’t be rescheduled opens a page that is ready but has no booker', async ({
  page,
  openHost,
  sandbox,
}) => {
  await listen(page);
  const rescheduleUid = await fixed(sandbox);
  await openHost({ widgets: [widget('intake-no-cancel', { rescheduleUid })] });
  await calFrame(page).getByText('This meeting is scheduled').waitFor();
  await expect.poll(() => typesOf(page)).toContain('linkReady');
  expect((await typesOf(page)).filter((type) => /^(navigatedTo|booker)/.test(type))).toEqual([]);
});

test('cal-real 1.7: a patient who can’t reschedule sees why, and can open the appointment', async ({
  page,
  openHost,
  sandbox,
}) => {
  const rescheduleUid = await fixed(sandbox);
  await openHost({ widgets: [widget('intake-no-cancel', { rescheduleUid })] });
  await reach(page, 'failed');
  await page.getByRole('heading', { name: 'This appointment cannot be moved here' }).waitFor();
  const link = page.getByRole('link', { name: 'Open my appointment' });
  expect(await link.getAttribute('href')).toBe(`${sandbox.calOrigin}/booking/${rescheduleUid}`);
  const events = await hostEvents(page);
  expect(events.map(({ name }) => name)).not.toContain('onReady');
  expect(JSON.stringify(events)).toContain('event_type_rule');
});

test('cal-real 1.7: a patient whose appointment is cancelled sees that, and can choose another time', async ({
  page,
  openHost,
  sandbox,
}) => {
  const rescheduleUid = await bookedAlone(page, openHost, sandbox);
  Object.assign(sandbox.cal.find(rescheduleUid) ?? {}, { status: 'CANCELLED' });
  const { calApiUrl } = sandbox;
  await openHost({ widgets: [widget('intake', { rescheduleUid, calApiUrl, activityId: 'b' })] });
  await page.getByRole('heading', { name: 'Your appointment is cancelled' }).waitFor();
  await page.getByRole('button', { name: 'Choose a time' }).click();
  await bookAppointment(page);
  await reach(page, 'completed');
  expect(sandbox.cal.bookings().map(({ status }) => status)).toEqual(['CANCELLED', 'ACCEPTED']);
});

test('cal-real 1.7: an appointment of another event type is rescheduled on its own page', async ({
  page,
  openHost,
  sandbox,
}) => {
  const rescheduleUid = await bookedAlone(page, openHost, sandbox);
  const { calApiUrl } = sandbox;
  const props = { rescheduleUid, calApiUrl, activityId: 'b' };
  await openHost({ widgets: [widget('intake-in-person', props)] });
  await reach(page, 'ready');
  const frame = calFrame(page);
  await pickTime(frame);
  await frame.getByRole('button', { name: 'Reschedule', exact: true }).click();
  await reach(page, 'completed');
  const [old, moved] = sandbox.cal.bookings();
  expect(moved).toMatchObject({ fromReschedule: old?.uid, eventTypeId: old?.eventTypeId });
  // Again from the panel.
  await page.getByRole('button', { name: 'Change the time' }).click();
  await pickTime(calFrame(page), 1);
  await calFrame(page).getByRole('button', { name: 'Reschedule', exact: true }).click();
  await expect.poll(() => sandbox.cal.bookings().length).toBe(3);
  expect(sandbox.cal.bookings().at(-1)).toMatchObject({ fromReschedule: moved?.uid });
});

test('cal-real 1.8: the log of hosted embed.js contains no patient data', async ({
  page,
  openHost,
  sandbox,
}) => {
  sandbox.cal.switches.logsCalLink = true;
  const prefill = { name: 'Ada Lovelace', email: 'ada@example.com' };
  await openHost({ widgets: [widget('intake', { prefill })] });
  await reach(page, 'ready');
  const log = await page.evaluate(() =>
    JSON.stringify((window as unknown as { Cal: { __logQueue: unknown } }).Cal.__logQueue),
  );
  expect(log).not.toMatch(/lovelace|ada@example|ada%40example/i);
});

test('cal-real 1.9: the light booking page stays light when the host page turns dark', async ({
  page,
  openHost,
}) => {
  // The looks that embed.js sends to the page in the iframe.
  await page.addInitScript(() => {
    const schemes: unknown[] = [];
    Object.assign(window, { schemes });
    window.addEventListener('message', ({ data }) => {
      if (data?.originator === 'CAL' && data.method === 'ui') schemes.push(data.arg.colorScheme);
    });
  });
  await openHost({ widgets: [widget('intake', { theme: 'light' })] });
  await reach(page, 'ready');
  const html = calFrame(page).locator('html');
  const schemesOf = (): Promise<unknown[]> =>
    html.evaluate(() => (window as unknown as { schemes: unknown[] }).schemes);
  const before = await schemesOf();
  await page.evaluate(() => document.documentElement.style.setProperty('color-scheme', 'dark'));
  await expect.poll(async () => (await schemesOf()).length).toBeGreaterThan(before.length);
  expect(new Set(await schemesOf())).toEqual(new Set(['light']));
  expect(await html.evaluate((root) => root.style.colorScheme)).toBe('light');
});

test('cal-real 1.11: a patient with one booking too many can reschedule it, which completes the activity', async ({
  page,
  openHost,
  sandbox,
}) => {
  await openHost({ widgets: [widget('intake-once-moved')] });
  await bookAppointment(page);
  await reach(page, 'completed');
  await listen(page);
  await openHost({ widgets: [widget('intake-once-moved', { activityId: 'another' })] });
  const frame = calFrame(page);
  await book(frame);
  await frame.getByRole('button', { name: 'Reschedule my appointment' }).click();
  await frame.getByRole('button', { name: 'Reschedule', exact: true }).click();
  await reach(page, 'completed');
  expect(await typesOf(page)).toContain('rescheduleBookingSuccessful');
  expect(sandbox.cal.bookings().map(({ status }) => status)).toEqual(['CANCELLED', 'ACCEPTED']);
});

test('cal-real 1.12: without cookies, Cal.com’s page cancels nothing and shows no error', async ({
  page,
  openHost,
  sandbox,
}) => {
  const uid = await bookedAlone(page, openHost, sandbox);
  sandbox.cal.switches.blocksCookies = true;
  await page.goto(`${sandbox.calOrigin}/booking/${uid}?cancel=true`);
  const answered = page.waitForResponse(/\/api\/cancel$/);
  await page.getByRole('button', { name: 'Cancel meeting' }).click();
  expect((await answered).status()).toBe(403);
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(sandbox.cal.find(uid)?.status).toBe('ACCEPTED');
});

async function bookedAlone(
  page: RecordedPage,
  openHost: (config: { widgets: WidgetConfig[] }) => Promise<void>,
  { cal }: { cal: { bookings: () => { uid: string }[] } },
): Promise<string> {
  await openHost({ widgets: [widget('intake')] });
  await bookAppointment(page);
  await reach(page, 'completed');
  return cal.bookings()[0]?.uid ?? '';
}

test('cal-real 1.13: a page that is preloaded for its assets sends no messages to its host', async ({
  page,
  sandbox,
  hostOrigin,
}) => {
  await listen(page);
  await page.goto(hostOrigin);
  await page.evaluate(
    (src) =>
      new Promise((loaded) => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        frame.addEventListener('load', loaded);
        frame.src = src;
      }),
    `${sandbox.calOrigin}/clinic/intake/embed?embed=ns&preload=true`,
  );
  // It is in the DOM but stays hidden, because nothing shows it.
  await page.frameLocator('iframe').locator('h1').waitFor({ state: 'attached' });
  expect(await typesOf(page)).toEqual([]);
});

test('cal-real 1.14: a redirect contains the parameters of the booking page', async ({
  page,
  openHost,
  sandbox,
  hostOrigin,
}) => {
  sandbox.cal.setSuccessRedirectUrl(`${hostOrigin}/?back=1`);
  await openHost({ widgets: [widget('intake-redirect', { theme: 'dark', prefill: ada })] });
  await bookAppointment(page);
  await page.waitForURL(/back=1/);
  const query = new URL(page.url()).searchParams;
  expect(query.getAll('email')).toEqual([ada.email, ada.email]);
  expect(Object.fromEntries(query)).toMatchObject({
    user: 'clinic',
    type: 'intake-redirect',
    theme: 'dark',
  });
});
