import { expect } from 'vitest';
import { bookAppointment, hostCalls, hostEvents, record, test } from './harness/index';

/** A month that lies wholly in the future. */
const month = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 7);
const ENCODED = `clinic/intake?name&#x3D;Jo Doe&amp;month&#x3D;${month}`;

test('an HTML-encoded record of Awell books with its prefill and ids', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { embedJsUrl, calOrigin } = sandbox;
  await openHost({
    widgets: [
      {
        component: 'BookAppointmentActivity',
        // The origin comes from the designer's custom domain.
        props: { activityDetails: record(ENCODED, calOrigin), embedJsUrl, calOrigin: undefined },
      },
    ],
    strict: true,
  });
  const url = new URL((await page.locator('iframe').getAttribute('src')) ?? '');
  expect(url.origin).toBe(calOrigin);
  expect(url.searchParams.get('name')).toBe('Jo Doe');
  expect(url.searchParams.get('month')).toBe(month);
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  const made = sandbox.cal.bookings().at(-1);
  expect(made?.metadata).toMatchObject({ awellActivityId: 'activity-1', awellPathwayId: 'flow-1' });
  expect(await hostCalls(page)).toMatchObject([
    { activityId: 'activity-1', dataPoints: [{ key: 'bookingId', value: String(made?.id) }] },
  ]);
});

test('a record without optional settings can be booked', async ({ page, openHost }) => {
  const props = { activityDetails: record('clinic/intake', undefined, null) };
  await openHost({ widgets: [{ component: 'BookAppointmentActivity', props }] });
  await page.locator('[data-status="ready"]').waitFor();
});

test('the API key of the settings is neither read nor passed on', async ({ page, openHost }) => {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(`${request.url()} ${request.postData() ?? ''}`));
  const activityDetails = record('clinic/intake');
  await openHost({
    widgets: [{ component: 'BookAppointmentActivity', props: { activityDetails } }],
  });
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  const ours = urls.filter((url) => !url.includes('?config='));
  expect(ours.length).toBeGreaterThan(3);
  expect(ours.join('\n')).not.toContain('do_not_read');
  expect(JSON.stringify(await hostEvents(page))).not.toContain('do_not_read');
});

test('a record of another action shows a message, and is reported', async ({ page, openHost }) => {
  const activityDetails = { ...record('clinic/intake'), plugin_action_key: 'getBooking' };
  await openHost({
    widgets: [{ component: 'BookAppointmentActivity', props: { activityDetails } }],
  });
  await page.getByText('not set up correctly').waitFor();
  expect(await page.getByText('calDotCom').count()).toBe(0);
  const errors = (await hostEvents(page)).filter(({ name }) => name === 'onError');
  expect(errors).toMatchObject([{ payload: { code: 'invalid_activity', recoverable: false } }]);
  expect(await page.locator('iframe').count()).toBe(0);
});
