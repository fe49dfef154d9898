import { beforeEach, describe, expect, it } from 'vitest';
import { HOST } from '../../../sandbox/cal/eventTypes';
import {
  bookingBody,
  createClient,
  KEY,
  TUESDAY_NINE,
  TUESDAY_TEN,
  type CalClient,
  type CallOptions,
} from '../calClient';

/** Facts of API v2 that were seen on a running Cal.com, by their numbers. */
const WEDNESDAY = '2027-01-06T08:00:00.000Z';
const AFTER = new Date('2027-01-05T18:00:00Z');

let client: CalClient;
beforeEach(() => {
  client = createClient();
});

const post = (uid: unknown, action: string, body: object = {}, options: CallOptions = {}) =>
  client.call('POST', `/v2/bookings/${String(uid)}/${action}`, { body, ...options });
const read = async (uid: unknown, options: CallOptions = {}) =>
  (await client.call('GET', `/v2/bookings/${String(uid)}`, options)).body.data;
const create = (body: object, options: CallOptions = {}) =>
  client.call('POST', '/v2/bookings', { body, ...options });
const asHost = { key: KEY };

describe('cal-real 2.1: a call with the key counts as the host’s', () => {
  it('and reschedules a booking on request at once; a patient’s has to wait', async () => {
    const { uid } = await client.book('intake-confirm');
    const theirs = await post(uid, 'reschedule', { start: TUESDAY_TEN });
    expect(theirs.body.data).toMatchObject({ status: 'pending' });
    const ours = await post(theirs.body.data['uid'], 'reschedule', { start: WEDNESDAY }, asHost);
    expect(ours.body.data).toMatchObject({ status: 'accepted' });
    const again = await post(ours.body.data['uid'], 'reschedule', { start: TUESDAY_NINE });
    expect(again.body.data).toMatchObject({ status: 'pending' });
  });

  it('and can reschedule without notice', async () => {
    const { uid } = await client.book('intake-notice');
    const theirs = await post(uid, 'reschedule', { start: WEDNESDAY });
    expect([theirs.status, theirs.body]).toEqual([
      403,
      {
        statusCode: 403,
        message: 'Rescheduling is not allowed within the minimum notice period before the event',
      },
    ]);
    expect((await post(uid, 'reschedule', { start: WEDNESDAY }, asHost)).status).toBe(201);
  });

  it('and cancels for everyone if it names no seat', async () => {
    const { uid } = await client.book('intake-seats');
    await client.book('intake-seats');
    expect((await post(uid, 'cancel')).status).toBe(400);
    await post(uid, 'cancel', { cancellationReason: 'Ill' }, asHost);
    expect(await read(uid)).toMatchObject({ status: 'cancelled' });
  });
});

describe('cal-real 2.2: a cancellation', () => {
  const refusal = { statusCode: 400, message: 'Cancellation reason is required' };

  it.each([
    ['intake', undefined, 200],
    ['intake', KEY, 400],
    ['intake-reason', undefined, 400],
    ['intake-reason', KEY, 400],
  ])('of %s with the key %s and no reason is answered %i', async (slug, key, status) => {
    const { uid } = await client.book(slug);
    const options = key ? { key } : {};
    const without = await post(uid, 'cancel', { cancellationReason: ' ' }, options);
    expect(without.status).toBe(status);
    if (status === 200) return;
    expect(without.body).toEqual(refusal);
    expect((await post(uid, 'cancel', { cancellationReason: 'Ill' }, options)).status).toBe(200);
  });
});

it('cal-real 2.3: rules of the event type are answered without the envelope', async () => {
  const { uid } = await client.book('intake-no-cancel');
  expect((await post(uid, 'cancel')).body).toEqual({
    statusCode: 400,
    message: 'This event type does not allow cancellations',
  });
  const { uid: past } = await client.book('intake', TUESDAY_TEN);
  client.now(AFTER);
  expect((await post(past, 'cancel')).body).toEqual({
    statusCode: 400,
    message: 'Cannot cancel a booking that has already ended',
  });
});

it('cal-real 2.4: metadata is text', async () => {
  const metadata = { n: 3, activityId: 'act-1' };
  const { status, body } = await create({ ...bookingBody('intake', TUESDAY_NINE), metadata });
  expect(status).toBe(400);
  expect(body.error).toEqual({
    code: 'BAD_REQUEST',
    message: 'metadata.n - Expected string, received number',
  });
});

