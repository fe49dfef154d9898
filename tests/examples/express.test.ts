import { expect } from 'vitest';
import { createAwellClient, createCalClient } from '../../src/server';
import { test as base } from '../browser/harness/index';
import { eventTypeId } from '../sandbox/calClient';
import { installExample } from './example';

const test = base.extend('app', { scope: 'file' }, async ({ sandbox }, { onCleanup }) => {
  const example = await installExample('express');
  onCleanup(example.close);
  await example.script('build');
  return example.serve('node_modules/tsx/dist/cli.mjs', ['server.ts'], {
    AWELL_API_KEY: sandbox.awell.apiKey,
    AWELL_ENDPOINT: sandbox.awellEndpoint,
    CAL_API_KEY: sandbox.cal.apiKey,
    CAL_API_URL: sandbox.calApiUrl,
    PORT: '0',
  });
});

test('examples/express: a patient reads, completes and cancels what is theirs, and nobody else does', async ({
  app,
  sandbox,
}) => {
  const { careFlowId, activityId } = sandbox.awell.store.startBookAppointment({
    calLink: 'clinic/intake',
  });
  const clientsOf = (careFlow: string) => {
    const signedIn: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', `careFlow=${careFlow}`);
      return fetch(input, { ...init, headers });
    };
    return {
      cal: createCalClient({ proxyUrl: `${app}/api/cal`, fetch: signedIn }),
      awell: createAwellClient({ endpoint: `${app}/api/awell`, fetch: signedIn }),
    };
  };
  const { cal, awell } = clientsOf(careFlowId);
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
  const other = clientsOf('another-care-flow');
  await expect(other.cal.getBooking(booking.uid)).rejects.toMatchObject({ code: 'unauthorized' });
  await expect(other.awell.completeExtensionActivity(completion)).rejects.toMatchObject({
    code: 'unauthorized',
  });
  await awell.completeExtensionActivity(completion);
  expect(sandbox.awell.store.completions(activityId)).toHaveLength(1);
  expect((await cal.deleteBooking(booking.uid)).booking?.status).toBe('cancelled');
});
