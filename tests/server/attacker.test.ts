import { beforeEach, describe, expect, it, vi } from 'vitest';
import { whoIs } from '../../examples/next-app/lib/access';
import {
  bookingsOf,
  owns,
  rememberActivity,
  rememberBooking,
  SESSION_COOKIE,
  signIn,
  type Patient,
} from '../../examples/next-app/lib/patients';
import { createCalSandbox } from '../../sandbox/cal/index';
import { HOST } from '../../sandbox/cal/eventTypes';
import { createCalClient, createCalProxy, type CalProxyOptions } from '../../src/server';
import {
  bookingBody,
  eventTypeId,
  KEY,
  NOW,
  TUESDAY_NINE,
  TUESDAY_TEN,
} from '../sandbox/calClient';
import { createPage, toldBooking } from '../sandbox/real/page';
import { APP, pageRequest } from './endpoints';

// What a bundler of Next takes out; the file is the documented one otherwise.
vi.mock('server-only', () => ({}));

/** The documented server, with two patients: what one of them tries with the other's booking. */
function setUp(options: Partial<CalProxyOptions> = {}) {
  let now = NOW;
  const cal = createCalSandbox({ now: () => now });
  const page = createPage(cal);
  const withKey: string[] = [];
  const proxy = createCalProxy({
    apiKey: KEY,
    baseUrl: 'https://cal.test/v2',
    authorize: whoIs,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (request.headers.has('authorization')) {
        withKey.push(`${request.method} ${new URL(request.url).pathname}`);
      }
      return cal.app.request(request);
    },
    ...options,
  });
  const people = new Map<string, { patient: Patient; session: string }>();
  const join = (name: string): Patient => {
    const patient = { careFlowId: `flow-${name}-${Math.random()}` };
    people.set(name, { patient, session: signIn(patient) });
    rememberActivity(`act-${patient.careFlowId}`, patient);
    return patient;
  };
  const patients = { ann: join('ann'), eve: join('eve') };
  const metadataOf = (name: 'ann' | 'eve') => ({
    awellActivityId: `act-${patients[name].careFlowId}`,
    awellPathwayId: patients[name].careFlowId,
  });
  /** Books on Cal.com's own page, as a patient does. */
  const book = async (name: 'ann' | 'eve', slug: string, start = TUESDAY_NINE) => {
    const visit = { start, name, email: `${name}@example.com`, notes: `${name} has a rash` };
    return toldBooking(await page.book(slug, visit, metadataOf(name)));
  };
  const send = (name: string, address: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', `${SESSION_COOKIE}=${people.get(name)?.session}`);
    return proxy(pageRequest(address, { ...init, headers: Object.fromEntries(headers) }));
  };
  const ask = async (name: string, path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await send(name, `${APP}/api/cal${path}`, init);
    return { status: response.status, text: await response.text() };
  };
  return {
    cal,
    proxy,
    book,
    ask,
    send,
    withKey,
    patients,
    metadataOf,
    later: (time: string) => {
      now = new Date(time);
    },
  };
}

const SEATS = ['intake-seats', 'intake-seats-shown'];

