import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { bookAppointment, hostCalls, record, test } from './harness/index';

// Awell's hosts of federated components answer nothing, whatever became of what they were given.
const widget = (more: Record<string, unknown> = {}) => ({
  component: 'BookAppointmentActivity' as const,
  submitProp: 'onSubmit' as const,
  props: { activityDetails: record('clinic/intake'), ...more },
});

const online = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));
const telling = (page: Page) => page.locator('[data-status="completing"]').waitFor();

test('a host whose answer tells nothing is given the data points once, and takes the activity away', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [widget()], strict: true });
  await bookAppointment(page);
  await telling(page);
  const made = sandbox.cal.bookings().at(-1);
  expect(await hostCalls(page)).toMatchObject([
    { activityId: 'activity-1', dataPoints: [{ key: 'bookingId', value: String(made?.id) }] },
  ]);
  await page.evaluate(() => window.host.unmount(0));
  await online(page);
  expect(await hostCalls(page)).toHaveLength(1);
  expect(page.problems()).toEqual([]);
});

test('a host that still shows the activity is given them again', async ({ page, openHost }) => {
  await openHost({ widgets: [widget({ completionTimeout: 300 })] });
  await bookAppointment(page);
  await page.getByText('Your appointment is safe').waitFor();
  await expect.poll(() => hostCalls(page).then(({ length }) => length)).toBeGreaterThan(1);
});

test('a host that rejects is given them again', async ({ page, openHost }) => {
  await openHost({ widgets: [widget()], completion: 'reject' });
  await bookAppointment(page);
  await expect.poll(() => hostCalls(page).then(({ length }) => length)).toBeGreaterThan(1);
});

test.for(['mounts it anew', 'is loaded anew'])(
  'a host that %s shows an activity that is not done: it is given them again, and nobody books twice',
  async (how, { page, sandbox, openHost }) => {
    const made = sandbox.cal.bookings().length;
    await openHost({ widgets: [widget()], strict: true });
    await bookAppointment(page);
    await telling(page);
    const [first] = await hostCalls(page);
    if (how === 'is loaded anew') {
      await page.reload();
    } else {
      await page.evaluate(() => window.host.unmount(0));
      await page.evaluate(() => window.host.mount(0));
    }
    await expect.poll(() => hostCalls(page).then((calls) => calls.at(-1))).toEqual(first);
    await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
    expect(sandbox.cal.bookings()).toHaveLength(made + 1);
    expect(await hostCalls(page)).toHaveLength(how === 'is loaded anew' ? 1 : 2);
  },
);
