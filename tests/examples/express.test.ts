import { expect } from 'vitest';
import { createAwellClient, createCalClient } from '../../src/server';
import { test as base } from '../browser/harness/index';
import { eventTypeId } from '../sandbox/calClient';
import { installExample } from './example';

const test = base.extend('visit', { scope: 'file' }, async ({ sandbox }, { onCleanup }) => {
  const { careFlowId, activityId } = sandbox.awell.store.startBookAppointment({
    calLink: 'clinic/intake',
  });
  const other = sandbox.awell.store.startBookAppointment({ calLink: 'clinic/intake' });
  const example = await installExample('express');
  onCleanup(example.close);
  await example.script('build');
  const app = await example.serve('node_modules/tsx/dist/cli.mjs', ['server.ts'], {
    AWELL_API_KEY: sandbox.awell.apiKey,
    AWELL_ENDPOINT: sandbox.awellEndpoint,
    CAL_API_KEY: sandbox.cal.apiKey,
    CAL_API_URL: sandbox.calApiUrl,
    PORT: '0',
    SESSIONS: JSON.stringify({ mine: careFlowId, others: other.careFlowId }),
  });
  return { app, careFlowId, activityId };
});

test('examples/express: a patient reads, completes and cancels what is theirs, and nobody else does', async ({
  visit: { app, careFlowId, activityId },
  sandbox,
}) => {
  const clientsOf = (session: string) => {
    const signedIn: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', `session=${session}`);
      return fetch(input, { ...init, headers });
    };
    return {
      cal: createCalClient({ proxyUrl: `${app}/api/cal`, fetch: signedIn }),
      awell: createAwellClient({ endpoint: `${app}/api/awell`, fetch: signedIn }),
    };
  };
  const { cal, awell } = clientsOf('mine');
  const id = eventTypeId('intake');
  const days = [2, 12].map((day) =>
    new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10),
  );
  const slots = await fetch(
    `${sandbox.calApiUrl}/slots?eventTypeId=${id}&start=${days[0]}&end=${days[1]}`,
    { headers: { 'cal-api-version': '2024-09-04' } },
  );
  const { data } = (await slots.json()) as { data: Record<string, { start: string }[]> };
  const [{ start = '' } = {}] = Object.values(data).flat();
  const booking = await cal.createBooking({
    eventTypeId: id,
    start: new Date(start).toISOString(),
    timeZone: 'Europe/Brussels',
    responses: { name: 'Sam Okafor', email: 'sam@example.com' },
    metadata: { awellActivityId: activityId, awellPathwayId: careFlowId },
  });

  const completion = {
    activityId,
    dataPoints: [{ key: 'bookingId', value: booking.uid }],
    booking,
  };
  for (const session of ['others', 'made-up', careFlowId]) {
    const other = clientsOf(session);
    await expect(other.cal.getBooking(booking.uid)).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(other.cal.deleteBooking(booking.uid)).rejects.toMatchObject({
      code: 'unauthorized',
    });
    await expect(other.awell.completeExtensionActivity(completion)).rejects.toMatchObject({
      code: 'unauthorized',
    });
  }
  await awell.completeExtensionActivity(completion);
  expect(sandbox.awell.store.completions(activityId)).toHaveLength(1);
  expect((await cal.deleteBooking(booking.uid)).booking?.status).toBe('cancelled');
});
