import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Sandbox } from '../../sandbox/index';
import {
  ada,
  bookAppointment,
  calFrame,
  confirmBooking,
  fillForm,
  hostCalls,
  hostEvents,
  pickTime,
  test,
  type WidgetConfig,
} from './harness/index';

const ACTIVITY = 'activity-1';

// Every test has all free times, however many the earlier tests booked.
test.beforeEach(({ sandbox }) => sandbox.cal.reset());

const widget = (sandbox: Sandbox, more: Record<string, unknown> = {}): WidgetConfig => ({
  component: 'BookAppointment',
  props: {
    calLink: 'clinic/intake',
    activityId: ACTIVITY,
    calApiUrl: sandbox.calApiUrl,
    timeZone: 'Europe/Brussels',
    ...more,
  },
});

/** Without an API it doesn't learn of the payment from Cal.com, so the booking page stays open. */
const paidWidget = (sandbox: Sandbox): WidgetConfig =>
  widget(sandbox, { calLink: 'clinic/intake-paid', calApiUrl: undefined });

const details = (bookingUid: string, more: Record<string, unknown> = {}): WidgetConfig => ({
  component: 'BookingDetails',
  props: { bookingUid, calLink: 'clinic/intake', timeZone: 'Europe/Brussels', ...more },
});

interface BookingPayload {
  uid: string;
  start?: string;
  status?: string;
  rescheduledFromUid?: string;
}

async function payloadsOf(page: Page, name: string): Promise<unknown[]> {
  const events = await hostEvents(page);
  return events.filter((event) => event.name === name).map(({ payload }) => payload);
}

const codes = async (page: Page): Promise<string[]> =>
  ((await payloadsOf(page, 'onError')) as { code: string }[]).map(({ code }) => code);

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

const reads = (page: Page, text: string): Promise<void> =>
  page.getByText(text, { exact: true }).waitFor();

const shownTime = (page: Page, start: string): Promise<void> =>
  page.locator(`time[datetime="${start}"]`).waitFor();

const newest = (sandbox: Sandbox) => {
  const booking = sandbox.cal.bookings().at(-1);
  if (!booking) throw new Error('Nothing was booked.');
  return booking;
};

/** Chooses another time on the page that reschedules a booking. */
async function chooseAnotherTime(frame: FrameLocator): Promise<void> {
  await pickTime(frame, 2);
  await frame.getByRole('button', { name: 'Reschedule', exact: true }).click();
}

async function bookAndComplete(page: Page, sandbox: Sandbox) {
  await bookAppointment(page);
  await reads(page, 'Your clinic has received your booking.');
  return newest(sandbox);
}

async function bookAndPay(page: Page): Promise<FrameLocator> {
  await bookAppointment(page);
  const frame = calFrame(page);
  await frame.getByRole('button', { name: /^Pay/ }).click();
  return frame;
}

/** Books outside of the widget, as on an earlier day. */
async function bookBefore(page: Page, sandbox: Sandbox, slug = 'intake') {
  await page.goto(`${sandbox.calOrigin}/clinic/${slug}`);
  await pickTime(page);
  await fillForm(page, ada);
  await confirmBooking(page);
  await page.getByRole('heading', { level: 1, name: /^(This meeting|Your booking)/ }).waitFor();
  return newest(sandbox);
}

test('a new appointment is rescheduled from its panel, which shows the new time, and the app gets the old and the new booking', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [widget(sandbox)] });
  const made = await bookAndComplete(page, sandbox);
  await shownTime(page, made.startTime);

  await press(page, 'Change the time');
  await page.getByRole('heading', { name: 'Change the time' }).waitFor();
  await page.locator('[data-status=completed]').waitFor();
  await chooseAnotherTime(calFrame(page));

  await expect.poll(() => newest(sandbox).fromReschedule).toBe(made.uid);
  const moved = newest(sandbox);
  expect(moved.startTime).not.toBe(made.startTime);
  await shownTime(page, moved.startTime);
  await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  expect(await payloadsOf(page, 'onRescheduled')).toMatchObject([
    {
      booking: { uid: moved.uid, id: moved.id, rescheduledFromUid: made.uid },
      previousUid: made.uid,
    },
  ]);
  expect(moved.metadata).toMatchObject({ awellActivityId: ACTIVITY });
  expect(await hostCalls(page)).toHaveLength(1);
  expect(page.uncaught).toEqual([]);
});

