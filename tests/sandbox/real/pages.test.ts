import { beforeEach, describe, expect, it } from 'vitest';
import { HOST } from '../../../sandbox/cal/eventTypes';
import { successRedirect, type RedirectedBooking } from '../../../src/testing/protocol/redirect';
import { createClient, TUESDAY_NINE, TUESDAY_TEN, type CalClient } from '../calClient';
import { createPage, toldBooking } from './page';

/** Facts of booking pages and their events that were seen on a running Cal.com, by their numbers. */
const NINE = { start: TUESDAY_NINE };
const KIM = { ...NINE, name: 'Kim', email: 'kim@example.com' };

let client: CalClient;
let page: ReturnType<typeof createPage>;
beforeEach(() => {
  client = createClient();
  page = createPage(client.cal);
});

describe('a seat', () => {
  it('cal-real 1.1: has the title of the first patient; its event type doesn’t', async () => {
    const first = toldBooking(await page.book('intake-seats', NINE));
    const [v1, v2] = await page.book('intake-seats', KIM);
    for (const data of [toldBooking([v1!]), v2?.data]) {
      expect(data).toMatchObject({ title: `Group intake between ${HOST.name} and Sam Okafor` });
    }
    expect(v1?.data).toMatchObject({ eventType: { title: 'Group intake' } });
    const read = await client.call('GET', `/v2/bookings/${first.uid}`);
    expect(read.body.data).toMatchObject({ title: first.title });
  });

  it('cal-real 1.2: gets a new key at an empty time, and its old one is gone', async () => {
    await page.book('intake-seats', NINE);
    const { seatReferenceUid: old } = toldBooking(await page.book('intake-seats', KIM));
    const move = { ...KIM, start: TUESDAY_TEN, rescheduleUid: old ?? '' };
    const moved = toldBooking(await page.book('intake-seats', move));
    expect(moved.seatReferenceUid).not.toBe(old);
    expect(moved).toMatchObject({ fromReschedule: null, previousBooking: null });
    const bySeat = (uid: string) => client.call('GET', `/v2/bookings/by-seat/${uid}`);
    expect((await bySeat(old ?? '')).status).toBe(404);
    expect((await bySeat(moved.seatReferenceUid ?? '')).status).toBe(200);
  });

  it('cal-real 1.2: keeps its key at a time with others', async () => {
    await page.book('intake-seats', { ...NINE, start: TUESDAY_TEN });
    const { seatReferenceUid: key = '' } = toldBooking(await page.book('intake-seats', KIM));
    const move = { ...KIM, start: TUESDAY_TEN, rescheduleUid: key };
    expect(toldBooking(await page.book('intake-seats', move)).seatReferenceUid).toBe(key);
  });
});

describe('cal-real 1.5: a booking event has', () => {
  it('the previous booking', async () => {
    const before = toldBooking(await page.book('intake', NINE));
    expect(before['previousBooking']).toBeNull();
    const move = { start: TUESDAY_TEN, rescheduleUid: before.uid };
    const { uid, startTime, endTime } = before;
    expect(toldBooking(await page.book('intake', move))['previousBooking']).toEqual({
      uid,
      startTime,
      endTime,
    });
  });

  it('its place', async () => {
    const { location } = toldBooking(await page.book('intake-in-person', NINE));
    expect(location).toBe('Harbour Street 1, Ghent');
  });

  it('a password while it is pending', async () => {
    const pending = toldBooking(await page.book('intake-confirm', NINE));
    expect(pending['oneTimePassword']).toMatch(/^[\da-f-]{36}$/);
    const accepted = toldBooking(await page.book('intake', { start: TUESDAY_TEN }));
    expect(accepted['oneTimePassword']).toBeNull();
  });
});

it('cal-real 1.6: a cancellation event has the status from before', async () => {
  const { uid } = toldBooking(await page.book('intake', NINE));
  const [event] = await page.cancel(uid);
  expect(event?.data).toMatchObject({ booking: { uid, status: 'ACCEPTED' } });
  expect(client.cal.find(uid)?.status).toBe('CANCELLED');
});

it('cal-real 1.7: an unknown uid makes a new booking', async () => {
  const [event] = await page.book('intake', { ...NINE, rescheduleUid: 'nope' });
  expect(event?.type).toBe('bookingSuccessful');
  expect(client.cal.bookings()).toHaveLength(1);
});

it('cal-real 1.10: a private link has a page, but not in frames', async () => {
  const status = async (path: string) => (await client.cal.app.request(path)).status;
  expect(await status('/d/3f9c/intake')).toBe(200);
  expect(await status('/d/3f9c/intake/embed?embed=ns')).toBe(404);
});

describe('cal-real 1.11: a patient with as many bookings as they may have', () => {
  const tooMany = /maximum number of active bookings has been reached\./;

  it('is refused another', async () => {
    await page.book('intake-once', NINE);
    await expect(page.book('intake-once', { start: TUESDAY_TEN })).rejects.toThrow(tooMany);
    const body = { ...KIM, start: TUESDAY_TEN };
    expect(await page.book('intake-once', body)).toHaveLength(2);
  });

  it('reads which booking they may reschedule instead', async () => {
    const { uid } = toldBooking(await page.book('intake-once-moved', NINE));
    await expect(page.book('intake-once-moved', { start: TUESDAY_TEN })).rejects.toThrow(uid);
    const move = { start: TUESDAY_TEN, rescheduleUid: uid };
    const [event] = await page.book('intake-once-moved', move);
    expect(event?.type).toBe('rescheduleBookingSuccessful');
  });
});

it('cal-real 1.12: nothing can be cancelled without cookies', async () => {
  const { uid } = toldBooking(await page.book('intake', NINE));
  client.cal.switches.blocksCookies = true;
  await expect(page.cancel(uid)).rejects.toThrow('Invalid CSRF token');
  expect(client.cal.find(uid)?.status).toBe('ACCEPTED');
});

it('cal-real 1.14: the redirect has the page’s path, and the e-mail address twice', async () => {
  const booking = toldBooking(await page.book('intake', NINE));
  const href = successRedirect({
    target: 'https://host.example/',
    pageSearch: '?embed=ns&theme=dark&email=a@e.co',
    visit: { email: 's@e.co', user: 'clinic', type: 'intake' },
    booking: booking as typeof booking & RedirectedBooking,
    host: HOST,
    isEmbed: true,
    forwardsParams: true,
  });
  const query = new URL(href).searchParams;
  expect(query.getAll('email')).toEqual(['a@e.co', 's@e.co']);
  expect(Object.fromEntries(query)).toMatchObject({
    user: 'clinic',
    type: 'intake',
    theme: 'dark',
  });
});

it('cal-real 1.8: the switch makes embed.js log the calLink, as hosted builds do', async () => {
  const script = async () => (await client.cal.app.request('/embed/embed.js')).text();
  expect(await script()).not.toContain('Loading in iframe');
  client.cal.switches.logsCalLink = true;
  expect(await script()).toContain('"Loading in iframe"');
  client.cal.reset();
  expect(await script()).not.toContain('Loading in iframe');
});