it.each([
  ['intake', 30, /^Can't specify 'lengthInMinutes' because event type does not have multiple/],
  ['intake-lengths', 45, /^Provided 'lengthInMinutes' is not one of the possible lengths/],
])('cal-real 2.5: %s cannot be booked for %i minutes', async (slug, lengthInMinutes, why) => {
  const { status, body } = await create({ ...bookingBody(slug, TUESDAY_NINE), lengthInMinutes });
  expect([status, body.error.message]).toEqual([400, expect.stringMatching(why)]);
});

it.each(['2027-01-05T09:00:00+01:00', '2027-01-05T08:00:00', '2027-01-05T08:00'])(
  'cal-real 2.6: %s is nine o’clock in Brussels',
  async (start) => {
    const { status, body } = await create(bookingBody('intake', start));
    expect([status, body.data['start']]).toEqual([201, TUESDAY_NINE]);
  },
);

it('cal-real 2.7: reschedules bookings that are over or may not be rescheduled', async () => {
  const { uid } = await client.book('intake-no-cancel');
  expect((await post(uid, 'reschedule', { start: TUESDAY_TEN })).status).toBe(201);
  const { uid: past } = await client.book('intake');
  client.now(AFTER);
  expect((await post(past, 'reschedule', { start: WEDNESDAY })).status).toBe(201);
});

it('cal-real 2.8: a date’s uid doesn’t cancel the later dates of a series, and no body is needed', async () => {
  const [first] = (await client.book('intake-recurring')) as unknown as Record<string, unknown>[];
  const series = first?.['recurringBookingUid'];
  const refused = await post(series, 'cancel', { cancelSubsequentBookings: true });
  expect([refused.status, refused.body.error.message]).toEqual([
    400,
    expect.stringMatching(/^Cannot cancel subsequent bookings for recurring event/),
  ]);
  const path = `/v2/bookings/${String(series)}/cancel`;
  expect((await client.call('POST', path)).status).toBe(200);
});

it('cal-real 2.9: a list without the key is 403, with a wrong one 401', async () => {
  const without = await client.call('GET', '/v2/bookings');
  const wrong = await client.call('GET', '/v2/bookings', { key: 'cal_other' });
  expect([without.status, wrong.status]).toEqual([403, 401]);
});

it('cal-real 2.9: a rejected booking can be cancelled and then confirmed', async () => {
  const { uid } = await client.book('intake-confirm');
  await post(uid, 'decline', {}, asHost);
  expect((await post(uid, 'cancel')).body.data).toMatchObject({ status: 'cancelled' });
  expect((await post(uid, 'confirm', {}, asHost)).body.data).toMatchObject({ status: 'accepted' });
});

it('cal-real 2.11: a seat shows its attendee, and the hosts without their time zone', async () => {
  const { uid, seatUid } = await client.book('intake-seats');
  await client.book('intake-seats');
  const bySeat = await read(`by-seat/${String(seatUid)}`);
  expect(bySeat['attendees']).toMatchObject([{ seatUid }]);
  expect(bySeat['hosts']).toEqual([
    {
      id: HOST.id,
      name: HOST.name,
      email: HOST.email,
      displayEmail: HOST.email,
      username: HOST.username,
    },
  ]);
  expect(await read(uid)).toMatchObject({ hosts: [{ timeZone: HOST.timeZone }], attendees: [] });
});

it.each([
  ['2024-04-15', 'ACCEPTED'],
  ['2024-06-11', 'ACCEPTED'],
  ['2024-06-14', 'ACCEPTED'],
  ['2024-08-13', 'accepted'],
  ['2026-02-25', 'ACCEPTED'],
])('cal-real 2.12: version %s says %s', async (version, status) => {
  const { uid } = await client.book('intake');
  expect((await read(uid, { version }))['status']).toBe(status);
});

it('cal-real 2.13: a new booking may be missing in the first reads', async () => {
  client.cal.switches.staleReads = 2;
  const { uid } = await client.book('intake');
  const statuses = [];
  for (let time = 0; time < 3; time += 1) {
    statuses.push((await client.call('GET', `/v2/bookings/${String(uid)}`)).status);
  }
  expect(statuses).toEqual([404, 404, 200]);
});

it('cal-real 2.14: a reschedule with the host’s e-mail address counts as the host’s', async () => {
  const { uid } = await client.book('intake-confirm');
  const body = { start: TUESDAY_TEN, rescheduledBy: HOST.email };
  expect((await post(uid, 'reschedule', body)).body.data).toMatchObject({ status: 'accepted' });
});

it('only the host can book an event type that requires authentication', async () => {
  const body = bookingBody('intake-host-only', TUESDAY_NINE);
  const without = await create(body);
  expect([without.status, without.body.error.message]).toEqual([
    401,
    expect.stringMatching(/^checkBookingRequiresAuthentication/),
  ]);
  expect((await create(body, asHost)).status).toBe(201);
});

it('each key and each address can make 120 calls a minute', async () => {
  client.cal.switches.limitsCalls = true;
  const from = (remoteAddress: string) =>
    client.cal.app.request('/v2/slots', {}, { incoming: { socket: { remoteAddress } } });
  for (let call = 0; call < 120; call += 1) expect((await from('10.0.0.1')).status).toBe(404);
  const { status, headers } = await from('10.0.0.1');
  expect(status).toBe(429);
  expect(headers.get('X-RateLimit-Remaining-Default')).toBe('0');
  expect(headers.get('X-RateLimit-Reset-Default')).toBe('60');
  expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect((await from('10.0.0.2')).status).toBe(404);
  expect((await client.call('GET', '/v2/bookings', asHost)).status).toBe(200);
  client.now(new Date(client.cal.store.now().getTime() + 60_000));
  expect((await from('10.0.0.1')).status).toBe(404);
});

it('an accepted booking has Cal.com’s own video link as its location', async () => {
  const video = await client.book('intake');
  const link = `http://localhost/video/${String(video['uid'])}`;
  expect(video).toMatchObject({
    location: link,
    meetingUrl: link,
    metadata: { activityId: 'act-1' },
  });
  const pending = await client.book('intake-confirm', TUESDAY_TEN);
  expect(pending).toMatchObject({ location: 'integrations:daily' });
  const atClinic = await client.book('intake-in-person', WEDNESDAY);
  expect(atClinic).toMatchObject({ location: 'Harbour Street 1, Ghent' });
});
