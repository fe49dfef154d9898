import { beforeEach, describe, expect, it } from 'vitest';
import { createClient, eventTypeId, TUESDAY_NINE, TUESDAY_TEN, type CalClient } from './calClient';

const WEDNESDAY = '2027-01-06T08:00:00.000Z';

let client: CalClient;
beforeEach(() => {
  client = createClient();
});

const reschedule = (uid: unknown, body: object) =>
  client.call('POST', `/v2/bookings/${String(uid)}/reschedule`, { body });
const cancel = (uid: unknown, body: object = {}) =>
  client.call('POST', `/v2/bookings/${String(uid)}/cancel`, { body });
const read = async (uid: unknown) =>
  (await client.call('GET', `/v2/bookings/${String(uid)}`)).body.data;

describe('rescheduling', () => {
  it('makes a new booking and links it with the old one, both ways', async () => {
    const old = await client.book('intake');
    const { status, body } = await reschedule(old['uid'], {
      start: TUESDAY_TEN,
      reschedulingReason: 'clash',
      rescheduledBy: 'sam@example.com',
    });
    const { data } = body;
    expect(status).toBe(201);
    expect(data['uid']).not.toBe(old['uid']);
    expect(data).toMatchObject({
      id: 7300002,
      status: 'accepted',
      start: TUESDAY_TEN,
      reschedulingReason: 'clash',
      rescheduledFromUid: old['uid'],
      icsUid: old['icsUid'],
      metadata: { activityId: 'act-1' },
    });
    expect(await read(old['uid'])).toMatchObject({
      status: 'cancelled',
      rescheduledToUid: data['uid'],
      rescheduledByEmail: 'sam@example.com',
    });
  });

  it('names the new booking if the old one is rescheduled again', async () => {
    const old = await client.book('intake');
    const { body } = await reschedule(old['uid'], { start: TUESDAY_TEN });
    const again = await reschedule(old['uid'], { start: WEDNESDAY });
    expect(again.status).toBe(400);
    expect(again.body.error.message).toContain(`booking with uid=${String(body.data['uid'])}`);
  });

  it('leads from one booking to the next along a chain', async () => {
    const first = await client.book('intake');
    const { body: second } = await reschedule(first['uid'], { start: TUESDAY_TEN });
    const { body: third } = await reschedule(second.data['uid'], { start: WEDNESDAY });
    const visited: unknown[] = [];
    for (let uid: unknown = first['uid']; uid; uid = (await read(uid))['rescheduledToUid']) {
      visited.push(uid);
    }
    expect(visited).toEqual([first['uid'], second.data['uid'], third.data['uid']]);
  });

  it('reschedules one seat and keeps its key at a time with others', async () => {
    await client.book('intake-seats-shown', WEDNESDAY);
    const stays = await client.book('intake-seats-shown');
    const moves = await client.book('intake-seats-shown');
    const { body } = await reschedule(moves['uid'], {
      start: WEDNESDAY,
      seatUid: moves['seatUid'],
    });
    expect(body.data).toMatchObject({ start: WEDNESDAY, seatUid: moves['seatUid'] });
    expect(await read(stays['uid'])).toMatchObject({
      status: 'accepted',
      attendees: [{ seatUid: stays['seatUid'] }],
    });
  });
});

describe('cancelling', () => {
  it('keeps the reason and cannot be done twice', async () => {
    const { uid } = await client.book('intake');
    const first = await cancel(uid, { cancellationReason: 'better' });
    const second = await cancel(uid);
    expect(first.status).toBe(200);
    expect(first.body.data).toMatchObject({ status: 'cancelled', cancellationReason: 'better' });
    expect(second.status).toBe(400);
    expect(second.body.error.message).toContain('cancelled already');
  });

  it('is refused if the event type forbids it', async () => {
    const { uid } = await client.book('intake-no-cancel');
    const { status, body } = await cancel(uid);
    expect(status).toBe(400);
    expect(body).toEqual({
      statusCode: 400,
      message: 'This event type does not allow cancellations',
    });
  });

  it('cancels a whole series by its uid', async () => {
    const series = (await client.book('intake-recurring')) as unknown as Record<string, unknown>[];
    const { body } = await cancel(series[0]?.['recurringBookingUid']);
    expect(body.data).toHaveLength(4);
    expect(client.cal.bookings().every(({ status }) => status === 'CANCELLED')).toBe(true);
  });

  it('frees the time', async () => {
    const { uid } = await client.book('intake');
    await cancel(uid);
    expect(await client.book('intake-confirm')).toMatchObject({ start: TUESDAY_NINE });
  });
});

describe('slots', () => {
  const slots = (query: string) =>
    client.call('GET', `/v2/slots?${query}`, { version: '2024-09-04' });
  const week = `eventTypeId=${eventTypeId('intake')}&start=2027-01-04&end=2027-01-10`;

  it('are on weekdays from tomorrow, 09:00 to 17:00 in Brussels, without booked times', async () => {
    await client.book('intake', TUESDAY_TEN);
    const { data } = (await slots(week)).body;
    expect(Object.keys(data)).toEqual(['2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08']);
    expect(data['2027-01-05']).toHaveLength(15);
    expect(data['2027-01-05']).not.toContainEqual({ start: TUESDAY_TEN });
    expect(data['2027-01-06']).toHaveLength(16);
  });

  it('are in the requested time zone', async () => {
    const { data } = (await slots(`${week}&timeZone=Europe/Brussels&format=range`)).body;
    expect(data['2027-01-05']).toContainEqual({
      start: '2027-01-05T09:00:00.000+01:00',
      end: '2027-01-05T09:30:00.000+01:00',
    });
  });

  it('show how full a shared time is', async () => {
    const { uid } = await client.book('intake-seats');
    const query = `eventTypeSlug=intake-seats&username=clinic&start=2027-01-05&end=2027-01-05`;
    const { data } = (await slots(query)).body;
    expect(data['2027-01-05']).toContainEqual({
      start: TUESDAY_NINE,
      attendeesCount: 1,
      bookingUid: uid,
    });
  });

  it('need their own API version', async () => {
    const { status } = await client.call('GET', `/v2/slots?${week}`);
    expect(status).toBe(404);
  });
});
