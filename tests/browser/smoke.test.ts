import { expect } from 'vitest';
import { bookAppointment, hostCalls, test } from './harness/index';

test('a booked appointment completes the activity once, with its numeric id', async ({
  page,
  sandbox,
  openHost,
}) => {
  const props = { calLink: 'clinic/intake', activityId: 'activity-1' };
  await openHost({ widgets: [{ component: 'BookAppointment', props }], strict: true });
  await bookAppointment(page);
  await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor();

  const [booking, ...others] = sandbox.cal.bookings();
  expect(others).toEqual([]);
  expect(booking?.id).toEqual(expect.any(Number));
  const dataPoints = [{ key: 'bookingId', value: String(booking?.id) }];
  await expect
    .poll(() => hostCalls(page))
    .toEqual([{ widget: 0, activityId: 'activity-1', dataPoints }]);
  expect(page.problems()).toEqual([]);
});

test('the booking page shows the next month if all remaining times of this month are taken', async ({
  page,
  openHost,
}) => {
  interface Answer {
    slots: { start: string }[];
  }
  let taken = '';
  await page.route('**/slots?*', async (route) => {
    const response = await route.fetch();
    const { slots } = (await response.json()) as Answer;
    taken ||= slots[0]?.start.slice(0, 7) ?? '';
    await route.fulfill({
      response,
      json: { slots: slots.filter(({ start }) => start.slice(0, 7) > taken) },
    });
  });
  const props = { calLink: 'clinic/intake', activityId: 'activity-1' };
  await openHost({ widgets: [{ component: 'BookAppointment', props }] });
  await bookAppointment(page);
  await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor();
  const start = await page.getByRole('time').getAttribute('datetime');
  expect(start?.slice(0, 7)).toMatch(/^\d{4}-\d{2}$/);
  expect(start && start.slice(0, 7) > taken).toBe(true);
});
