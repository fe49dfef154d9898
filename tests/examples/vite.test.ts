import { expect } from 'vitest';
import { bookAppointment, test as base } from '../browser/harness/index';
import { installExample } from './example';

const test = base.extend('app', { scope: 'file' }, async ({ sandbox }, { onCleanup }) => {
  const example = await installExample('vite');
  onCleanup(example.close);
  const env = {
    AWELL_API_KEY: sandbox.awell.apiKey,
    AWELL_ENDPOINT: sandbox.awellEndpoint,
    VITE_CAL_ORIGIN: sandbox.calOrigin,
  };
  await example.script('build', env);
  const app = await example.serve('node_modules/vite/bin/vite.js', ['preview', '--port', '0'], env);
  return app;
});

test('examples/vite: a patient books, and the activity is completed', async ({
  app,
  page,
  sandbox,
}) => {
  const { store } = sandbox.awell;
  const { activityId } = store.startBookAppointment({ calLink: 'clinic/intake' });
  await page.goto(`${app}/?activity=${activityId}`);
  await bookAppointment(page);
  await page.getByText('Your clinic has received your booking').waitFor();
  const booking = sandbox.cal.bookings().at(-1);
  expect(store.completions(activityId)).toMatchObject([
    { dataPoints: [{ key: 'bookingId', value: String(booking?.id) }] },
  ]);
  expect(page.problems()).toEqual([]);
});
