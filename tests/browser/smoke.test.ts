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
