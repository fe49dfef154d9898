import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { EVENT_TYPES } from '../../sandbox/cal/index';
import { createCalClient } from '../../src/api/cal/calClient';
import { calFrame, hostCalls, hostEvents, servePage, test } from './harness/index';

// Tests that need React. Everything else is tested with the custom element too.

const widget = (more: Record<string, unknown> = {}) => ({
  component: 'BookAppointment' as const,
  props: { calLink: 'clinic/intake', activityId: 'activity-1', ...more },
});

const ready = (page: Page) => page.locator('[data-status="ready"]').waitFor();

test.for(['suspense', 'activity'] as const)(
  'a page that React hides (%s) continues, and a booking made meanwhile completes the activity',
  async (how, { page, openHost }) => {
    await openHost({ widgets: [widget()], strict: true });
    await ready(page);
    const frame = await page.locator('iframe').elementHandle();
    await page.evaluate((hidden) => window.host.hide(0, hidden), how);
    await page.locator('iframe').waitFor({ state: 'hidden' });
    await page.evaluate(() => window.host.hide(0, undefined));
    await page.locator('iframe').waitFor({ state: 'visible' });
    expect(await frame?.evaluate((element) => element.isConnected)).toBe(true);
    expect(await page.getByText('Loading available times').count()).toBe(0);

    await page.evaluate((hidden) => window.host.hide(0, hidden), how);
    await calFrame(page)
      .locator('body')
      .evaluate((_body) => {
        const data = { uid: 'made-while-hidden', status: 'ACCEPTED' };
        parent.postMessage({ fullType: 'CAL:awell-1:bookingSuccessfulV2', data }, '*');
      });
    await expect.poll(() => hostCalls(page)).toHaveLength(1);
  },
);

test('a hidden page that is then unmounted frees its namespace for the next one', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget()] });
  await ready(page);
  await page.evaluate(() => window.host.hide(0, 'activity'));
  await page.locator('iframe').waitFor({ state: 'hidden' });
  await page.evaluate(() => window.host.unmount(0));
  await page.evaluate(() => window.host.hide(0, undefined));
  await page.evaluate(() => window.host.mount(0));
  await ready(page);
  expect(await page.locator('iframe').getAttribute('name')).toBe('cal-embed=awell-1');
});

const forgery = {
  originator: 'CAL',
  type: 'bookingSuccessfulV2',
  namespace: 'awell-1',
  fullType: 'CAL:awell-1:bookingSuccessfulV2',
  data: { uid: 'FORGED', status: 'ACCEPTED', startTime: '2027-01-05T09:00:00Z' },
};

/** The first free time of an event type (Cal.com API v2 `GET /v2/slots`). */
async function freeTime(calApiUrl: string, slug: string): Promise<string> {
  const [from, to] = [1, 14].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const query = new URLSearchParams({
    start: from ?? '',
    end: to ?? '',
    username: 'clinic',
    eventTypeSlug: slug,
  });
  const response = await fetch(`${calApiUrl}/slots?${query}`, {
    headers: { 'cal-api-version': '2024-09-04' },
  });
  const { data } = (await response.json()) as { data: Record<string, { start: string }[]> };
  return Object.values(data).flat()[0]?.start ?? '';
}

test('a booking from a foreign origin is read with the app’s client, and completes if Cal.com has it for this activity', async ({
  page,
  sandbox,
  openHost,
  onTestFinished,
}) => {
  const book = async (metadata: Record<string, string>) =>
    createCalClient({ baseUrl: sandbox.calApiUrl }).createBooking({
      eventTypeId: EVENT_TYPES.find((eventType) => eventType.slug === 'intake')?.id ?? 0,
      start: await freeTime(sandbox.calApiUrl, 'intake'),
      timeZone: 'Europe/Brussels',
      responses: { name: 'Sam', email: 'sam@example.com' },
      metadata,
    });
  const others = await book({ awellActivityId: 'activity-2' });
  const ours = await book({ awellActivityId: 'activity-1' });
  const elsewhere = await servePage(
    `<script>
      const forgery = ${JSON.stringify(forgery)};
      for (const uid of ['FORGED', '${others.uid}', '${ours.uid}'])
        parent.postMessage({ ...forgery, data: { ...forgery.data, uid } }, '*');
    </script>`,
  );
  onTestFinished(elsewhere.close);
  await openHost({ widgets: [widget()], calApiUrl: sandbox.calApiUrl });
  await ready(page);
  await calFrame(page)
    .locator('body')
    .evaluate((_body, url) => location.assign(url), elsewhere.origin);
  await expect
    .poll(() => hostCalls(page))
    .toMatchObject([{ dataPoints: [{ key: 'bookingId', value: String(ours.id) }] }]);
  await expect
    .poll(async () =>
      (await hostEvents(page))
        .filter(({ name }) => name === 'onError')
        .map(({ payload }) => (payload as { code: string }).code),
    )
    .toEqual(expect.arrayContaining(['untrusted_origin', 'not_found']));
});