describe.each(SEATS)('a patient of a shared appointment (%s)', (slug) => {
  let server: ReturnType<typeof setUp>;
  let uid: string;
  let seats: Record<'ann' | 'eve', string>;
  beforeEach(async () => {
    server = setUp();
    const ann = await server.book('ann', slug);
    const eve = await server.book('eve', slug);
    uid = ann.uid;
    expect(eve.uid).toBe(uid);
    seats = { ann: ann.seatReferenceUid ?? '', eve: eve.seatReferenceUid ?? '' };
  });
  const seated = () => server.cal.find(uid)?.attendees.map(({ email }) => email);

  it('reads their own seat, but no data of others', async () => {
    const { status, text } = await server.ask('eve', `/bookings/by-seat/${seats.eve}`);
    expect(status).toBe(200);
    expect(text).toContain('eve@example.com');
    expect(text).not.toMatch(/\bann\b/i);
    expect(text).not.toContain(seats.ann);
  });

  it.each([
    ['the booking', () => `/bookings/${uid}`],
    ['somebody else’s seat', () => `/bookings/by-seat/${seats.ann}`],
    ['links to calendars', () => `/bookings/${uid}/calendar-links`],
    ['the list of all', () => '/bookings'],
  ])('gets no data of %s', async (_what, path) => {
    const { status, text } = await server.ask('eve', path());
    expect(status).toBe(403);
    expect(text).not.toMatch(/\b(?:ann|rash)\b/i);
  });

  it('gets no data of others, even if authorize allows the whole booking', async () => {
    const careless = setUp({ authorize: () => 'patient' });
    const { uid: whole } = await careless.book('ann', slug);
    for (const path of [`/bookings/${whole}`, `/bookings/${whole}/calendar-links`]) {
      expect((await careless.ask('eve', path)).text).not.toMatch(/\bann\b/i);
    }
    for (const change of ['cancel', 'reschedule']) {
      const { status, text } = await careless.ask('eve', `/bookings/${whole}/${change}`, {
        ...(change === 'reschedule' && { start: TUESDAY_TEN }),
      });
      expect([status, text]).toEqual([403, expect.stringContaining('seat_needed')]);
    }
    expect(careless.cal.find(whole)?.status).toBe('ACCEPTED');
    expect(careless.withKey).toEqual([]);
  });

  it.each([
    ['somebody else’s seat', () => ({ seatUid: seats.ann })],
    ['everyone’s, with no seat', () => ({})],
    ['everyone’s, with an empty seat', () => ({ seatUid: '' })],
    ['everyone’s, with a seat that is no text', () => ({ seatUid: [seats.eve, seats.ann] })],
    ['everyone’s, with the rest of a series', () => ({ cancelSubsequentBookings: true })],
    ['somebody else’s seat, with a blank', () => ({ seatUid: ` ${seats.ann}\t` })],
  ])('can’t cancel or reschedule %s', async (_what, body) => {
    for (const [change, more] of [
      ['cancel', {}],
      ['reschedule', { start: TUESDAY_TEN }],
    ] as const) {
      const { status } = await server.ask('eve', `/bookings/${uid}/${change}`, {
        ...body(),
        ...more,
      });
      expect([400, 403]).toContain(status);
    }
    expect(seated()).toEqual(['ann@example.com', 'eve@example.com']);
  });

  it('can’t change another booking with their own seat’s key', async () => {
    const other = await server.book('ann', slug, TUESDAY_TEN);
    const body = { seatUid: seats.eve };
    rememberBooking({ bookingUid: uid, seatUid: seats.eve }, server.patients.eve.careFlowId);
    const { status } = await server.ask('eve', `/bookings/${other.uid}/cancel`, body);
    expect(status).toBe(404);
    expect(server.cal.find(other.uid)?.attendees).toHaveLength(1);
    expect(seated()).toHaveLength(2);
  });

  it('must name the seat exactly as authorize gets it', async () => {
    rememberBooking({ bookingUid: uid, seatUid: seats.eve }, server.patients.eve.careFlowId);
    const body = { seatUid: ` ${seats.eve}\t` };
    expect((await server.ask('eve', `/bookings/${uid}/cancel`, body)).status).toBe(400);
    expect(seated()).toHaveLength(2);
  });

  it('reads that their seat is cancelled after giving it up, not that it isn’t theirs', async () => {
    rememberBooking({ bookingUid: uid, seatUid: seats.eve }, server.patients.eve.careFlowId);
    const clientOfEve = () =>
      createCalClient({
        proxyUrl: `${APP}/api/cal`,
        fetch: (input, init) => server.send('eve', String(input), init),
      });
    const client = clientOfEve();
    await client.deleteBooking(uid, { seatUid: seats.eve });
    const seat = { seatUid: seats.eve };
    expect(await client.getCurrentBooking(uid, seat)).toMatchObject({ status: 'cancelled' });
    const later = await clientOfEve().getCurrentBooking(uid, seat);
    expect(later).toMatchObject({ isSuccessorUnknown: true });
    expect(JSON.stringify(later)).not.toMatch(/\bann\b/i);
  });

  it('reschedules and cancels their own seat, with a patient’s rights', async () => {
    const moved = await server.ask('eve', `/bookings/${uid}/reschedule`, {
      start: TUESDAY_TEN,
      seatUid: seats.eve,
    });
    expect(moved.status).toBe(201);
    expect(moved.text).not.toMatch(/\bann\b/i);
    expect(seated()).toEqual(['ann@example.com']);
    const { data } = JSON.parse(moved.text) as { data: { uid: string; seatUid: string } };
    const gone = await server.ask('eve', `/bookings/${data.uid}/cancel`, { seatUid: data.seatUid });
    expect(gone.status).toBe(200);
    expect(server.withKey).toEqual([]);
  });
});

