import { join } from 'node:path';
import { expect } from 'vitest';
import { bookAppointment, test as base } from '../browser/harness/index';
import { developerTextsIn } from '../package/developerTexts';
import { installExample } from './example';

const SECRET = 'whsec-of-the-clinic';

const test = base.extend('app', { scope: 'file' }, async ({ sandbox }, { onCleanup }) => {
  const example = await installExample('next-app');
  onCleanup(example.close);
  const env = {
    AWELL_API_KEY: sandbox.awell.apiKey,
    AWELL_ENDPOINT: sandbox.awellEndpoint,
    CAL_API_KEY: 'cal_sandbox_key',
    CAL_API_URL: sandbox.calApiUrl,
    CAL_WEBHOOK_SECRET: SECRET,
    CAL_ORIGIN: sandbox.calOrigin,
  };
  // Keys and addresses exist only at run time.
  await example.script('build');
  expect(await developerTextsIn(join(example.folder, '.next/static'))).toEqual([]);
  const app = await example.serve('node_modules/next/dist/bin/next', ['start', '-p', '0'], env);
  sandbox.awell.store.customDomain = sandbox.calOrigin;
  sandbox.cal.webhooks.subscribe({
    subscriberUrl: `${app}/api/webhooks/cal`,
    secret: SECRET,
  });
  return app;
});

test('examples/next-app: built without keys, a patient books, continues, and cancels on the appointment’s page', async ({
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
  const { awellActivityId = '' } = booking?.metadata ?? {};
  expect(sandbox.awell.store.completions(String(awellActivityId))).toMatchObject([
    { dataPoints: [{ key: 'bookingId', value: booking?.uid }] },
  ]);

  expect(await sandbox.cal.webhooks.attempts()).toMatchObject([
    { trigger: 'BOOKING_CREATED', status: 200 },
  ]);
  await page.reload();
  await page.getByRole('link', { name: 'Your appointment' }).click();
  await page.getByRole('button', { name: 'Cancel the appointment' }).click();
  // Cal.com asks the holder of the clinic's key for a reason.
  await page.getByLabel('Reason').fill('I have to work that day');
  await page.getByRole('button', { name: 'Yes, cancel the appointment' }).click();
  await expect.poll(() => sandbox.cal.bookings().at(-1)?.status).toBe('CANCELLED');
  expect(page.problems()).toEqual([]);
});

test('examples/next-app: the proxies refuse visitors who aren’t signed in', async ({ app }) => {
  const ask = (path: string, init?: RequestInit): Promise<number> =>
    fetch(`${app}${path}`, init).then(({ status }) => status);
  expect(await ask('/api/cal/bookings/some-uid')).toBe(403);
  expect(await ask('/visit/some-uid')).toBe(404);
  const body = JSON.stringify({
    query: 'query ($id: ID!) { extensionActivityRecord(id: $id) { record { id } } }',
    variables: { id: 'a' },
  });
  const headers = { 'content-type': 'application/json' };
  expect(await ask('/api/awell', { method: 'POST', headers, body })).not.toBe(200);
});
