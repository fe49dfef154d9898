import { describe, expect, it } from 'vitest';
import {
  createMemoryStore,
  createWebhookHandler,
  currentBookingUid,
  type WebhookStore,
} from '../../../src/server';
import { KEY, TUESDAY_NINE, TUESDAY_TEN } from '../../sandbox/calClient';
import { createHooked } from '../../sandbox/real/hooked';
import { toldBooking } from '../../sandbox/real/page';
import { delivery, recorder, SECRET } from './deliveries';

const SAM = { start: TUESDAY_NINE };
const KIM = { ...SAM, name: 'Kim', email: 'kim@example.com' };

/** Sam and Kim share an appointment; each webhook is handled as it comes. */
async function share(store: WebhookStore = createMemoryStore()) {
  const sandbox = createHooked();
  const sams = toldBooking(await sandbox.page.book('intake-seats', SAM));
  const kims = toldBooking(
    await sandbox.page.book('intake-seats', KIM, { awellActivityId: 'act-kim' }),
  );
  const { events, onEvent } = recorder();
  const handler = createWebhookHandler({ maxAgeMinutes: Infinity, secret: SECRET, onEvent, store });
  const handle = async () => {
    for (const json of await sandbox.sent()) await handler(delivery(json));
    return events;
  };
  const seats = { sam: String(sams.seatReferenceUid), kim: String(kims.seatReferenceUid) };
  return { sandbox, store, handler, handle, uid: sams.uid, seats };
}

describe('the webhooks of one seat', () => {
  it('follow it to its new key and keep its activity if it is rescheduled by e-mail', async () => {
    const { sandbox, store, handle, seats, uid } = await share();
    const move = { ...KIM, start: TUESDAY_TEN, rescheduleUid: seats.kim };
    const moved = toldBooking(await sandbox.page.book('intake-seats', move, {}));
    const event = (await handle()).at(-1);
    expect(event).toMatchObject({
      trigger: 'BOOKING_RESCHEDULED',
      activityId: 'act-kim',
      booking: { uid: moved.uid, seatUid: moved.seatReferenceUid },
      rescheduledFrom: { uid, seatUid: seats.kim },
    });
    expect(await currentBookingUid(store, seats.kim)).toBe(moved.seatReferenceUid);
    expect(await currentBookingUid(store, seats.sam)).toBe(seats.sam);
    expect(await currentBookingUid(store, uid)).toBe(uid);
  });

  it('name the seat and its activity when it is cancelled', async () => {
    const { sandbox, handle, seats, uid } = await share();
    await sandbox.post(uid, 'cancel', { seatUid: seats.kim });
    expect((await handle()).at(-1)).toMatchObject({
      trigger: 'BOOKING_CANCELLED',
      activityId: 'act-kim',
      booking: { seatUid: seats.kim },
    });
  });

  it('don’t take a new booking at the same time for a reschedule', async () => {
    const { sandbox, store, handle, seats, uid } = await share();
    await sandbox.post(uid, 'cancel', { seatUid: seats.kim });
    const again = toldBooking(await sandbox.page.book('intake-seats', KIM, {}));
    const event = (await handle()).at(-1);
    expect(event).toMatchObject({
      trigger: 'BOOKING_CREATED',
      booking: { seatUid: again.seatReferenceUid },
    });
    expect(event).toHaveProperty('activityId', undefined);
    expect(await currentBookingUid(store, seats.kim)).toBe(seats.kim);
  });

  it('may arrive before the booking’s own webhook', async () => {
    const { sandbox, store, seats, handler } = await share();
    const move = { ...KIM, start: TUESDAY_TEN, rescheduleUid: seats.kim };
    const moved = toldBooking(await sandbox.page.book('intake-seats', move, {}));
    const sent = await sandbox.sent();
    for (const json of [sent.at(-1), ...sent]) await handler(delivery(json));
    expect(await currentBookingUid(store, seats.kim)).toBe(moved.seatReferenceUid);
  });

  it('store no e-mail address', async () => {
    const kept: string[] = [];
    const store = createMemoryStore();
    const setItem: WebhookStore['setItem'] = (key, value, options) => {
      kept.push(`${key} ${value}`);
      return store.setItem(key, value, options);
    };
    await (await share({ ...store, setItem })).handle();
    expect(kept.length).toBeGreaterThan(4);
    expect(kept.join()).not.toMatch(/example\.com|kim=40=/i);
  });

  it('report a meeting for all seats, without one patient’s activity', async () => {
    const { sandbox, handle, uid } = await share();
    await sandbox.cal.webhooks.meeting('MEETING_STARTED', uid);
    const event = (await handle()).at(-1);
    expect(event).toMatchObject({ trigger: 'MEETING_STARTED', isSeated: true, booking: { uid } });
    expect(event).not.toHaveProperty('activityId');
    expect(JSON.stringify(event)).not.toMatch(/\b(?:sam|kim)\b/i);
  });
});

describe('a pending booking that is rescheduled several times', () => {
  it.each([
    ['in their order', (list: unknown[]) => list],
    ['the other way round', (list: unknown[]) => list.map((_one, index) => list.at(-1 - index))],
    ['twice', (list: unknown[]) => [...list, ...list]],
  ])('leads to the latest booking if its webhooks arrive %s', async (_order, arrange) => {
    const sandbox = createHooked();
    const store = createMemoryStore();
    const handler = createWebhookHandler({
      maxAgeMinutes: Infinity,
      secret: SECRET,
      onEvent: () => undefined,
      store,
    });
    const uids = [toldBooking(await sandbox.page.book('intake-confirm', SAM)).uid];
    for (const hour of [10, 11]) {
      const start = TUESDAY_NINE.replace('T09', `T${hour}`);
      const move = { start, rescheduleUid: uids.at(-1) ?? '' };
      uids.push(toldBooking(await sandbox.page.book('intake-confirm', move)).uid);
    }
    await sandbox.post(uids.at(-1), 'confirm', {}, KEY);
    const sent = (await sandbox.sent()) as object[];
    // The sandbox's clock stands still.
    for (const [second, json] of sent.entries()) {
      Object.assign(json, { createdAt: `2027-01-01T00:00:0${second}.000Z` });
    }
    for (const json of arrange(sent)) await handler(delivery(json));
    for (const uid of uids) expect(await currentBookingUid(store, uid)).toBe(uids.at(-1));
  });
});