test('a new appointment is cancelled from its panel, after a question', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [widget(sandbox)] });
  const made = await bookAndComplete(page, sandbox);
  await press(page, 'Cancel the appointment');
  await page.getByRole('textbox').fill('I feel better');
  expect(newest(sandbox).status).toBe('ACCEPTED');
  await press(page, 'Yes, cancel the appointment');
  await page.getByRole('heading', { name: 'Your appointment is cancelled' }).waitFor();
  expect(newest(sandbox)).toMatchObject({
    uid: made.uid,
    status: 'CANCELLED',
    cancellationReason: 'I feel better',
  });
  expect(await payloadsOf(page, 'onCancelled')).toMatchObject([
    { booking: { uid: made.uid, status: 'cancelled' } },
  ]);
  expect(await page.getByRole('button').allInnerTexts()).toEqual(['Choose a time']);
  expect(await hostCalls(page)).toHaveLength(1);
});

test('the panel hides the actions that the event type forbids, but offers the calendar', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [widget(sandbox, { calLink: 'clinic/intake-no-cancel' })] });
  await bookAndComplete(page, sandbox);
  const save = page.getByRole('button', { name: 'Add to calendar' });
  const [file] = await Promise.all([page.waitForEvent('download'), save.click()]);
  expect(file.suggestedFilename()).toMatch(/\.ics$/);
  expect(await page.getByRole('button').allTextContents()).toEqual(['Add to calendar']);
});

test('a reschedule on the payment page is reported to the app and shown in the panel', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [paidWidget(sandbox)] });
  const frame = await bookAndPay(page);
  await frame.getByRole('button', { name: 'Reschedule', exact: true }).click();
  const made = newest(sandbox);
  await chooseAnotherTime(frame);
  await expect.poll(() => newest(sandbox).fromReschedule).toBe(made.uid);
  const moved = newest(sandbox);
  await expect
    .poll(() => payloadsOf(page, 'onRescheduled'))
    .toMatchObject([{ booking: { uid: moved.uid }, previousUid: made.uid }]);
  await shownTime(page, moved.startTime);
});

test('a cancellation on the payment page is reported to the app and shown in the panel', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [paidWidget(sandbox)] });
  const frame = await bookAndPay(page);
  await frame.getByRole('button', { name: 'Cancel', exact: true }).click();
  await frame.getByRole('button', { name: 'Cancel meeting' }).click();
  const { uid } = newest(sandbox);
  await expect.poll(() => payloadsOf(page, 'onCancelled')).toMatchObject([{ booking: { uid } }]);
  await page.getByRole('heading', { name: 'Your appointment is cancelled' }).waitFor();
  expect(await hostCalls(page)).toHaveLength(1);
});

test('a reschedule that was begun for one activity doesn’t affect the next activity', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [widget(sandbox)] });
  await bookAndComplete(page, sandbox);
  await press(page, 'Change the time');
  await calFrame(page).getByRole('button').first().waitFor();
  await page.evaluate(() => window.host.setProps(0, { activityId: 'activity-2' }));
  await page.locator('[data-status=ready]').waitFor();
  const made = await bookAndComplete(page, sandbox);
  expect(made.metadata).toMatchObject({ awellActivityId: 'activity-2' });
  expect(made.fromReschedule ?? null).toBeNull();
});

test('a past appointment can’t be rescheduled, cancelled or added to the calendar', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [widget(sandbox)] });
  const made = await bookAndComplete(page, sandbox);
  await page.getByRole('button', { name: 'Change the time' }).waitFor();
  await page.clock.install({ time: Date.parse(made.endTime) + 60_000 });
  await page.evaluate(() =>
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true })),
  );
  await page.getByRole('heading', { name: 'This appointment is in the past' }).waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
});

