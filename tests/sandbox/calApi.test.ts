import { beforeEach, describe, expect, it } from 'vitest';
import {
  bookingBody,
  createClient,
  eventTypeId,
  KEY,
  TUESDAY_NINE,
  TUESDAY_TEN,
  type CalClient,
} from './calClient';

let client: CalClient;
beforeEach(() => {
  client = createClient();
});

describe('creating', () => {
  it('answers 201 with the same booking as a later GET', async () => {
    const created = await client.call('POST', '/v2/bookings', {
      body: bookingBody('intake', TUESDAY_NINE),
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      status: 'success',
      data: {
        id: 7300001,
        uid: expect.stringMatching(/^[\w-]{22}$/),
        status: 'accepted',
        start: TUESDAY_NINE,
        end: '2027-01-05T08:30:00.000Z',
        duration: 30,
        eventType: { id: eventTypeId('intake'), slug: 'intake' },
        attendees: [{ email: 'sam@example.com', timeZone: 'Europe/London', absent: false }],
        metadata: { activityId: 'act-1' },
      },
    });
    const read = await client.call('GET', `/v2/bookings/${String(created.body.data['uid'])}`);
    expect(read.status).toBe(200);
    expect(read.body).toEqual(created.body);
  });

  it('finds the event type by slug and user', async () => {
    const { eventTypeId: _, ...rest } = bookingBody('intake', TUESDAY_NINE);
    const body = { ...rest, eventTypeSlug: 'intake-confirm', username: 'clinic' };
    const { body: answer } = await client.call('POST', '/v2/bookings', { body });
    expect(answer.data).toMatchObject({ status: 'pending' });
  });

  it('answers a recurring event type with one booking per occurrence', async () => {
    const series = (await client.book('intake-recurring')) as unknown as Record<string, unknown>[];
    expect(series.map(({ start }) => start)).toEqual([
      '2027-01-05T08:00:00.000Z',
      '2027-01-12T08:00:00.000Z',
      '2027-01-19T08:00:00.000Z',
      '2027-01-26T08:00:00.000Z',
    ]);
    const seriesUid = String(series[0]?.['recurringBookingUid']);
    const { body } = await client.call('GET', `/v2/bookings/${seriesUid}`);
    expect(body.data).toEqual(series);
  });

  it('shares one booking between the seats of a time', async () => {
    const first = await client.book('intake-seats');
    const second = await client.book('intake-seats');
    expect(second['uid']).toBe(first['uid']);
    expect(second['seatUid']).not.toBe(first['seatUid']);
  });

  it.each([
    ['its host', 'intake-seats', KEY, [2, 2]],
    ['whoever asks, only by their own seat', 'intake-seats', undefined, [0, 1]],
    ['everyone where the event type shows it', 'intake-seats-shown', undefined, [2, 2]],
  ])('attendees of a shared time are visible to %s', async (_case, slug, key, seen) => {
    await client.book(slug);
    const { uid, seatUid } = await client.book(slug);
    const paths = [`/v2/bookings/${String(uid)}`, `/v2/bookings/by-seat/${String(seatUid)}`];
    const answers = await Promise.all(
      paths.map((path) => client.call('GET', path, key ? { key } : {})),
    );
    const attendees = answers.map(({ body }) => body.data['attendees'] as object[]);
    expect(attendees.map(({ length }) => length)).toEqual(seen);
    expect(attendees[1]).toContainEqual(expect.objectContaining({ seatUid }));
  });

  it('refuses a sixth seat with 409', async () => {
    for (let seat = 0; seat < 5; seat += 1) await client.book('intake-seats');
    const body = bookingBody('intake-seats', TUESDAY_NINE);
    const { status, body: answer } = await client.call('POST', '/v2/bookings', { body });
    expect(status).toBe(409);
    expect(answer.error.message).toBe('No more seats left at this seated booking.');
  });

  it.each([
    ['a taken time', TUESDAY_NINE, 'User either already has booking at this time'],
    ['a time outside working hours', '2027-01-05T20:00:00Z', 'User either already has booking'],
    ['a past time', '2026-12-01T09:00:00Z', 'Attempting to book a meeting in the past.'],
    ['what is no time', 'tomorrow', 'start property is wrong'],
  ])('refuses %s with 400', async (_, start, message) => {
    await client.book('intake', TUESDAY_NINE);
    const body = bookingBody('intake', start);
    const { status, body: answer } = await client.call('POST', '/v2/bookings', { body });
    expect(status).toBe(400);
    expect(answer.error.message).toContain(message);
  });

  it('rejects unknown and missing properties by name', async () => {
    const body = { eventTypeId: 51801, start: TUESDAY_NINE, colour: 'blue' };
    const { status, body: answer } = await client.call('POST', '/v2/bookings', { body });
    expect(status).toBe(400);
    expect(answer.error.code).toBe('BadRequestException');
    expect(answer.error.message).toContain('colour property is wrong');
    expect(answer.error.message).toContain('attendee property is wrong');
    expect(answer.error.details['errors']).toHaveLength(2);
  });
});

