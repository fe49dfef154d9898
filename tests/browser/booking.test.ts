import { expect } from 'vitest';
import type { Sandbox } from '../../sandbox/index';
import { readBookingRedirect } from '../../src/index';
import {
  bookAppointment,
  calFrame,
  hostCalls,
  hostEvents,
  test,
  type HostCall,
  type RecordedPage,
} from './harness/index';

const booking = (event: string, more: Record<string, unknown> = {}) => ({
  component: 'BookAppointment' as const,
  props: { calLink: `clinic/${event}`, activityId: 'activity-1', careFlowId: 'flow-1', ...more },
});

const booked = (page: RecordedPage) =>
  page.getByRole('heading', { name: 'Your appointment is booked' });

/** Waits until the activity is completed, and returns the completion that Awell got. */
async function completed(page: RecordedPage): Promise<HostCall[]> {
  await page.locator('[data-awell-booking][data-status="completed"]').waitFor();
  return hostCalls(page);
}

/** A booking activity that a care flow has just reached. */
function startActivity(sandbox: Sandbox, calLink: string): { activityId: string; token: string } {
  const { careFlowId, activityId } = sandbox.awell.store.startBookAppointment({ calLink });
  return { activityId, token: sandbox.awell.store.startSession(careFlowId).token };
}

const completeOverHttp = (page: RecordedPage, sandbox: Sandbox, token: string): Promise<void> =>
  page.evaluate(
    ([endpoint, authorization]) =>
      window.host.completeWith({ fetch: endpoint, headers: { authorization } }),
    [sandbox.awellEndpoint.replace('/m2m', ''), `Bearer ${token}`] as const,
  );

const bookingId = (calls: HostCall[]): string | undefined => calls[0]?.dataPoints[0]?.value;

test('a patient books, and the activity is completed once with the booking’s numeric id', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [booking('intake')], strict: true });
  await bookAppointment(page);
  const calls = await completed(page);
  const [made] = sandbox.cal.bookings();
  expect(calls).toEqual([
    {
      widget: 0,
      activityId: 'activity-1',
      dataPoints: [{ key: 'bookingId', value: String(made?.id) }],
    },
  ]);
  expect(made?.metadata).toMatchObject({ awellActivityId: 'activity-1', awellPathwayId: 'flow-1' });
  expect(page.problems()).toEqual([]);
});

test('the patient sees the appointment, its time and time zone, and can’t book again', async ({
  page,
  openHost,
}) => {
  await openHost({
    widgets: [booking('intake', { locale: 'en-GB', timeZone: 'America/New_York' })],
  });
  await bookAppointment(page);
  await booked(page).waitFor();
  const time = page.getByRole('time');
  expect(await time.getAttribute('datetime')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/);
  expect(await time.innerText()).toMatch(/^\w+, \d+ \w+ \d{4}, \d\d:\d\d–\d\d:\d\d$/);
  expect(await page.getByText(/^Clinic time: Eastern Time/).count()).toBe(1);
  expect(await page.locator('iframe').count()).toBe(0);
});

test('a completion is sent to Awell over HTTP, and the care flow continues', async ({
  page,
  sandbox,
  openHost,
}) => {
  const { activityId, token } = startActivity(sandbox, 'clinic/intake');
  await openHost({ widgets: [booking('intake', { activityId })] });
  await completeOverHttp(page, sandbox, token);
  await bookAppointment(page);
  await completed(page);
  const [made] = sandbox.cal.bookings().slice(-1);
  expect(sandbox.awell.store.completions(activityId)).toMatchObject([
    { dataPoints: [{ key: 'bookingId', value: String(made?.id) }] },
  ]);
});

test.for([
  ['intake-v1-only', 'its numeric id'],
  ['intake-v2-only', 'its uid'],
  ['intake-no-id', 'its uid'],
  ['intake-recurring', 'its uid'],
  ['intake-confirm', 'its numeric id'],
  ['intake-paid', 'its numeric id'],
  ['intake-seats', 'its numeric id'],
] as const)(
  'a booking of %s completes the activity once, with %s',
  async ([event, key], { page, sandbox, openHost }) => {
    sandbox.cal.reset();
    await openHost({ widgets: [booking(event)], strict: true });
    await bookAppointment(page);
    const calls = await completed(page);
    const [made] = sandbox.cal.bookings();
    expect(calls).toHaveLength(1);
    expect(bookingId(calls)).toBe(key === 'its numeric id' ? String(made?.id) : made?.uid);
  },
);

