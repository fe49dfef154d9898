import { expect } from 'vitest';
import { createAwellClient, createCalClient } from '../../src/server';
import { bookAppointment, test as base } from '../browser/harness/index';
import { eventTypeId } from '../sandbox/calClient';
import { installExample } from './example';

const test = base.extend('app', { scope: 'file' }, async ({ sandbox }, { onCleanup }) => {
  const example = await installExample('express');
  onCleanup(example.close);
  await example.script('build');
  sandbox.awell.store.customDomain = sandbox.calOrigin;
  return example.serve('node_modules/tsx/dist/cli.mjs', ['server.ts'], {
    AWELL_API_KEY: sandbox.awell.apiKey,
    AWELL_ENDPOINT: sandbox.awellEndpoint,
    CAL_API_KEY: sandbox.cal.apiKey,
    CAL_API_URL: sandbox.calApiUrl,
    CAL_ORIGIN: sandbox.calOrigin,
    PORT: '0',
  });
});

test('examples/express: a patient starts a visit, books, and cancels on the appointment’s page', async ({
  app,
  page,
  sandbox,
}) => {
  await page.goto(app);
  await page.getByRole('button', { name: 'Start your visit' }).click();
  await page.getByRole('heading', { name: 'Before your visit' }).waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await bookAppointment(page);
  await page.getByRole('heading', { name: 'What comes next' }).waitFor();

  const booking = sandbox.cal.bookings().at(-1);
  const activityId = String(booking?.metadata['awellActivityId']);
  expect(sandbox.awell.store.completions(activityId)).toMatchObject([
    { dataPoints: [{ key: 'bookingId', value: booking?.uid }] },
  ]);
  await page.getByRole('link', { name: 'Your appointment' }).click();
  await page.getByRole('button', { name: 'Cancel the appointment' }).click();
  await page.getByLabel('Reason').fill('I have to work that day');
  await page.getByRole('button', { name: 'Yes, cancel the appointment' }).click();
  await expect.poll(() => sandbox.cal.bookings().at(-1)?.status).toBe('CANCELLED');
});

test('examples/express: a patient can read, complete and cancel only their own bookings', async ({
  app,
  sandbox,
}) => {
  const signedInAs = (cookie: string) => {
    const signedIn: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', cookie);
      return fetch(input, { ...init, headers });
    };
    return {
      visit: () => signedIn(`${app}/api/visit`),
      cal: createCalClient({ proxyUrl: `${app}/api/cal`, fetch: signedIn }),
      awell: createAwellClient({ endpoint: `${app}/api/awell`, fetch: signedIn }),
    };
  };
  /** Signs in, and marks messages as read until the booking is due. */
  const start = async () => {
    const started = await fetch(`${app}/start`, { method: 'POST', redirect: 'manual' });
    const [cookie = ''] = started.headers.getSetCookie().map((one) => one.split(';')[0]);
    await fetch(`${app}/api/read`, { method: 'POST', headers: { cookie }, redirect: 'manual' });
    const clients = signedInAs(cookie);
    const { activity } = (await (await clients.visit()).json()) as { activity: { id: string } };
    return { ...clients, activityId: activity.id };
  };
  const { cal, awell, visit, activityId } = await start();
  const awellPathwayId = sandbox.awell.store.activity(activityId)?.careFlowId;
  const id = eventTypeId('intake');
  const days = [2, 12].map((day) =>
    new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10),
  );
  const slots = await fetch(
    `${sandbox.calApiUrl}/slots?eventTypeId=${id}&start=${days[0]}&end=${days[1]}`,
    { headers: { 'cal-api-version': '2024-09-04' } },
  );
  const { data } = (await slots.json()) as { data: Record<string, { start: string }[]> };
  const [{ start: time = '' } = {}] = Object.values(data).flat();
  const booking = await cal.createBooking({
    eventTypeId: id,
    start: new Date(time).toISOString(),
    timeZone: 'Europe/Brussels',
    responses: { name: 'Sam Okafor', email: 'sam@example.com' },
    metadata: { awellActivityId: activityId, awellPathwayId },
  });

  const completion = {
    activityId,
    dataPoints: [{ key: 'bookingId', value: booking.uid }],
    booking,
  };
  for (const other of [await start(), signedInAs('session=made-up'), signedInAs('')]) {
    await expect(other.cal.getBooking(booking.uid)).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(other.cal.deleteBooking(booking.uid)).rejects.toMatchObject({
      code: 'unauthorized',
    });
    await expect(other.awell.completeExtensionActivity(completion)).rejects.toMatchObject({
      code: 'unauthorized',
    });
  }
  expect((await signedInAs('').visit()).status).toBe(401);
  await awell.completeExtensionActivity(completion);
  expect(sandbox.awell.store.completions(activityId)).toHaveLength(1);
  expect(await (await visit()).json()).toMatchObject({ bookings: [{ bookingUid: booking.uid }] });
  expect((await cal.deleteBooking(booking.uid)).booking?.status).toBe('cancelled');
});
