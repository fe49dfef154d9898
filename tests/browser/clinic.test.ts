import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { startDemo } from './harness/demo';
import { PICTURED, picturedBy, untilPictured } from './harness/demoPicture';
import { bookAppointment, test } from './harness/index';

test('the clinic finds, renames, reschedules and cancels the patient’s booking, receives webhooks, and no key reaches the browser', async ({
  page,
  onTestFinished,
}) => {
  const { url, sandbox, close } = await startDemo();
  onTestFinished(close);
  const received: Promise<string>[] = [];
  page.on('response', (response) => {
    const headers = JSON.stringify(response.headers());
    received.push(
      response.text().then(
        (text) => headers + text,
        () => headers,
      ),
    );
  });

  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${url}?mode=custom`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await bookAppointment(page);
  await page.getByText('Your clinic has received your booking').waitFor();

  const panel = page.getByRole('complementary', { name: 'What Awell sees' });
  await untilPictured(page);
  expect
    .soft(
      await picturedBy(page),
      "The README's picture is old: run `npm run gallery:demo`, and look at it.",
    )
    .toBe(readFileSync(PICTURED, 'utf8'));
  await panel.getByRole('button', { name: 'Rename (API v1)' }).click();
  await panel.getByText('Second opinion').waitFor();
  const [made] = sandbox.cal.bookings();
  await panel.getByRole('button', { name: 'Move to the next free time' }).click();
  await panel.getByText('is that of the booking before it was moved').waitFor();
  const moved = sandbox.cal.bookings().at(-1);
  expect(moved).toMatchObject({ fromReschedule: made?.uid, status: 'ACCEPTED' });
  await panel.getByRole('button', { name: 'Cancel it' }).click();
  await panel.getByText('cancelled', { exact: true }).waitFor();
  await expect.poll(() => sandbox.cal.bookings().at(-1)?.status).toBe('CANCELLED');

  const webhooks = panel.getByRole('list', { name: 'Webhooks' }).getByRole('listitem');
  await expect.poll(() => webhooks.count()).toBe(3);
  const [first, second, third] = await webhooks.allTextContents();
  expect(first).toContain(`BOOKING_CREATEDbookingId${made?.id}bookingUid${made?.uid}`);
  expect(second).toContain(`BOOKING_RESCHEDULEDbookingId${moved?.id}bookingUid${moved?.uid}`);
  expect(second).toContain(`moved from${made?.uid}`);
  expect(third).toContain(`BOOKING_CANCELLEDbookingId${moved?.id}`);
  const sent = await sandbox.cal.webhooks.attempts();
  expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);

  const everything = (await Promise.all(received)).join();
  expect(everything).toContain(moved?.uid);
  expect(everything).not.toContain(sandbox.cal.apiKey);
  expect(everything).not.toContain(sandbox.awell.apiKey);
  expect(page.uncaught).toEqual([]);
});
