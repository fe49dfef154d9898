import type { Page, Request } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { startDemo, type RunningDemo } from './harness/demo';
import { confirmBooking, openRecordedPage, pickTime, test } from './harness/index';

let demo: RunningDemo;
beforeAll(async () => {
  demo = await startDemo();
  return demo.close;
});

const ACTIVITY = 'metadata[awellActivityId]';

/** Goes from the demo to Cal.com's own page, in the same tab. */
async function goToCal(page: Page, event = 'intake-redirect'): Promise<void> {
  await page.goto(`${demo.url}?mode=redirect&event=${event}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Choose a time' }).click();
  await page.waitForURL((url) => url.origin === demo.sandbox.calOrigin);
}

/** Books there as a patient does. The form is prefilled by the app. */
async function book(page: Page): Promise<void> {
  await pickTime(page);
  await expect.poll(() => page.getByLabel('Email address').inputValue()).toContain('@example.com');
  await confirmBooking(page);
}

const newest = () => {
  const made = demo.sandbox.cal.bookings().at(-1);
  if (!made) throw new Error('Nothing was booked.');
  return made;
};

const activityOf = (): string => String(newest().metadata['awellActivityId']);

const completionsOf = (activityId = activityOf()) =>
  demo.sandbox.awell.store.completions(activityId);

const isBooked = (page: Page) =>
  page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor();

/** The tab's URL on return, before the page has cleaned it. */
async function arrivalOf(page: Page, way: () => Promise<void>): Promise<string> {
  const [frame] = await Promise.all([
    page.waitForEvent('framenavigated', (one) => one.url().includes('/booked?')),
    way(),
  ]);
  return frame.url();
}

const isCompletion = (request: Request): boolean =>
  request.postData()?.includes('completeExtensionActivity') === true;

test('a patient books on Cal.com’s page and comes back: the activity is completed once, and the URL has no patient data', async ({
  page,
}) => {
  let completions = 0;
  page.context().on('request', (request) => {
    if (isCompletion(request)) completions += 1;
  });
  await goToCal(page);
  const { searchParams } = new URL(page.url());
  const arrival = await arrivalOf(page, () => book(page));
  await isBooked(page);
  await page.getByText('Your clinic has received your booking.').waitFor();

  const made = newest();
  expect(made.metadata['awellActivityId']).toBe(searchParams.get(ACTIVITY));
  expect(completionsOf()).toMatchObject([
    { dataPoints: [{ key: 'bookingId', value: String(made.id) }] },
  ]);
  expect(arrival).toContain('attendeeName=Ada+Martens');
  await page.waitForURL(
    (url) => !/Martens|@|%40|booked/.test(url.href) && !url.searchParams.has('uid'),
  );
  await page.getByRole('main').getByText(made.title).waitFor();

  // The page as it is now, the URL as Cal.com sent it, and the same URL in another tab.
  await page.reload();
  await page.getByText('Your care team knows about your appointment.').waitFor();
  await page.goto(arrival);
  await isBooked(page);
  await page.getByText('Your clinic has received your booking.').waitFor();
  const other = await page.context().newPage();
  await other.goto(arrival);
  await isBooked(other);
  await other.getByText('Your clinic has received your booking.').waitFor();
  expect(completions).toBe(1);
  expect(completionsOf()).toHaveLength(1);
  expect(page.uncaught).toEqual([]);
});

test('a reload before Awell accepts continues, and two tabs complete once', async ({ page }) => {
  await goToCal(page);
  const context = page.context();
  await context.route('**/api/awell', (route) =>
    isCompletion(route.request()) ? route.abort() : route.continue(),
  );
  await book(page);
  await page.getByText('we are telling your clinic').waitFor();
  expect(page.url()).not.toMatch(/Martens|@|%40/);
  const address = page.url();
  expect(new URL(address).pathname).toBe('/booked');
  const other = await context.newPage();
  // Wait until the old page is gone. Otherwise it could complete the activity before the reload.
  await Promise.all([
    page.reload({ waitUntil: 'commit' }),
    other.goto(address, { waitUntil: 'commit' }),
  ]);
  await context.unroute('**/api/awell');
  await Promise.all(
    // An attempt that the reload cut off blocks the others until it expires, after 25 s.
    [page, other].map((tab) =>
      tab.getByText('Your clinic has received your booking.').waitFor({ timeout: 60_000 }),
    ),
  );
  expect(completionsOf()).toHaveLength(1);
});

test('a forged return URL is refused with a plain message, and completes nothing', async ({
  page,
  browser,
  onTestFinished,
}) => {
  // Another patient's booking for their own activity.
  const someone = await openRecordedPage(browser);
  onTestFinished(() => someone.context().close());
  await goToCal(someone);
  await book(someone);
  await isBooked(someone);
  const theirs = newest();
  await expect.poll(() => completionsOf()).toHaveLength(1);

  await goToCal(page);
  const mine = String(new URL(page.url()).searchParams.get(ACTIVITY));
  const forge = (changes: Record<string, string>) =>
    `${demo.url}booked?${new URLSearchParams({
      uid: theirs.uid,
      startTime: theirs.startTime,
      title: 'Forged',
      [ACTIVITY]: mine,
      ...changes,
    })}`;
  for (const [address, words, code] of [
    [forge({}), 'not the appointment for your visit', 'booking_mismatch'],
    [forge({ [ACTIVITY]: activityOf() }), 'not the appointment for your visit', 'booking_mismatch'],
    [forge({ uid: 'made-up' }), 'This appointment does not exist', 'booking_not_found'],
    [`${demo.url}booked`, 'cannot see which appointment you booked', 'invalid_redirect'],
  ] as const) {
    await page.goto(address);
    const alert = page.getByRole('alert').filter({ hasText: words });
    await alert.getByText(code).waitFor();
    expect(await page.getByText('Forged').count()).toBe(0);
    expect(demo.sandbox.awell.store.activity(mine)?.status).toBe('ACTIVE');
    expect(await page.evaluate((id) => localStorage.getItem(`awell-cal-booking:${id}`), mine)).toBe(
      null,
    );
  }
  expect(completionsOf(mine)).toEqual([]);
  expect(completionsOf()).toHaveLength(1);

  await page.getByRole('button', { name: 'Back to my visit' }).click();
  await page.getByRole('link', { name: 'Choose a time' }).click();
  await book(page);
  await isBooked(page);
  await expect.poll(() => completionsOf(mine)).toHaveLength(1);
});

test('if Cal.com doesn’t answer, the appointment is safe and can be looked up again', async ({
  page,
}) => {
  await goToCal(page);
  await page.route('**/api/cal/bookings/**', (route) => route.abort());
  await book(page);
  await page.getByText('We cannot look up your appointment right now').waitFor();
  await page.unroute('**/api/cal/bookings/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await isBooked(page);
  await expect.poll(() => completionsOf()).toHaveLength(1);
});

const EVENTS = [
  ['intake-redirect-confirm', 'Your request has been sent'],
  ['intake-redirect-paid', 'Your appointment is booked'],
  ['intake-redirect-recurring', 'Your appointment is booked'],
  ['intake-redirect-seats', 'Your appointment is booked'],
] as const;

test.for(EVENTS)(
  'a return from %s is verified and completes the activity',
  async ([event, heading], { page }) => {
    await goToCal(page, event);
    const activityId = String(new URL(page.url()).searchParams.get(ACTIVITY));
    await book(page);
    if (event === 'intake-redirect-paid') {
      await page.getByRole('button', { name: 'Pay', exact: true }).click();
    }
    await page.getByRole('heading', { name: heading }).waitFor();
    await page.getByText('Your clinic has received your booking.').waitFor();
    expect(completionsOf(activityId)).toHaveLength(1);
  },
);

test('an event type that forwards no parameters shows a message, and the patient can’t book twice', async ({
  page,
}) => {
  await goToCal(page, 'intake-redirect-bare');
  await book(page);
  const alert = page.getByRole('alert').filter({ hasText: 'Please do not book again' });
  await alert.getByText('invalid_redirect').waitFor();
  expect(completionsOf()).toEqual([]);
});