test('rescheduleUid opens Cal.com’s page to reschedule an earlier booking for this activity', async ({
  page,
  sandbox,
  openHost,
}) => {
  const made = await bookBefore(page, sandbox);
  const prefill = { name: ada.name, email: ada.email };
  await openHost({ widgets: [widget(sandbox, { rescheduleUid: made.uid, prefill })] });
  await chooseAnotherTime(calFrame(page));
  await reads(page, 'Your clinic has received your booking.');
  const moved = newest(sandbox);
  expect(moved.fromReschedule).toBe(made.uid);
  expect(moved.metadata).toMatchObject({ awellActivityId: ACTIVITY });
  expect(await hostCalls(page)).toMatchObject([
    { activityId: ACTIVITY, dataPoints: [{ key: 'bookingId', value: String(moved.id) }] },
  ]);
  expect(await payloadsOf(page, 'onRescheduled')).toMatchObject([
    { booking: { uid: moved.uid }, previousUid: made.uid },
  ]);
  expect(await payloadsOf(page, 'onBooked')).toEqual([]);
});

test('rescheduleUid of a booking that was rescheduled before opens its newest version', async ({
  page,
  sandbox,
  openHost,
}) => {
  const made = await bookBefore(page, sandbox);
  await page.goto(`${sandbox.calOrigin}/clinic/intake?rescheduleUid=${made.uid}`);
  await pickTime(page, 1);
  await page.getByRole('button', { name: 'Reschedule', exact: true }).click();
  await expect.poll(() => newest(sandbox).fromReschedule).toBe(made.uid);
  const current = newest(sandbox);
  await openHost({ widgets: [widget(sandbox, { rescheduleUid: made.uid })] });
  await page.locator(`iframe[src*="rescheduleUid=${current.uid}"]`).waitFor();
  await chooseAnotherTime(calFrame(page));
  await expect.poll(() => newest(sandbox).fromReschedule).toBe(current.uid);
});

test('rescheduleUid of an unknown booking never makes a new booking', async ({
  page,
  sandbox,
  openHost,
}) => {
  const before = sandbox.cal.bookings().length;
  await openHost({ widgets: [widget(sandbox, { rescheduleUid: 'nobody-made-this' })] });
  await page.locator('[data-status=failed]').waitFor();
  expect(await codes(page)).toEqual(['booking_not_found']);
  expect(await page.locator('iframe').count()).toBe(0);
  expect(await page.getByRole('link').count()).toBe(0);
  await press(page, 'Try again');
  await expect.poll(() => codes(page)).toEqual(['booking_not_found', 'booking_not_found']);
  expect(sandbox.cal.bookings()).toHaveLength(before);
});

test('a numeric id as rescheduleUid is reported, and never makes a new booking', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { id } = await bookBefore(page, sandbox);
  await openHost({ widgets: [widget(sandbox, { rescheduleUid: String(id) })] });
  await page.locator('[data-status=failed]').waitFor();
  expect(await codes(page)).toEqual(['booking_not_found']);
  expect(await page.locator('iframe').count()).toBe(0);
});

test('rescheduleUid of a cancelled booking is refused with the reason', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { uid } = await bookBefore(page, sandbox);
  await page.goto(`${sandbox.calOrigin}/booking/${uid}?cancel=true`);
  await page.getByRole('button', { name: 'Cancel', exact: false }).last().click();
  await expect.poll(() => newest(sandbox).status).toBe('CANCELLED');
  await openHost({ widgets: [widget(sandbox, { rescheduleUid: uid })] });
  await page.locator('[data-status=failed]').waitFor();
  expect(await codes(page)).toEqual(['booking_cancelled']);
  expect(await page.locator('iframe').count()).toBe(0);
});

