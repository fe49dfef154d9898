import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createAwellClient,
  createAwellProxy,
  createCalClient,
  createCalClientV1,
  createCalProxy,
  toNodeHandler,
  type CalApiVersion,
} from '../../src/server';
import { startSandbox, type Sandbox } from '../../sandbox/index';
import { bookingInput } from '../api/cal/sandboxClient';
import { KEY } from '../sandbox/calClient';
import { serve } from './endpoints';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ calV1: true });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.cal.reset();
  sandbox.awell.store.reset();
});

/** A page's fetch, and everything that it received. */
function recorder() {
  const received: string[] = [];
  const record: typeof globalThis.fetch = async (input, init) => {
    const response = await fetch(input, init);
    received.push((await response.clone().text()) + JSON.stringify([...response.headers]));
    return response;
  };
  return { fetch: record, received };
}

async function calClient(apiVersion: CalApiVersion, apiKey = KEY) {
  const proxy = createCalProxy({
    apiKey,
    apiVersion,
    baseUrl: `${sandbox.calOrigin}/${apiVersion}`,
    authorize: () => 'host',
  });
  const handler = toNodeHandler(proxy);
  const origin = await serve((request, response) => void handler(request, response));
  const page = recorder();
  const client = (apiVersion === 'v1' ? createCalClientV1 : createCalClient)({
    proxyUrl: `${origin}/api/cal`,
    calOrigin: sandbox.calOrigin,
    fetch: page.fetch,
  });
  return { client, received: page.received };
}

/** Free times of the sandbox, whose calendar is that of today. */
async function freeTimes(count: number): Promise<string[]> {
  const { eventTypeId } = bookingInput();
  const day = (days: number): string =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const query = new URLSearchParams({
    eventTypeId: String(eventTypeId),
    start: day(2),
    end: day(12),
  });
  const response = await fetch(`${sandbox.calOrigin}/v2/slots?${query}`, {
    headers: { 'cal-api-version': '2024-09-04' },
  });
  const { data } = (await response.json()) as { data: Record<string, { start: string }[]> };
  const times = Object.values(data).flatMap((slots) => slots.map(({ start }) => start));
  return times.slice(0, count).map((start) => new Date(start).toISOString());
}

describe('a page, the proxy and Cal.com, over HTTP', () => {
  it('books, moves and cancels on v2, and receives no key', async () => {
    const { client, received } = await calClient('v2');
    const [first = '', second = ''] = await freeTimes(2);
    const made = await client.createBooking(bookingInput('intake', first));
    const moved = await client.updateBooking(made.uid, { start: second });
    expect(moved.uid).not.toBe(made.uid);
    expect((await client.getCurrentBooking(made.uid)).start).toBe(second);
    expect(await client.getCalendarLinks(moved.uid)).not.toEqual([]);
    await client.updateBooking(moved.uid, {
      location: { type: 'link', link: 'https://meet.test' },
    });
    expect((await client.listBookings({ attendeeEmail: 'sam@example.com' })).bookings).toHaveLength(
      2,
    );
    await client.deleteBooking(moved.uid, { cancellationReason: 'Ill' });
    expect((await client.getBooking(moved.uid)).status).toBe('cancelled');
    expect(received.length).toBeGreaterThan(7);
    expect(received.join()).not.toContain(KEY.replace('cal_', ''));
  });

  it('books, renames and cancels on v1, and receives no key', async () => {
    const { client, received } = await calClient('v1');
    const [start = ''] = await freeTimes(1);
    const { id = 0 } = await client.createBooking(bookingInput('intake', start));
    await client.updateBooking(id, { title: 'First visit' });
    expect((await client.getBooking(id)).title).toBe('First visit');
    const { bookings } = await client.listBookings({ attendeeEmail: 'sam@example.com' });
    expect(bookings.map((booking) => booking.id)).toEqual([id]);
    await client.deleteBooking(id, { cancellationReason: 'Ill' });
    expect((await client.getBooking(id)).status).toBe('cancelled');
    expect(received.join()).not.toContain(KEY.replace('cal_', ''));
  });

  it.each(['v2', 'v1'] as const)('receives no key if the key is wrong (%s)', async (version) => {
    const wrong = 'cal_live_000wrong111';
    const { client, received } = await calClient(version, wrong);
    await expect(client.listBookings()).rejects.toMatchObject({ code: 'unauthorized' });
    expect(received).toHaveLength(1);
    expect(received.join()).not.toContain('000wrong111');
  });
});

describe('a page, the proxy and Awell, over HTTP', () => {
  const dataPoints = [{ key: 'bookingId', value: '42' }];
  const setUp = async () => {
    const { store, apiKey } = sandbox.awell;
    const mine = store.startBookAppointment({ calLink: 'clinic/intake' });
    const others = store.startBookAppointment({ calLink: 'clinic/intake' });
    const handler = toNodeHandler(
      createAwellProxy({
        apiKey,
        endpoint: sandbox.awellEndpoint,
        authorize: async (_request, { readActivity }) =>
          (await readActivity())?.careFlowId === mine.careFlowId,
      }),
    );
    const origin = await serve((request, response) => void handler(request, response));
    const page = recorder();
    const client = createAwellClient({ endpoint: `${origin}/api/awell`, fetch: page.fetch });
    return { client, mine, others, received: page.received, store, apiKey };
  };

  it('completes the patient’s own activity, and receives neither Awell’s key nor Cal.com’s', async () => {
    const { client, mine, received, store, apiKey } = await setUp();
    const record = await client.getExtensionActivity(mine.recordId);
    expect(record.activity_id).toBe(mine.activityId);
    await client.completeExtensionActivity({ activityId: mine.activityId, dataPoints });
    expect(store.completions(mine.activityId)).toMatchObject([{ dataPoints }]);
    expect(received.join()).not.toMatch(new RegExp(`${apiKey}|"apiKey"`));
  });

  it('neither shows nor completes the activity of another patient', async () => {
    const { client, others, received, store } = await setUp();
    await expect(client.getExtensionActivity(others.recordId)).rejects.toMatchObject({
      code: 'unauthorized',
    });
    await expect(
      client.completeExtensionActivity({ activityId: others.activityId, dataPoints }),
    ).rejects.toMatchObject({ code: 'unauthorized' });
    expect(store.completions(others.activityId)).toEqual([]);
    expect(received.join()).not.toContain('clinic/intake');
  });
});
