import { describe, expect, it } from 'vitest';
import {
  createMemoryStore,
  createWebhookHandler,
  parseCalWebhook,
  verifyCalSignature,
} from '../../../src/server';
import { delivery, recorder, SECRET } from '../../server/webhooks/deliveries';
import { KEY, TUESDAY_NINE, TUESDAY_TEN } from '../calClient';
import { createHooked } from './hooked';
import { METADATA, toldBooking } from './page';

/** Facts of webhooks that were seen on a running Cal.com, by their numbers. */
const NINE = { start: TUESDAY_NINE };
const KIM = { ...NINE, name: 'Kim', email: 'kim@example.com' };

interface Sent {
  triggerEvent: string;
  payload: Record<string, unknown>;
}

const payloads = async ({ sent }: ReturnType<typeof createHooked>) =>
  ((await sent()) as Sent[]).map(({ triggerEvent, payload }) =>
    Object.assign(payload, { triggerEvent }),
  );

/** Two patients who share an appointment: Sam, then Kim. */
async function shared(kims: Record<string, string> = { awellActivityId: 'act-kim' }) {
  const sandbox = createHooked();
  const sams = toldBooking(await sandbox.page.book('intake-seats', NINE));
  const kim = toldBooking(await sandbox.page.book('intake-seats', KIM, kims));
  return { sandbox, uid: sams.uid, sams: sams.seatReferenceUid, kims: kim.seatReferenceUid };
}

describe('cal-real 3.1: a delivery', () => {
  it('is signed over its bytes, and names its version', async () => {
    const { cal, book } = createHooked();
    const requests: Request[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = async (input, init) => {
      requests.push(new Request(input, init));
      return new Response();
    };
    cal.webhooks.subscribe({ subscriberUrl: 'https://clinic.example/', secret: SECRET });
    await book('intake');
    await cal.webhooks.attempts().finally(() => {
      globalThis.fetch = fetch;
    });
    const request = requests.at(-1);
    const signature = request?.headers.get('x-cal-signature-256') ?? '';
    const body = (await request?.text()) ?? '';
    expect(await verifyCalSignature({ body, signature, secret: SECRET })).toBe(true);
    expect(request?.headers.get('x-cal-webhook-version')).toBe('2021-10-20');
  });
});

describe('a seat', () => {
  it('cal-real 3.2: is named when it is booked or rescheduled, but not when it is cancelled', async () => {
    const { sandbox, uid, sams, kims } = await shared();
    await sandbox.post(uid, 'reschedule', { start: TUESDAY_TEN, seatUid: sams });
    await sandbox.post(uid, 'cancel', { seatUid: kims });
    const [, taken, moved, givenUp] = await payloads(sandbox);
    expect(taken).toMatchObject({ triggerEvent: 'BOOKING_CREATED', attendeeSeatId: kims });
    expect(moved).toMatchObject({
      triggerEvent: 'BOOKING_RESCHEDULED',
      attendeeSeatId: expect.not.stringMatching(sams ?? ''),
      rescheduleUid: uid,
      metadata: METADATA,
    });
    expect(givenUp).toMatchObject({
      triggerEvent: 'BOOKING_CANCELLED',
      attendees: [{ email: KIM.email }],
    });
    expect(givenUp).not.toHaveProperty('attendeeSeatId');
    expect(givenUp).not.toHaveProperty('metadata');
  });

  it('cal-real 3.3: loses its metadata if it is rescheduled by e-mail', async () => {
    const { sandbox, kims = '' } = await shared();
    const move = { ...KIM, start: TUESDAY_TEN, rescheduleUid: kims };
    const moved = toldBooking(await sandbox.page.book('intake-seats', move, {}));
    const webhook = (await payloads(sandbox)).at(-1);
    expect(webhook?.['metadata']).toEqual({ videoCallUrl: expect.any(String) });
    expect(JSON.stringify(webhook)).not.toContain(kims);
    expect(sandbox.cal.find(moved.uid)).toMatchObject({
      metadata: {},
      attendees: [{ metadata: {} }],
    });
  });

  it('cal-real 3.4: has no meeting event of its own: there is one, with the first patient', async () => {
    const { sandbox, uid } = await shared();
    await sandbox.cal.webhooks.meeting('MEETING_STARTED', uid);
    const meetings = ((await sandbox.sent()) as Sent[]).filter(({ triggerEvent }) =>
      triggerEvent.startsWith('MEETING'),
    );
    expect(meetings).toMatchObject([
      { uid, attendees: [{ email: 'sam@example.com' }], metadata: METADATA },
    ]);
  });

  it('cal-real 3.2: is parsed from the webhook', async () => {
    const { sandbox, kims } = await shared();
    const event = parseCalWebhook((await sandbox.sent()).at(-1));
    expect(event).toMatchObject({ booking: { seatUid: kims } });
  });

  it('cal-real 1.1: is parsed without another patient’s name', async () => {
    const { sandbox } = await shared();
    const event = parseCalWebhook((await sandbox.sent()).at(-1));
    expect('booking' in event && event.booking.title).not.toMatch('Sam Okafor');
  });

  it('cal-real 3.4: does not start with the activity of another patient', async () => {
    const { sandbox, uid } = await shared();
    await sandbox.cal.webhooks.meeting('MEETING_STARTED', uid);
    const { events, onEvent } = recorder();
    const handler = createWebhookHandler({
      maxAgeMinutes: Infinity,
      secret: SECRET,
      onEvent,
      store: createMemoryStore(),
    });
    for (const json of await sandbox.sent()) await handler(delivery(json));
    const meeting = events.at(-1);
    expect(meeting).toMatchObject({ trigger: 'MEETING_STARTED' });
    // It is of both of them, so it may be told as neither's alone.
    expect(meeting).not.toMatchObject({ activityId: METADATA.awellActivityId, isSeated: false });
  });
});

it('cal-real 3.5: a rescheduled pending booking and its confirmation name no previous booking', async () => {
  const sandbox = createHooked();
  const { uid: first } = toldBooking(await sandbox.page.book('intake-confirm', NINE));
  const move = { start: TUESDAY_TEN, rescheduleUid: first };
  const { uid } = toldBooking(await sandbox.page.book('intake-confirm', move));
  await sandbox.post(uid, 'confirm', {}, KEY);
  const [, requested, confirmed] = await payloads(sandbox);
  expect(requested).toMatchObject({
    triggerEvent: 'BOOKING_REQUESTED',
    uid,
    iCalUID: expect.stringMatching(`^${first}@Cal`),
  });
  expect(confirmed).toMatchObject({ triggerEvent: 'BOOKING_CREATED', uid });
  for (const one of [requested, confirmed]) expect(one).not.toHaveProperty('rescheduleUid');
  expect(confirmed).not.toHaveProperty('iCalUID');
});

it('cal-real 3.6: a cancellation has no metadata', async () => {
  const sandbox = createHooked();
  const { uid } = toldBooking(await sandbox.page.book('intake', NINE));
  await sandbox.page.cancel(uid);
  expect((await payloads(sandbox)).at(-1)).not.toHaveProperty('metadata');
});

it('cal-real 2.10: the webhook says if the host asks for another time', async () => {
  const sandbox = createHooked();
  const webhook = await sandbox.deliver('BOOKING_CANCELLED request-reschedule');
  expect(webhook).toMatchObject({
    payload: { cancellationReason: 'Please reschedule. Away', requestReschedule: true },
  });
});
