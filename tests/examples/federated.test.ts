import { expect } from 'vitest';
import { bookAppointment, test as base } from '../browser/harness/index';
import { installExample, versionOf } from './example';

const test = base
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads the fixtures that it needs from the pattern.
  .extend('extensions', { scope: 'file' }, async ({}, { onCleanup }) => {
    const remote = await installExample('federated-remote');
    onCleanup(remote.close);
    await remote.script('build');
    return remote.serve('serve.js', [], { PORT: '0' });
  })
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads the fixtures that it needs from the pattern.
  .extend('host', { scope: 'file' }, async ({}, { onCleanup }) => {
    const example = await installExample('federated-host');
    onCleanup(example.close);
    expect(versionOf(example, 'react')).toBe('19.1.1');
    await example.script('build');
    const app = await example.serve('node_modules/vite/bin/vite.js', ['preview', '--port', '0']);
    return app;
  });

test('a host on React 19.1 loads the remote from its manifest, the patient books, and the host continues', async ({
  extensions,
  host,
  page,
  sandbox,
}) => {
  const { store } = sandbox.awell;
  const { careFlowId, activityId } = store.startBookAppointment({
    calLink: 'clinic/intake',
    customDomain: sandbox.calOrigin,
  });
  const query = new URLSearchParams({
    awell: sandbox.awellEndpoint.replace('/m2m', ''),
    token: store.startSession(careFlowId).token,
    extensions,
  });
  await page.goto(`${host}/?${query}`);
  await bookAppointment(page);
  await page.getByRole('heading', { name: 'What comes next' }).waitFor();
  const booking = sandbox.cal.bookings().at(-1);
  expect(booking?.metadata).toMatchObject({
    awellActivityId: activityId,
    awellPathwayId: careFlowId,
  });
  expect(store.completions(activityId)).toMatchObject([
    { dataPoints: [{ key: 'bookingId', value: booking?.uid }] },
  ]);
  expect(page.problems()).toEqual([]);
});