test('if Cal.com’s API can’t be reached and its page makes a new booking, that one completes and the old one is shown', async ({
  page,
  sandbox,
  openHost,
}) => {
  // Cal.com's page says nothing about an unknown uid.
  const rescheduleUid = 'of-another-cal-com';
  await openHost({ widgets: [widget(sandbox, { rescheduleUid, calApiUrl: undefined })] });
  await bookAppointment(page);
  await reads(page, 'Your clinic has received your booking.');
  const made = newest(sandbox);
  expect(made.fromReschedule ?? null).toBeNull();
  expect(await codes(page)).toEqual(['not_rescheduled']);
  expect(await payloadsOf(page, 'onBooked')).toMatchObject([{ uid: made.uid }]);
  const link = page.getByRole('link', { name: 'Cancel the other booking' });
  expect(await link.getAttribute('href')).toContain(rescheduleUid);
  expect(await hostCalls(page)).toHaveLength(1);
});

test('BookingDetails shows, reschedules and cancels a booking by its uid, and the first uid still works', async ({
  page,
  sandbox,
  openHost,
}) => {
  const made = await bookBefore(page, sandbox);
  const host = { calApiUrl: sandbox.calApiUrl };
  await openHost({ widgets: [details(made.uid)], ...host });
  await shownTime(page, made.startTime);
  await press(page, 'Change the time');
  await page.locator('[data-status=rescheduling]').waitFor();
  await chooseAnotherTime(calFrame(page));
  await expect.poll(() => newest(sandbox).fromReschedule).toBe(made.uid);
  const moved = newest(sandbox);
  await shownTime(page, moved.startTime);
  await reads(page, 'Your appointment was moved. The new time is below.');
  expect(await payloadsOf(page, 'onRescheduled')).toMatchObject([
    { booking: { uid: moved.uid, rescheduledFromUid: made.uid }, previousUid: made.uid },
  ]);

  // Another visit, which knows only the first uid.
  await openHost({ widgets: [details(made.uid)], ...host });
  await shownTime(page, moved.startTime);
  await press(page, 'Cancel the appointment');
  await press(page, 'Yes, cancel the appointment');
  await page.getByRole('heading', { name: 'Your appointment is cancelled' }).waitFor();
  expect(newest(sandbox)).toMatchObject({ uid: moved.uid, status: 'CANCELLED' });
  const [cancelled] = (await payloadsOf(page, 'onCancelled')) as { booking: BookingPayload }[];
  expect(cancelled).toMatchObject({ booking: { uid: moved.uid, status: 'cancelled' } });
  expect(page.uncaught).toEqual([]);
});

test('the patient can leave the page for another time, and keeps the appointment', async ({
  page,
  sandbox,
  openHost,
}) => {
  const made = await bookBefore(page, sandbox);
  await openHost({ widgets: [details(made.uid)], calApiUrl: sandbox.calApiUrl });
  await press(page, 'Change the time');
  await calFrame(page).getByRole('button').first().waitFor();
  await press(page, 'Keep the current time');
  await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  await press(page, 'Change the time');
  await chooseAnotherTime(calFrame(page));
  await expect.poll(() => newest(sandbox).fromReschedule).toBe(made.uid);
});

test('an appointment that is rescheduled elsewhere shows its new time when the patient looks at it again', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [widget(sandbox)] });
  const made = await bookAndComplete(page, sandbox);
  await page.getByRole('button', { name: 'Change the time' }).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${sandbox.calOrigin}/clinic/intake?rescheduleUid=${made.uid}`);
  await pickTime(other, 2);
  await other.getByRole('button', { name: 'Reschedule', exact: true }).click();
  await expect.poll(() => newest(sandbox).fromReschedule).toBe(made.uid);
  await other.close();
  await page.clock.install();
  await page.clock.fastForward(60_000);
  await page.evaluate(() =>
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true })),
  );
  const moved = newest(sandbox);
  await shownTime(page, moved.startTime);
  expect(await payloadsOf(page, 'onRescheduled')).toMatchObject([
    { booking: { uid: moved.uid, id: moved.id }, previousUid: made.uid },
  ]);
  expect(await hostCalls(page)).toHaveLength(1);
});