test.for(['intake-seats', 'intake-seats-paid'])(
  'a joined seat of %s completes the activity with its uid, not with the payment’s id',
  async (event, { page, sandbox, openHost }) => {
    sandbox.cal.reset();
    await openHost({ widgets: [booking(event)] });
    await bookAppointment(page);
    await completed(page);
    const [first] = sandbox.cal.bookings();
    await page.reload();
    await openHost({ widgets: [booking(event, { activityId: 'activity-2' })] });
    await bookAppointment(page, { name: 'Grace Hopper', email: 'grace@example.com' });
    expect(bookingId(await completed(page))).toBe(first?.uid);
  },
);

test('a booking that must be paid keeps the booking page open, and says so', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [booking('intake-paid')] });
  await bookAppointment(page);
  await page.getByRole('heading', { name: 'One more step: payment' }).waitFor();
  await page.getByText('Please pay to confirm your appointment.').waitFor();
  await calFrame(page).getByRole('button', { name: 'Pay', exact: true }).waitFor();
});

test('a booking that waits for confirmation says so', async ({ page, openHost }) => {
  await openHost({ widgets: [booking('intake-confirm')] });
  await bookAppointment(page);
  await page.getByRole('heading', { name: 'Your request has been sent' }).waitFor();
  await page.getByText('It is not final yet').waitFor();
});

test('a dry run completes nothing', async ({ page, openHost }) => {
  await openHost({ widgets: [booking('intake?cal.isBookingDryRun=true')] });
  await bookAppointment(page);
  await expect
    .poll(async () => (await hostEvents(page)).filter(({ name }) => name === 'onBooked'))
    .toMatchObject([{ payload: { isDryRun: true } }]);
  expect(await hostCalls(page)).toEqual([]);
});

test('a booking is completed before the booking page redirects', async ({
  page,
  sandbox,
  openHost,
  hostOrigin,
}) => {
  sandbox.cal.setSuccessRedirectUrl(`${hostOrigin}/?thanks`);
  const { activityId, token } = startActivity(sandbox, 'clinic/intake-redirect');
  await openHost({ widgets: [booking('intake-redirect', { activityId })] });
  await completeOverHttp(page, sandbox, token);
  await bookAppointment(page);
  await page.waitForURL(/[?&]thanks/);
  const [made] = sandbox.cal.bookings().slice(-1);
  expect(readBookingRedirect(page.url())).toMatchObject({
    activityId,
    careFlowId: 'flow-1',
    booking: { uid: made?.uid },
  });
  await expect.poll(() => sandbox.awell.store.completions(activityId)).toHaveLength(1);
});

test('two widgets each complete their own activity', async ({ page, sandbox, openHost }) => {
  sandbox.cal.reset();
  await openHost({
    widgets: [booking('intake'), booking('intake', { activityId: 'activity-2' })],
    strict: true,
  });
  await bookAppointment(page, undefined, { widget: 1 });
  await page.locator('[data-status="completed"]').waitFor();
  expect(await hostCalls(page)).toMatchObject([{ widget: 1, activityId: 'activity-2' }]);
  await bookAppointment(page, undefined, { widget: 0, time: 1 });
  await expect.poll(() => hostCalls(page)).toHaveLength(2);
  expect(await hostCalls(page)).toMatchObject([{}, { widget: 0, activityId: 'activity-1' }]);
});

test('the app’s callbacks are called in order', async ({ page, openHost }) => {
  await openHost({ widgets: [booking('intake')] });
  await bookAppointment(page);
  await completed(page);
  const events = await hostEvents(page);
  expect(events.map(({ name, payload }) => (name === 'onStatusChange' ? payload : name))).toEqual([
    'ready',
    'onReady',
    'booked',
    'onBooked',
    'completing',
    'completed',
    'onCompleted',
  ]);
});
