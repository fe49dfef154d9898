import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { bookAppointment, hostCalls, record, test } from './harness/index';

// Awell's hosts of federated components return nothing, whatever happened to the data points.
const widget = (more: Record<string, unknown> = {}) => ({
  component: 'BookAppointmentActivity' as const,
  submitProp: 'onSubmit' as const,
  props: { activityDetails: record('clinic/intake'), ...more },
});

const online = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));
const isCompleting = (page: Page) => page.locator('[data-status="completing"]').waitFor();

test('a host whose onSubmit returns nothing gets the data points once, and then removes the activity', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [widget()], strict: true });
  await bookAppointment(page);
  await isCompleting(page);
  const made = sandbox.cal.bookings().at(-1);
  expect(await hostCalls(page)).toMatchObject([
    { activityId: 'activity-1', dataPoints: [{ key: 'bookingId', value: String(made?.id) }] },
  ]);
  await page.evaluate(() => window.host.unmount(0));
  await online(page);
  expect(await hostCalls(page)).toHaveLength(1);
  expect(page.problems()).toEqual([]);
});

test('a host that still shows the activity gets the data points again', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget({ completionTimeout: 300 })] });
  await bookAppointment(page);
  await page.getByText('Your appointment is booked, but we have not reached').waitFor();
  await expect.poll(() => hostCalls(page).then(({ length }) => length)).toBeGreaterThan(1);
});

test('a host whose onSubmit rejects gets the data points again', async ({ page, openHost }) => {
  await openHost({ widgets: [widget()], completion: 'reject' });
  await bookAppointment(page);
  await expect.poll(() => hostCalls(page).then(({ length }) => length)).toBeGreaterThan(1);
});

test('a host that mounts the activity again gets the data points again at once, and the patient doesn’t book twice', async ({
  page,
  sandbox,
  openHost,
}) => {
  const before = sandbox.cal.bookings().length;
  await openHost({ widgets: [widget()], strict: true });
  await bookAppointment(page);
  await isCompleting(page);
  await page.evaluate(() => {
    window.host.unmount(0);
    window.host.mount(0);
  });
  await expect.poll(() => hostCalls(page).then(({ length }) => length)).toBe(2);
  const [first, again] = await hostCalls(page);
  expect(again).toEqual(first);
  await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  expect(sandbox.cal.bookings()).toHaveLength(before + 1);
});

test('a host that is reloaded and still shows the activity gets the data points again', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget({ completionTimeout: 2000 })] });
  await bookAppointment(page);
  await isCompleting(page);
  const [first] = await hostCalls(page);
  await page.reload();
  await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  // The retry comes when the time limit of the earlier attempt is over.
  await expect.poll(() => hostCalls(page).then((calls) => calls[0])).toEqual(first);
});
