import { describe, expect, it } from 'vitest';
import type { Booking } from '../../../src/booking/booking';
import { createCalClient, type CalClient } from '../../../src/api/cal/calClient';
import { createCalClientV1 } from '../../../src/api/cal/calClientV1';
import { noteReschedule } from '../../../src/api/cal/noteReschedule';
import { MAX_REMEMBERED } from '../../../src/remember';
import { createCalProxy, createMemoryStore, currentBookingUid } from '../../../src/server';
import { calAnswerFixture } from '../../../src/testing';
import { storeKey } from '../../../src/server/webhooks/store';
import { KEY, TUESDAY_NINE, TUESDAY_TEN } from '../../sandbox/calClient';
import { bookingInput, createSandboxClient, failure, ORIGIN } from './sandboxClient';

const ELEVEN = '2027-01-05T10:00:00.000Z';

type Sandbox = ReturnType<typeof createSandboxClient>;

const keyless = (): Sandbox => createSandboxClient({ apiKey: undefined });

/** What the clinic does with a button of Cal.com's own, which the client has no call for. */
const requestReschedule = (
  { cal }: Pick<Sandbox, 'cal'>,
  uid: string,
): Response | Promise<Response> =>
  cal.app.request(`${ORIGIN}/v2/bookings/${uid}/request-reschedule`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${KEY}`,
      'cal-api-version': '2024-08-13',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ rescheduleReason: 'The doctor is away.' }),
  });

/** A client of a browser, through a proxy that asks `authorize`. */
function throughProxy(sandbox: Sandbox, authorize: (name: string) => boolean) {
  const proxy = createCalProxy({
    apiKey: KEY,
    baseUrl: `${ORIGIN}/v2`,
    authorize: (_request, { name }) => authorize(name) && 'host',
    fetch: async (input, init) => sandbox.cal.app.request(new Request(input, init)),
  });
  const names: string[] = [];
  const client = createCalClient({
    proxyUrl: 'https://app.test/api/cal',
    calOrigin: ORIGIN,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      names.push(new URL(request.url).pathname.replace('/api/cal', ''));
      return proxy(request);
    },
  });
  return { client, names };
}

describe('the current booking', () => {
  it('is found after twenty reschedules with a request for each, and with one the next time', async () => {
    const asked: string[] = [];
    const { getCurrentBooking } = createCalClient({
      fetch: async (input) => {
        asked.push(String(input));
        const number = Number(String(input).split('-').pop());
        const rescheduledToUid = number < 20 ? `booking-${number + 1}` : undefined;
        return Response.json(calAnswerFixture({ uid: `booking-${number}`, rescheduledToUid }));
      },
    });
    expect(await getCurrentBooking('booking-0')).toMatchObject({ uid: 'booking-20' });
    expect(asked).toHaveLength(21);
    await getCurrentBooking('booking-0');
    expect(asked).toHaveLength(22);
  });

  it('is found from every booking of a chain, and known links are used for all of them', async () => {
    const sandbox = keyless();
    const first = await sandbox.client.createBooking(bookingInput());
    const second = await sandbox.client.updateBooking(first.uid, { start: TUESDAY_TEN });
    const third = await sandbox.client.updateBooking(second.uid, { start: ELEVEN });
    const { client, sent } = again(sandbox, {});
    expect((await client.getCurrentBooking(first.uid)).uid).toBe(third.uid);
    expect(sent).toHaveLength(3);
    for (const { uid } of [first, second, third]) {
      expect((await client.getCurrentBooking(uid)).uid).toBe(third.uid);
    }
    expect(sent).toHaveLength(6);
  });

  it('takes one request if this client made the reschedules', async () => {
    const { client, sent } = keyless();
    const first = await client.createBooking(bookingInput());
    const second = await client.updateBooking(first.uid, { start: TUESDAY_TEN });
    sent.length = 0;
    expect((await client.getCurrentBooking(first.uid)).uid).toBe(second.uid);
    expect(sent).toHaveLength(1);
  });

  it('is the requested booking if a known link leads nowhere', async () => {
    const { client } = keyless();
    const { uid } = await client.createBooking(bookingInput());
    noteReschedule(client, uid, 'made-up');
    expect((await client.getCurrentBooking(uid)).uid).toBe(uid);
    noteReschedule(client, uid, uid);
    expect((await client.getCurrentBooking(uid)).uid).toBe(uid);
  });

  it('is known from a reschedule by another client, also one that the app has wrapped', async () => {
    const sandbox = keyless();
    const first = await sandbox.client.createBooking(bookingInput());
    const second = await sandbox.client.updateBooking(first.uid, { start: TUESDAY_TEN });
    const { client, sent } = again(sandbox, { apiKey: undefined });
    noteReschedule({ ...client }, first.uid, second.uid);
    expect((await client.getCurrentBooking(first.uid)).uid).toBe(second.uid);
    expect(sent).toHaveLength(1);
    expect(Object.keys(client)).not.toContain('noteReschedule');
    // A client of the app's own making knows nothing of it.
    expect(() => noteReschedule({} as CalClient, 'a', 'b')).not.toThrow();
  });

  it('is still found if the links form a circle', async () => {
    const { client } = keyless();
    const { uid } = await client.createBooking(bookingInput());
    noteReschedule(client, uid, 'b');
    noteReschedule(client, 'b', uid);
    expect((await client.getCurrentBooking(uid)).uid).toBe(uid);
  });

  it('comes from the app’s webhooks if they know it, without following links', async () => {
    const sandbox = createSandboxClient();
    const first = await sandbox.client.createBooking(bookingInput());
    const second = await sandbox.client.updateBooking(first.uid, { start: TUESDAY_TEN });
    const store = createMemoryStore();
    const link = JSON.stringify({ to: second.uid });
    await store.setItem(storeKey('rescheduled', first.uid), link, { ttl: 60 });
    const { client, sent } = again(sandbox, {});
    const current = await client.getCurrentBooking(await currentBookingUid(store, first.uid));
    expect(current.uid).toBe(second.uid);
    expect(sent).toHaveLength(1);
  });
});

describe('a cancelled booking without a successor', () => {
  it('is simply cancelled, which takes one request', async () => {
    const { client, sent } = keyless();
    const { uid } = await client.createBooking(bookingInput());
    await client.deleteBooking(uid);
    sent.length = 0;
    const now = await client.getCurrentBooking(uid);
    expect(now).toMatchObject({ status: 'cancelled' });
    expect([now.isRescheduleRequested, now.isSuccessorUnknown, now.rebookUrl]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    await client.getCurrentBooking(uid);
    expect(sent.map(({ headers }) => headers.get('cal-api-version'))).toEqual([
      '2024-08-13',
      '2024-04-15',
      '2024-08-13',
    ]);
  });

  it('is forgotten after many others, so a client on a server doesn’t grow', async () => {
    let requests = 0;
    const client = createCalClient({
      fetch: async (input) => {
        requests += 1;
        const [uid = ''] = new URL(String(input)).pathname.split('/').slice(-1);
        const { status, data } = calAnswerFixture({ uid, status: 'cancelled' });
        return Response.json({ status, data: { ...data, rescheduled: false } });
      },
    });
    const requestsFor = async (number: number): Promise<number> => {
      const before = requests;
      await client.getCurrentBooking(`booking-${number}`);
      return requests - before;
    };
    for (let number = 0; number <= MAX_REMEMBERED; number += 1) {
      expect(await requestsFor(number)).toBe(2);
    }
    expect(await requestsFor(MAX_REMEMBERED)).toBe(1);
    expect(await requestsFor(0)).toBe(2);
  });

  it('can be rescheduled by a link that Cal.com accepts, if the clinic asked for it', async () => {
    const sandbox = keyless();
    const { uid } = await sandbox.client.createBooking(bookingInput());
    expect((await requestReschedule(sandbox, uid)).status).toBe(200);
    const now = await sandbox.client.getCurrentBooking(uid);
    expect(now).toMatchObject({
      status: 'cancelled',
      isRescheduleRequested: true,
      rebookUrl: `${ORIGIN}/reschedule/${uid}?allowRescheduleForCancelledBooking=true`,
    });
    const page = await sandbox.cal.app.request(now.rebookUrl ?? '');
    expect(page.headers.get('location')).toContain(`/clinic/intake?rescheduleUid=${uid}`);
  });

  it('can be rescheduled through a proxy too, and is simply cancelled if the proxy doesn’t say', async () => {
    const sandbox = createSandboxClient();
    const { uid } = await sandbox.client.createBooking(bookingInput());
    await requestReschedule(sandbox, uid);
    const open = throughProxy(sandbox, () => true);
    expect(await open.client.getCurrentBooking(uid)).toMatchObject({ isRescheduleRequested: true });
    const shut = throughProxy(sandbox, (name) => name === 'getBooking');
    const now = await shut.client.getCurrentBooking(uid);
    expect(now).toMatchObject({ status: 'cancelled' });
    expect(now.isRescheduleRequested).toBeUndefined();
  });

  it('leads to the new booking once the patient has chosen another time', async () => {
    const sandbox = keyless();
    const { uid } = await sandbox.client.createBooking(bookingInput());
    await requestReschedule(sandbox, uid);
    const chosen = await rebook(sandbox, uid, TUESDAY_TEN);
    expect(await sandbox.client.getCurrentBooking(uid)).toMatchObject({
      uid: chosen,
      status: 'accepted',
      rescheduledFromUid: uid,
    });
  });
});

describe('one rescheduled date of a recurring booking', () => {
  const moveSecond = async (sandbox: Sandbox) => {
    const { occurrences = [] } = await sandbox.client.createBooking({
      ...bookingInput('intake-recurring'),
      recurrenceCount: 3,
    });
    const uid = occurrences[1]?.uid ?? '';
    const moved = await again(sandbox, {}).client.updateBooking(uid, {
      start: '2027-01-13T09:00:00.000Z',
    });
    return { uid, moved };
  };

  it('is found with the key, through the booking that names it', async () => {
    const sandbox = createSandboxClient();
    const { uid, moved } = await moveSecond(sandbox);
    sandbox.sent.length = 0;
    expect((await sandbox.client.getCurrentBooking(uid)).uid).toBe(moved.uid);
    expect(sandbox.sent.map(({ url }) => new URL(url).pathname)).toEqual([
      `/v2/bookings/${uid}`,
      `/v2/bookings/${uid}`,
      '/v2/bookings',
    ]);
    sandbox.sent.length = 0;
    expect((await sandbox.client.getCurrentBooking(uid)).uid).toBe(moved.uid);
    expect(sandbox.sent).toHaveLength(1);
  });

  it.each([
    ['without a key', (sandbox: Sandbox) => again(sandbox, { apiKey: undefined }).client],
    [
      'if the proxy doesn’t allow lists',
      (sandbox: Sandbox) => throughProxy(sandbox, (name) => name !== 'listBookings').client,
    ],
  ])('is marked as having an unknown successor, %s', async (_case, clientOf) => {
    const sandbox = createSandboxClient();
    const { uid } = await moveSecond(sandbox);
    const now = await clientOf(sandbox).getCurrentBooking(uid);
    expect(now).toMatchObject({ uid, status: 'cancelled', isSuccessorUnknown: true });
  });

  it('is cancelled if it was only cancelled', async () => {
    const sandbox = keyless();
    const series = await sandbox.client.createBooking(bookingInput('intake-recurring'));
    await sandbox.client.deleteBooking(series.uid);
    const now: Booking = await sandbox.client.getCurrentBooking(series.uid);
    expect([now.status, now.isSuccessorUnknown]).toEqual(['cancelled', undefined]);
  });

  it('is found without a key by a client that knows the reschedule', async () => {
    const sandbox = createSandboxClient();
    const { uid, moved } = await moveSecond(sandbox);
    const { client } = again(sandbox, { apiKey: undefined });
    noteReschedule(client, uid, moved.uid);
    expect((await client.getCurrentBooking(uid)).uid).toBe(moved.uid);
  });
});

describe('a seat', () => {
  const takeSeats = async () => {
    const sandbox = keyless();
    const mine = await sandbox.client.createBooking(bookingInput('intake-seats'));
    await sandbox.client.createBooking(bookingInput('intake-seats'));
    return { ...sandbox, uid: mine.uid, seatUid: mine.seatUid ?? '' };
  };

  it('that was rescheduled to a time with others is found there; other seats aren’t', async () => {
    const { client, uid, seatUid } = await takeSeats();
    await client.createBooking(bookingInput('intake-seats', TUESDAY_TEN));
    const moved = await client.updateBooking(uid, { start: TUESDAY_TEN, seatUid });
    expect(await client.getCurrentBooking(uid, { seatUid })).toMatchObject({
      uid: moved.uid,
      seatUid,
      start: TUESDAY_TEN,
      status: 'accepted',
    });
    expect(await client.getCurrentBooking(uid)).toMatchObject({ uid, start: TUESDAY_NINE });
    expect((await client.getBookingBySeat(seatUid)).uid).toBe(moved.uid);
  });

  it('cal-real 1.2: that was rescheduled to an empty time has a new key', async () => {
    const { client, uid, seatUid } = await takeSeats();
    const moved = await client.updateBooking(uid, { start: TUESDAY_TEN, seatUid });
    expect(moved.seatUid).not.toBe(seatUid);
    expect(await client.getBookingBySeat(moved.seatUid ?? '')).toMatchObject({ uid: moved.uid });
    expect(await failure(client.getBookingBySeat(seatUid))).toMatchObject({ code: 'not_found' });
  });

  it('cal-real 1.2: that was rescheduled to an empty time isn’t shown as cancelled', async () => {
    const { client, uid, seatUid } = await takeSeats();
    await client.updateBooking(uid, { start: TUESDAY_TEN, seatUid });
    const current = await client.getCurrentBooking(uid, { seatUid });
    expect(current.status).not.toBe('cancelled');
  });

  it('that is gone isn’t found, also if a proxy hides the others’ booking', async () => {
    const answers = [
      [404, 'Booking with seatUid=s1 was not found in the database'],
      [403, 'authorize does not allow it'],
    ] as const;
    const client = createCalClient({
      fetch: async (input) => {
        const [status, message] = answers[String(input).includes('/by-seat/') ? 0 : 1];
        const error = { code: 'NotFoundException', message };
        return Response.json({ status: 'error', path: String(input), error }, { status });
      },
    });
    const asked = client.getCurrentBooking('u1', { seatUid: 's1' });
    expect(await failure(asked)).toMatchObject({ code: 'not_found' });
  });

  it('that the patient gave up is cancelled, although the shared booking isn’t', async () => {
    const { client, uid, seatUid } = await takeSeats();
    await client.deleteBooking(uid, { seatUid });
    expect(await client.getCurrentBooking(uid, { seatUid })).toMatchObject({
      uid,
      seatUid,
      status: 'cancelled',
    });
    expect((await client.getCurrentBooking(uid)).status).toBe('accepted');
  });

  const MISSING: [who: string, answer: () => Response][] = [
    [
      'an older Cal.com',
      () =>
        Response.json(
          { statusCode: 404, message: 'Cannot GET /v2/bookings/by-seat/x', error: 'Not Found' },
          { status: 404 },
        ),
    ],
    [
      'an older proxy',
      () =>
        Response.json(
          {
            status: 'error',
            error: { code: 'not_found', message: 'This proxy has no such path.' },
          },
          { status: 404 },
        ),
    ],
    ['a web server', () => new Response('<h1>Not found</h1>', { status: 404 })],
  ];

  it.each(MISSING)('isn’t shown as cancelled if %s has no path for it', async (_who, none) => {
    const sandbox = createSandboxClient();
    const fetch: typeof globalThis.fetch = async (input, init) =>
      String(input).includes('/by-seat/')
        ? none()
        : sandbox.cal.app.request(new Request(input, init));
    const { client } = again(sandbox, { fetch, apiKey: undefined });

    const shown = await sandbox.client.createBooking(bookingInput('intake-seats-shown'));
    expect(await client.getCurrentBooking(shown.uid, { seatUid: shown.seatUid })).toMatchObject({
      uid: shown.uid,
      seatUid: shown.seatUid,
      status: 'accepted',
    });
    const hidden = await sandbox.client.createBooking(bookingInput('intake-seats', TUESDAY_TEN));
    const unknown = client.getCurrentBooking(hidden.uid, { seatUid: hidden.seatUid });
    expect(await failure(unknown)).toMatchObject({ code: 'invalid_response' });
    const nobodys = client.getCurrentBooking('nope', { seatUid: 'nope' });
    expect(await failure(nobodys)).toMatchObject({ code: 'not_found' });
  });

  it('of an unknown booking isn’t found', async () => {
    const { client } = keyless();
    const missing = client.getCurrentBooking('nope', { seatUid: 'nope' });
    expect(await failure(missing)).toMatchObject({ code: 'not_found' });
  });
});

it('API v1 refuses to follow a seat', async () => {
  const { client } = createSandboxClient({}, createCalClientV1);
  const { id = 0 } = await client.createBooking(bookingInput());
  const seat = client.getCurrentBooking(id, { seatUid: 'seat' });
  expect(await failure(seat)).toMatchObject({ code: 'unsupported_field', field: 'seatUid' });
});

/** The same Cal.com, asked by another client. */
function again({ cal }: Sandbox, options: Parameters<typeof createSandboxClient>[0]) {
  const sent: string[] = [];
  const client = createCalClient({
    baseUrl: `${ORIGIN}/v2`,
    apiKey: KEY,
    calOrigin: ORIGIN,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      sent.push(request.url);
      return cal.app.request(request);
    },
    ...options,
  });
  return { client, sent };
}

/** Chooses another time on the page that the link leads to, which no API does. */
async function rebook({ cal }: Sandbox, rescheduleUid: string, start: string): Promise<string> {
  const body = {
    eventTypeId: cal.find(rescheduleUid)?.eventTypeId,
    start,
    timeZone: 'Europe/London',
    language: 'en',
    responses: { name: 'Sam Okafor', email: 'sam@example.com', guests: [] },
    metadata: {},
    rescheduleUid,
    rescheduledBy: null,
    isDryRun: false,
  };
  const response = await cal.app.request(`${ORIGIN}/api/book/event`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return ((await response.json()) as { uid: string }).uid;
}