describe('errors', () => {
  it('has one shape, with the path and the exception', async () => {
    const { status, headers, body } = await client.call('GET', '/v2/bookings/nope');
    const message = 'Booking with uid=nope was not found in the database';
    expect(status).toBe(404);
    expect(headers.get('X-Request-Id')).toBeTruthy();
    expect(body).toEqual({
      status: 'error',
      timestamp: expect.any(String),
      path: '/v2/bookings/nope',
      error: {
        code: 'NotFoundException',
        message,
        details: { message, error: 'Not Found', statusCode: 404 },
      },
    });
  });

  it('answers 410 to everything of v1', async () => {
    const { status, body } = await client.call('GET', '/v1/bookings/1?apiKey=x');
    expect(status).toBe(410);
    expect(body).toHaveProperty('message', expect.stringContaining('decommissioned'));
  });

  it('lets any origin call it', async () => {
    const { headers } = await client.call('GET', '/v2/bookings/nope');
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('versions', () => {
  it.each([[null], ['2030-01-01']])('treats %s as the oldest version', async (version) => {
    const { uid } = await client.book('intake');
    const { body } = await client.call('GET', `/v2/bookings/${String(uid)}`, { version });
    expect(body.data).toMatchObject({ status: 'ACCEPTED', startTime: TUESDAY_NINE });
    expect(body.data).not.toHaveProperty('start');
  });

  it('answers 404 for a path of another version', async () => {
    const { status, body } = await client.call('POST', '/v2/bookings', { version: '2024-09-04' });
    expect(status).toBe(404);
    expect(body.error.message).toBe('Cannot POST /v2/bookings');
  });
});

describe('authorisation', () => {
  it.each([
    ['POST', '/v2/bookings/x/confirm'],
    ['POST', '/v2/bookings/x/decline'],
  ])('%s %s needs the key', async (method, path) => {
    const without = await client.call(method, path);
    const wrong = await client.call(method, path, { key: 'cal_other' });
    expect([without.status, wrong.status]).toEqual([401, 401]);
    expect(without.body.error.code).toBe('UnauthorizedException');
  });
});

describe('the host', () => {
  it('confirms a pending booking once', async () => {
    const { uid } = await client.book('intake-confirm');
    const path = `/v2/bookings/${String(uid)}/confirm`;
    const first = await client.call('POST', path, { key: KEY });
    const second = await client.call('POST', path, { key: KEY });
    expect(first.body.data).toMatchObject({ status: 'accepted' });
    expect([second.status, second.body.error.message]).toEqual([400, 'Booking already confirmed']);
  });

  it('declines a pending booking', async () => {
    const { uid } = await client.book('intake-confirm');
    const path = `/v2/bookings/${String(uid)}/decline`;
    const { body } = await client.call('POST', path, { key: KEY, body: { reason: 'full' } });
    expect(body.data).toMatchObject({ status: 'rejected' });
  });

  it('lists bookings page by page', async () => {
    await client.book('intake', TUESDAY_TEN);
    await client.book('intake-confirm', TUESDAY_NINE);
    const path = '/v2/bookings?status=upcoming,unconfirmed&sortStart=asc&take=1';
    const { body } = await client.call('GET', path, { key: KEY });
    expect(body.data).toMatchObject([{ start: TUESDAY_NINE }]);
    expect(body.pagination).toMatchObject({ totalItems: 2, remainingItems: 1, hasNextPage: true });
    const pending = await client.call('GET', '/v2/bookings?status=unconfirmed', { key: KEY });
    expect(pending.body.data).toHaveLength(1);
  });
});
