import { expect } from 'vitest';
import { startDemo } from './harness/demo';
import { bookAppointment, calFrame, pickTime, test } from './harness/index';

test('a patient books in a care flow, reschedules after the care flow continued, sees the new time on the next visit, and cancels', async ({
  page,
  onTestFinished,
}) => {
  const { url, sandbox, close } = await startDemo({ isDev: true });
  onTestFinished(close);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${url}?mode=hosted`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await bookAppointment(page);
  await expect.poll(() => sandbox.cal.bookings().length).toBe(1);
  const made = sandbox.cal.bookings().at(-1);
  const mine = page.getByRole('region', { name: 'Your appointment' });
  await mine.locator(`time[datetime="${made?.startTime}"]`).waitFor();

  await mine.getByRole('button', { name: 'Change the time' }).click();
  await pickTime(calFrame(page), 2);
  await calFrame(page).getByRole('button', { name: 'Reschedule', exact: true }).click();
  await expect.poll(() => sandbox.cal.bookings().at(-1)?.fromReschedule).toBe(made?.uid);
  const moved = sandbox.cal.bookings().at(-1);
  await mine.locator(`time[datetime="${moved?.startTime}"]`).waitFor();

  const panel = page.getByRole('complementary', { name: 'What Awell sees' });
  const callbacks = panel.getByRole('list', { name: 'Callbacks' }).getByRole('listitem');
  expect(await callbacks.allTextContents()).toEqual([
    `onBookeduid${made?.uid}`,
    `onCompleteduid${made?.uid}`,
    `onRescheduleduid${moved?.uid}instead of${made?.uid}`,
  ]);
  await panel.getByText('is that of the booking before it was moved').waitFor();

  await page.reload();
  await mine.locator(`time[datetime="${moved?.startTime}"]`).waitFor();
  await mine.getByRole('button', { name: 'Cancel the appointment' }).click();
  // The demo calls Cal.com with the clinic's key, and a host must give a reason.
  await mine.getByRole('textbox').fill('Ill');
  await mine.getByRole('button', { name: 'Yes, cancel the appointment' }).click();
  await mine.getByRole('heading', { name: 'Your appointment is cancelled' }).waitFor();
  expect(sandbox.cal.bookings().at(-1)).toMatchObject({ uid: moved?.uid, status: 'CANCELLED' });
  expect(page.uncaught).toEqual([]);
});
