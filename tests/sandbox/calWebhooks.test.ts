import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/index';
import {
  createCalClient,
  createMemoryStore,
  createWebhookHandler,
  currentBookingUid,
  toNodeHandler,
  toWebhookDataPoints,
} from '../../src/server';
import { bookingInput } from '../api/cal/sandboxClient';
import { recorder, SECRET } from '../server/webhooks/deliveries';
import { serve } from '../server/endpoints';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.cal.reset());

const metadata = { awellActivityId: 'activity-1', awellPathwayId: 'care-flow-1' };

/** A clinic's server that the sandbox sends its webhooks to, and the client that makes things happen. */
async function setUp(secret: string = SECRET) {
  const { events, onEvent } = recorder();
  const store = createMemoryStore();
  const handler = toNodeHandler(
    createWebhookHandler({ maxAgeMinutes: Infinity, secret: SECRET, onEvent, store }),
  );
  const origin = await serve((request, response) => void handler(request, response));
  const { webhooks, apiKey } = sandbox.cal;
  webhooks.subscribe({ subscriberUrl: origin, secret });
  const client = createCalClient({ apiKey, baseUrl: sandbox.calApiUrl });
  /** What was sent to this server, once all of it is answered. */
  const statuses = async () =>
    (await webhooks.attempts())
      .filter(({ subscriberUrl }) => subscriberUrl === origin)
      .map(({ trigger, status }) => [trigger, status]);
  const patient = createCalClient({ baseUrl: sandbox.calApiUrl });
  return { events, store, client, patient, webhooks, statuses };
}

/** Free times of the sandbox, whose calendar is that of today. */
async function freeTimes(count: number): Promise<string[]> {
  const day = (days: number): string =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const eventTypeId = String(bookingInput().eventTypeId);
  const query = new URLSearchParams({ eventTypeId, start: day(2), end: day(12) });
  const response = await fetch(`${sandbox.calOrigin}/v2/slots?${query}`, {
    headers: { 'cal-api-version': '2024-09-04' },
  });
  const { data } = (await response.json()) as { data: Record<string, { start: string }[]> };
  const times = Object.values(data).flatMap((slots) => slots.map(({ start }) => start));
  return times.slice(0, count).map((start) => new Date(start).toISOString());
}