describe('an upstream or cache that answers with the wrong booking', () => {
  it('doesn’t leak another patient’s booking', async () => {
    const sandbox = setUp();
    const ann = await sandbox.book('ann', 'intake');
    const answer = await sandbox.cal.app.request(`https://cal.test/v2/bookings/${ann.uid}`, {
      headers: { 'cal-api-version': '2024-08-13' },
    });
    const mixed = await answer.text();
    expect(mixed).toContain('ann@example.com');
    const server = setUp({ authorize: () => 'patient', fetch: async () => new Response(mixed) });
    for (const path of ['/bookings/eves', '/bookings/by-seat/eves']) {
      const { status, text } = await server.ask('eve', path);
      expect(text).not.toContain('ann@example.com');
      expect(status).toBe(502);
    }
  });
});

describe('a patient who reschedules', () => {
  it('makes a booking on request wait for the host again', async () => {
    const server = setUp();
    const { uid } = await server.book('eve', 'intake-confirm');
    const { status, text } = await server.ask('eve', `/bookings/${uid}/reschedule`, {
      start: TUESDAY_TEN,
    });
    expect(status).toBe(201);
    expect(JSON.parse(text)).toMatchObject({ data: { status: 'pending' } });
  });

  it('can’t do it within the minimum notice', async () => {
    const server = setUp();
    const { uid } = await server.book('eve', 'intake-notice');
    server.later('2027-01-05T07:30:00Z');
    const moved = await server.ask('eve', `/bookings/${uid}/reschedule`, { start: TUESDAY_TEN });
    expect(moved.status).toBeGreaterThanOrEqual(400);
    expect(server.cal.find(uid)?.status).toBe('ACCEPTED');
  });

  it('can’t reschedule or cancel a booking that the clinic declined', async () => {
    const server = setUp();
    const { uid } = await server.book('eve', 'intake-confirm');
    const host = { authorization: `Bearer ${KEY}`, 'cal-api-version': '2024-08-13' };
    const declined = await server.cal.app.request(`https://cal.test/v2/bookings/${uid}/decline`, {
      method: 'POST',
      headers: { ...host, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(declined.status).toBe(200);
    for (const change of ['cancel', 'reschedule']) {
      const body = change === 'cancel' ? {} : { start: TUESDAY_TEN };
      const { status, text } = await server.ask('eve', `/bookings/${uid}/${change}`, body);
      expect([status, text]).toEqual([403, expect.stringContaining('booking_over')]);
    }
    expect(server.cal.find(uid)?.status).toBe('REJECTED');
  });

  it('can’t reschedule a past booking, although Cal.com’s API would allow it', async () => {
    const server = setUp();
    const { uid } = await server.book('eve', 'intake');
    vi.setSystemTime('2027-01-05T12:00:00Z');
    const moved = await server.ask('eve', `/bookings/${uid}/reschedule`, { start: TUESDAY_TEN });
    vi.useRealTimers();
    expect([moved.status, moved.text]).toEqual([403, expect.stringContaining('booking_over')]);
  });

  it.each(['rescheduledBy', 'allowConflicts', 'rescheduleWithSameHost', 'emailVerificationCode'])(
    'nothing as the host: %s does not pass',
    async (field) => {
      const server = setUp();
      const { uid } = await server.book('eve', 'intake-confirm');
      const { status } = await server.ask('eve', `/bookings/${uid}/reschedule`, {
        start: TUESDAY_TEN,
        [field]: HOST.email,
      });
      expect(status).toBe(400);
      expect(server.cal.find(uid)?.status).toBe('PENDING');
    },
  );
});

describe('a patient who cancels', () => {
  it('needs no reason with Cal.com’s defaults', async () => {
    const server = setUp();
    const { uid } = await server.book('eve', 'intake');
    expect((await server.ask('eve', `/bookings/${uid}/cancel`, {})).status).toBe(200);
    expect(server.withKey).toEqual([]);
  });

  it('can’t cancel another patient’s booking, however it is named', async () => {
    const server = setUp();
    const { uid, id } = await server.book('ann', 'intake');
    const [first = ''] = uid;
    const encoded = uid.replace(first, `%${first.charCodeAt(0).toString(16)}`);
    for (const path of [uid, `${uid}/`, encoded, String(id)]) {
      const { status } = await server.ask('eve', `/bookings/${path}/cancel`, {});
      expect([403, 404]).toContain(status);
    }
    expect(server.cal.find(uid)?.status).toBe('ACCEPTED');
  });
});

describe('a patient without the key', () => {
  it.each([
    ['confirm', 'POST'],
    ['decline', 'POST'],
    ['location', 'PATCH'],
  ])('can’t %s', async (what, method) => {
    const { proxy, book, withKey, cal } = setUp({ authorize: () => 'patient' });
    const { uid } = await book('eve', 'intake-confirm');
    const body =
      what === 'location' ? '{"location":{"type":"link","link":"https://evil.test"}}' : '{}';
    const path = `/api/cal/bookings/${uid}/${what}`;
    expect((await proxy(pageRequest(path, { method, body }))).status).toBe(403);
    expect(cal.find(uid)).toMatchObject({ status: 'PENDING' });
    expect(withKey).toEqual([]);
  });

  it('isn’t let in by true, which is a compile error too', async () => {
    // @ts-expect-error -- Whoever says true does not say with whose rights.
    const { ask, book, withKey } = setUp({ authorize: () => true });
    const { uid } = await book('eve', 'intake');
    const { status, text } = await ask('eve', `/bookings/${uid}`);
    expect([status, text]).toEqual([403, expect.stringContaining('not true')]);
    expect(withKey).toEqual([]);
  });

  it('can’t book for another patient’s activity or an unknown one', async () => {
    const server = setUp();
    for (const awellActivityId of [
      server.metadataOf('ann').awellActivityId,
      'act-invented',
      undefined,
    ]) {
      const body = { ...bookingBody('intake', TUESDAY_NINE), metadata: { awellActivityId } };
      expect((await server.ask('eve', '/bookings', body)).status).toBe(403);
    }
    expect(server.cal.bookings()).toEqual([]);
  });

  it('can’t book an event type that requires authentication, unless keyFor allows it', async () => {
    const body = {
      ...bookingBody('intake-host-only', TUESDAY_NINE),
      metadata: setUp().metadataOf('eve'),
    };
    expect(body.eventTypeId).toBe(eventTypeId('intake-host-only'));
    const closed = setUp();
    const mine = { ...body, metadata: closed.metadataOf('eve') };
    const refused = await closed.ask('eve', '/bookings', mine);
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('keyFor')]);
    const open = setUp({ keyFor: ['createBooking'] });
    const allowed = { ...body, metadata: open.metadataOf('eve') };
    expect((await open.ask('eve', '/bookings', allowed)).status).toBe(201);
    // What a patient typed is no reason to use the key.
    const words = 'checkBookingRequiresAuthentication';
    const said = vi.fn(async () =>
      Response.json({ error: { message: `No: ${words}` } }, { status: 401 }),
    );
    const echoing = setUp({ keyFor: ['createBooking'], fetch: said });
    const typed = { ...body, metadata: echoing.metadataOf('eve') };
    expect((await echoing.ask('eve', '/bookings', typed)).status).toBe(401);
    expect(said).toHaveBeenCalledOnce();
    const plain = { ...bookingBody('intake', TUESDAY_TEN), metadata: open.metadataOf('eve') };
    open.withKey.length = 0;
    expect((await open.ask('eve', '/bookings', plain)).status).toBe(201);
    expect(open.withKey).toEqual([]);
  });
});

describe('in the first minute after booking', () => {
  it('a patient reads their new booking, and the app’s table then has it', async () => {
    const server = setUp();
    const { uid } = await server.book('eve', 'intake');
    expect(bookingsOf(server.patients.eve)).toEqual([]);
    expect((await server.ask('eve', `/bookings/${uid}`)).status).toBe(200);
    expect(owns(server.patients.eve, uid)).toBe(true);
    expect((await server.ask('ann', `/bookings/${uid}`)).status).toBe(403);
  });

  it('a temporary error of Cal.com isn’t a refusal, so the caller can retry', async () => {
    for (const [upstream, status] of [
      [() => Response.json({}, { status: 429, headers: { 'retry-after': '7' } }), 429],
      [() => Response.json({}, { status: 500 }), 502],
      [() => Promise.reject(new TypeError('lost')), 502],
    ] as const) {
      const server = setUp({ fetch: async () => upstream() });
      expect((await server.ask('eve', '/bookings/u1')).status).toBe(status);
    }
  });

  it('one request to Cal.com serves both authorize and the answer', async () => {
    const asked = vi.fn();
    const sandbox = setUp();
    const { uid } = await sandbox.book('eve', 'intake');
    const proxy = createCalProxy({
      apiKey: KEY,
      authorize: async (_request, { readBooking }) => {
        await readBooking();
        return (await readBooking())?.uid === uid && 'patient';
      },
      fetch: async (input, init) => {
        asked();
        const url = String(input).replace('https://api.cal.com', 'https://cal.test');
        return sandbox.cal.app.request(new Request(url, init));
      },
    });
    expect((await proxy(pageRequest(`/api/cal/bookings/${uid}`))).status).toBe(200);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