describe('webhooks of the sandbox, over HTTP', () => {
  it('report a new, rescheduled and cancelled booking, each verified and handled once', async () => {
    const { events, store, client, webhooks, statuses } = await setUp();
    const [first = '', second = ''] = await freeTimes(2);
    const made = await client.createBooking({ ...bookingInput('intake', first), metadata });
    // Requests may overtake each other, also from Cal.com.
    await webhooks.attempts();
    const moved = await client.updateBooking(made.uid, { start: second });
    await webhooks.attempts();
    await client.deleteBooking(moved.uid, { cancellationReason: 'Ill' });
    expect(await statuses()).toEqual([
      ['BOOKING_CREATED', 200],
      ['BOOKING_RESCHEDULED', 200],
      ['BOOKING_CANCELLED', 200],
    ]);
    expect(events).toMatchObject([
      { trigger: 'BOOKING_CREATED', booking: { uid: made.uid, start: first, status: 'accepted' } },
      {
        trigger: 'BOOKING_RESCHEDULED',
        booking: { uid: moved.uid, start: second },
        rescheduledFrom: { uid: made.uid, id: made.id, start: first },
      },
      {
        trigger: 'BOOKING_CANCELLED',
        booking: { uid: moved.uid, start: second, status: 'cancelled' },
        cancellationReason: 'Ill',
      },
    ]);
    // A cancellation comes without metadata, so that the move tells whose it is.
    for (const event of events) expect(event).toMatchObject({ activityId: 'activity-1' });
    expect(toWebhookDataPoints(events[1]!)).toEqual([
      { key: 'bookingId', value: String(moved.id) },
      { key: 'bookingUid', value: moved.uid },
    ]);
    expect(await currentBookingUid(store, made.uid)).toBe(moved.uid);

    await webhooks.sendAgain();
    expect((await statuses()).slice(3).map(([, status]) => status)).toEqual([208, 208, 208]);
    expect(events).toHaveLength(3);
  });

  it('report a request that is confirmed or rejected', async () => {
    const { events, client, webhooks } = await setUp();
    const [first = '', second = ''] = await freeTimes(2);
    const one = await client.createBooking(bookingInput('intake-confirm', first));
    await webhooks.attempts();
    const other = await client.createBooking(bookingInput('intake-confirm', second));
    await webhooks.attempts();
    await client.updateBooking(one.uid, { status: 'ACCEPTED' });
    await webhooks.attempts();
    await client.updateBooking(other.uid, { status: 'REJECTED' });
    await sandbox.cal.webhooks.attempts();
    expect(events.map((event) => [event.trigger, 'booking' in event && event.booking.uid])).toEqual(
      [
        ['BOOKING_REQUESTED', one.uid],
        ['BOOKING_REQUESTED', other.uid],
        ['BOOKING_CREATED', one.uid],
        ['BOOKING_REJECTED', other.uid],
      ],
    );
  });

  it('cal-real 3.5: report a reschedule that waits for the host as a new request', async () => {
    const { events, client, patient, webhooks } = await setUp();
    const [first = '', second = ''] = await freeTimes(2);
    const made = await client.createBooking(bookingInput('intake-confirm', first));
    await webhooks.attempts();
    const moved = await patient.updateBooking(made.uid, { start: second });
    await webhooks.attempts();
    await client.updateBooking(moved.uid, { status: 'ACCEPTED' });
    await webhooks.attempts();
    expect(events.slice(1)).toMatchObject([
      {
        trigger: 'BOOKING_REQUESTED',
        booking: { uid: moved.uid, status: 'pending', icsUid: expect.stringMatching(made.uid) },
        rescheduledFrom: { uid: made.uid },
      },
      { trigger: 'BOOKING_CREATED', booking: { uid: moved.uid }, rescheduledFrom: undefined },
    ]);
  });

  it('cal-real 3.5: lead from a pending booking to its rescheduled one', async () => {
    const { store, client, patient, webhooks } = await setUp();
    const [first = '', second = ''] = await freeTimes(2);
    const made = await client.createBooking(bookingInput('intake-confirm', first));
    await webhooks.attempts();
    const moved = await patient.updateBooking(made.uid, { start: second });
    await webhooks.attempts();
    expect(await currentBookingUid(store, made.uid)).toBe(moved.uid);
  });

  it('report the start and end of a meeting and a no-show, and answer a ping', async () => {
    const { events, client, webhooks, statuses } = await setUp();
    const [start = ''] = await freeTimes(1);
    const { uid, id } = await client.createBooking({ ...bookingInput('intake', start), metadata });
    await webhooks.attempts();
    await webhooks.meeting('MEETING_STARTED', uid);
    await webhooks.meeting('MEETING_ENDED', uid);
    await webhooks.noShow(uid);
    await webhooks.ping();
    expect((await statuses()).at(-1)).toEqual(['PING', 200]);
    expect(events.slice(1)).toMatchObject([
      { trigger: 'MEETING_STARTED', booking: { uid, id, start } },
      { trigger: 'MEETING_ENDED', booking: { uid, id, start }, activityId: 'activity-1' },
      {
        trigger: 'BOOKING_NO_SHOW_UPDATED',
        bookingUid: uid,
        attendees: [{ email: 'sam@example.com', isAbsent: true }],
        activityId: 'activity-1',
      },
    ]);
  });

  it('of one seat show only that patient', async () => {
    const { events, client } = await setUp();
    const [start = ''] = await freeTimes(1);
    const input = bookingInput('intake-seats', start);
    await client.createBooking(input);
    await sandbox.cal.webhooks.attempts();
    await client.createBooking({
      ...input,
      responses: { name: 'Kim', email: 'kim@example.com' },
    });
    await sandbox.cal.webhooks.attempts();
    expect(events).toMatchObject([
      { isSeated: true, booking: { attendees: [{ email: 'sam@example.com' }] } },
      { isSeated: true, booking: { attendees: [{ email: 'kim@example.com' }] } },
    ]);
  });

  it.each([
    ['with another secret', 'another'],
    ['without a secret', ''],
  ])('signed %s reach nothing', async (_how, secret) => {
    const { events, client, statuses } = await setUp(secret);
    const [start = ''] = await freeTimes(1);
    await client.createBooking(bookingInput('intake', start));
    expect(await statuses()).toEqual([['BOOKING_CREATED', 401]]);
    expect(events).toEqual([]);
  });
});
