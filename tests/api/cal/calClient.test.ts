import { describe, expect, it, vi } from 'vitest';
import { createCalClient } from '../../../src/api/cal/calClient';
import { createCalClientV1 } from '../../../src/api/cal/calClientV1';
import { KEY, TUESDAY_NINE, TUESDAY_TEN } from '../../sandbox/calClient';
import { bookingInput, createSandboxClient, failure, ORIGIN } from './sandboxClient';

describe('getting a booking', () => {
  it('returns the booking in the library’s own shape, without a key', async () => {
    const { client, sent } = createSandboxClient({ apiKey: undefined });
    const made = await client.createBooking({
      ...bookingInput(),
      metadata: { awellActivityId: 'act-1' },
    });
    const booking = await client.getBooking(made.uid);
    expect(booking).toMatchObject({
      uid: made.uid,
      id: made.id,
      status: 'accepted',
      start: TUESDAY_NINE,
      end: '2027-01-05T08:30:00.000Z',
      durationMinutes: 30,
      attendees: [{ name: 'Sam Okafor', email: 'sam@example.com', timeZone: 'Europe/London' }],
      metadata: { awellActivityId: 'act-1' },
      cancelUrl: `${ORIGIN}/booking/${made.uid}?cancel=true&allRemainingBookings=false`,
      rescheduleUrl: `${ORIGIN}/reschedule/${made.uid}`,
    });
    expect(sent.at(-1)?.headers.get('cal-api-version')).toBe('2024-08-13');
    expect(sent.at(-1)?.headers.get('authorization')).toBeNull();
  });

  it('by its numeric id fails with advice, without a request', async () => {
    const { client, sent } = createSandboxClient();
    const error = await failure(client.getBooking(4242));
    expect(error).toMatchObject({ code: 'invalid_input', field: 'bookingUid', recoverable: false });
    expect(error.message).toContain("bookingIdFrom: 'uid'");
    expect((await failure(client.getBooking('4242'))).code).toBe('invalid_input');
    expect((await failure(client.getBooking(''))).code).toBe('invalid_input');
    expect(sent).toEqual([]);
  });

  it('rejects with not_found if it doesn’t exist', async () => {
    const { client } = createSandboxClient();
    expect(await failure(client.getBooking('nope'))).toMatchObject({ code: 'not_found' });
  });

  it('of a series returns the first active one and all occurrences', async () => {
    const { client } = createSandboxClient();
    const made = await client.createBooking({
      ...bookingInput('intake-recurring'),
      recurrenceCount: 3,
    });
    expect(made.occurrences).toHaveLength(3);
    expect(made.occurrences?.[0]?.uid).toBe(made.uid);
    const second = made.occurrences?.[1];
    await client.deleteBooking(made.uid, { cancellationReason: 'Ill' });
    const series = await client.getBooking(made.recurringBookingUid ?? '');
    expect(series.uid).toBe(second?.uid);
    expect(series.occurrences?.map(({ status }) => status)).toEqual([
      'cancelled',
      'accepted',
      'accepted',
    ]);
    expect((await client.getBooking(second?.uid ?? '')).occurrences).toBeUndefined();
  });

  it.each(['.', '..', '../slots?x=1#y', 'a b', 'a/b', 'ü', 'u'.repeat(129), '%2e'])(
    'takes %j for no uid, wherever it is asked for',
    async (uid) => {
      const { client, sent } = createSandboxClient();
      for (const ask of [
        () => client.getBooking(uid),
        () => client.getBookingBySeat(uid),
        () => client.getCurrentBooking(uid),
        () => client.updateBooking(uid, { start: TUESDAY_TEN }),
        () => client.deleteBooking(uid),
        () => client.getCalendarLinks(uid),
      ]) {
        expect(await failure(ask())).toMatchObject({ code: 'invalid_input' });
      }
      expect(sent).toEqual([]);
    },
  );

  it('refuses an answer about another booking than was asked for', async () => {
    const { client: sandbox } = createSandboxClient();
    const other = await sandbox.createBooking(bookingInput('intake-seats'));
    const fetch = async () => Response.json({ data: { ...other, attendees: other.attendees } });
    const client = createCalClient({ fetch });
    for (const asked of [client.getBooking('mine'), client.getBookingBySeat('mine')]) {
      expect(await failure(asked)).toMatchObject({ code: 'invalid_response', recoverable: false });
    }
    expect((await client.getBooking(other.uid)).uid).toBe(other.uid);
  });
});

describe('rescheduling a booking', () => {
  it('returns the new id and uid, and the old uid still leads to it', async () => {
    const { client, sent } = createSandboxClient({ apiKey: undefined });
    const old = await client.createBooking(bookingInput());
    const moved = await client.updateBooking(old.uid, { start: TUESDAY_TEN });
    expect(moved.uid).not.toBe(old.uid);
    expect(moved.id).not.toBe(old.id);
    expect(moved).toMatchObject({ start: TUESDAY_TEN, rescheduledFromUid: old.uid });
    expect(await client.getBooking(old.uid)).toMatchObject({
      status: 'cancelled',
      rescheduledToUid: moved.uid,
    });
    expect((await client.getCurrentBooking(old.uid)).uid).toBe(moved.uid);
    sent.length = 0;
    expect((await client.getCurrentBooking(old.uid)).uid).toBe(moved.uid);
    expect(sent).toHaveLength(1);
  });

  it('accepts an end only if the length stays the same', async () => {
    const { client } = createSandboxClient();
    const { uid } = await client.createBooking(bookingInput());
    const longer = client.updateBooking(uid, { start: TUESDAY_TEN, end: '2027-01-05T10:00:00Z' });
    expect(await failure(longer)).toMatchObject({ code: 'unsupported_field', field: 'end' });
    expect((await client.getBooking(uid)).status).toBe('accepted');
    const same = { start: TUESDAY_TEN, end: '2027-01-05T10:30:00+01:00' };
    expect(await client.updateBooking(uid, same)).toMatchObject({ start: TUESDAY_TEN });
  });

  it('rejects if it was rescheduled before', async () => {
    const { client } = createSandboxClient();
    const { uid } = await client.createBooking(bookingInput());
    await client.updateBooking(uid, { start: TUESDAY_TEN });
    const again = client.updateBooking(uid, { start: TUESDAY_NINE });
    expect(await failure(again)).toMatchObject({ code: 'already_cancelled' });
  });

  it('rejects with slot_taken if the time is taken', async () => {
    const { client } = createSandboxClient();
    await client.createBooking(bookingInput('intake', TUESDAY_TEN));
    const { uid } = await client.createBooking(bookingInput());
    expect(await failure(client.updateBooking(uid, { start: TUESDAY_TEN }))).toMatchObject({
      code: 'slot_taken',
      recoverable: false,
    });
    expect(await failure(client.createBooking(bookingInput('intake', TUESDAY_TEN)))).toMatchObject({
      code: 'slot_taken',
    });
  });
});

describe('the status of a booking', () => {
  it.each(['ACCEPTED', 'accepted', 'Accepted'] as const)('confirms with %s', async (status) => {
    const { client } = createSandboxClient();
    const { uid } = await client.createBooking(bookingInput('intake-confirm'));
    const changes = { status: status as 'ACCEPTED' };
    expect(await client.updateBooking(uid, changes)).toMatchObject({ uid, status: 'accepted' });
    // A try whose answer was lost.
    expect(await client.updateBooking(uid, changes)).toMatchObject({ uid, status: 'accepted' });
  });

  it('declines and cancels', async () => {
    const { client } = createSandboxClient();
    const one = await client.createBooking(bookingInput('intake-confirm'));
    const declined = await client.updateBooking(one.uid, { status: 'REJECTED', reason: 'Full' });
    expect(declined.status).toBe('rejected');
    const other = await client.createBooking(bookingInput('intake', TUESDAY_TEN));
    const cancelled = await client.updateBooking(other.uid, { status: 'cancelled', reason: 'Ill' });
    expect(cancelled).toMatchObject({ status: 'cancelled', cancellationReason: 'Ill' });
  });

  it('reschedules first and then confirms, if both are requested', async () => {
    const { client, sent } = createSandboxClient();
    const { uid } = await client.createBooking(bookingInput('intake-paid'));
    const moved = await client.updateBooking(uid, { status: 'ACCEPTED', start: TUESDAY_TEN });
    expect(moved).toMatchObject({ start: TUESDAY_TEN, status: 'accepted' });
    expect(moved.uid).not.toBe(uid);
    expect(sent.slice(1).map(({ url }) => url.split('/').at(-1))).toEqual([
      'reschedule',
      'confirm',
    ]);
  });

  it('doesn’t confirm a rescheduled booking that needs no confirmation', async () => {
    const { client, sent } = createSandboxClient();
    const { uid } = await client.createBooking(bookingInput());
    await client.updateBooking(uid, { status: 'ACCEPTED', start: TUESDAY_TEN });
    expect(sent.slice(1).map(({ url }) => url.split('/').at(-1))).toEqual(['reschedule']);
  });

  it('says what was done if it fails half-way, and keeps the new booking', async () => {
    const { client, cal } = createSandboxClient();
    const { uid } = await client.createBooking(bookingInput('intake-confirm'));
    const without = createCalClient({
      baseUrl: `${ORIGIN}/v2`,
      fetch: async (input, init) => cal.app.request(new Request(input, init)),
    });
    const error = await failure(
      without.updateBooking(uid, { start: TUESDAY_TEN, status: 'ACCEPTED' }),
    );
    expect(error).toMatchObject({
      code: 'partly_updated',
      progress: { done: ['start'], failed: 'status', booking: { start: TUESDAY_TEN } },
      cause: { code: 'missing_proxy' },
    });
    expect(error.progress?.booking.uid).not.toBe(uid);
  });
});

describe('cancelling', () => {
  it('succeeds if the booking is already cancelled', async () => {
    const { client } = createSandboxClient({ apiKey: undefined });
    const { uid } = await client.createBooking(bookingInput());
    const first = await client.deleteBooking(uid, { cancellationReason: 'Feeling better' });
    expect(first).toMatchObject({ uid, wasAlreadyCancelled: false });
    expect(first.booking).toMatchObject({
      status: 'cancelled',
      cancellationReason: 'Feeling better',
    });
    expect(await client.deleteBooking(uid)).toMatchObject({ uid, wasAlreadyCancelled: true });
  });

  it('is refused if the booking was rescheduled meanwhile, and the new one stays', async () => {
    const { client } = createSandboxClient({ apiKey: undefined });
    const old = await client.createBooking(bookingInput());
    const moved = await client.updateBooking(old.uid, { start: TUESDAY_TEN });
    expect(await failure(client.deleteBooking(old.uid))).toMatchObject({
      code: 'booking_moved',
      recoverable: true,
    });
    expect((await client.getBooking(moved.uid)).status).toBe('accepted');
    await client.deleteBooking(moved.uid);
    expect(await client.deleteBooking(old.uid)).toMatchObject({ wasAlreadyCancelled: true });
  });

  it('cancels all remaining bookings of a series', async () => {
    const { client } = createSandboxClient();
    const made = await client.createBooking({
      ...bookingInput('intake-recurring'),
      recurrenceCount: 3,
    });
    const second = made.occurrences?.[1]?.uid ?? '';
    await client.deleteBooking(second, { allRemainingBookings: true, cancellationReason: 'Ill' });
    const series = await client.getBooking(made.recurringBookingUid ?? '');
    expect(series.occurrences?.map(({ status }) => status)).toEqual([
      'accepted',
      'cancelled',
      'cancelled',
    ]);
  });

  it('rejects with not_found if Cal.com doesn’t know the booking', async () => {
    const { client } = createSandboxClient();
    expect(await failure(client.deleteBooking('nope'))).toMatchObject({ code: 'not_found' });
  });
});

describe('listing', () => {
  it('returns the bookings of a patient, page by page', async () => {
    const { client } = createSandboxClient();
    await client.createBooking(bookingInput());
    await client.createBooking(bookingInput('intake', TUESDAY_TEN));
    const first = await client.listBookings({ attendeeEmail: 'sam@example.com', take: 1 });
    expect(first).toMatchObject({ hasMore: true, unreadable: 0 });
    expect(first.bookings).toHaveLength(1);
    const rest = await client.listBookings({ take: 1, skip: 1 });
    expect(rest).toMatchObject({ hasMore: false });
    expect((await client.listBookings({ attendeeEmail: 'other@example.com' })).bookings).toEqual(
      [],
    );
  });

  it('needs a key, and says how to call it from a browser', async () => {
    const { client, sent } = createSandboxClient({ apiKey: undefined });
    const error = await failure(client.listBookings());
    expect(error.code).toBe('missing_proxy');
    expect(error.message).toContain('proxyUrl');
    expect(sent).toEqual([]);
  });
});

describe('a client', () => {
  it('refuses an API key in a browser, and explains the proxy', () => {
    vi.stubGlobal('document', {});
    expect(() => createCalClient({ apiKey: KEY })).toThrow(/createCalProxy/);
    expect(() => createCalClient({ apiKey: KEY })).toThrow(
      expect.objectContaining({ code: 'api_key_in_browser' }),
    );
    expect(() => createCalClient({ proxyUrl: '/api/cal' })).not.toThrow();
    vi.unstubAllGlobals();
  });

  it('says that API v1 is gone from hosted Cal.com', async () => {
    expect(() => createCalClientV1({ apiKey: KEY })).toThrow(/410/);
    const { client } = createSandboxClient({ baseUrl: `${ORIGIN}/v1` });
    expect(await failure(client.getBooking('uid'))).toMatchObject({ code: 'v1_decommissioned' });
  });

  it.each(['javascript:alert(1)', 'api.cal.com', '//evil.example'])(
    'refuses %j as an address',
    (baseUrl) => {
      expect(() => createCalClient({ baseUrl })).toThrow(
        expect.objectContaining({ code: 'invalid_input', field: 'baseUrl' }),
      );
      expect(() => createCalClient({ proxyUrl: baseUrl })).toThrow(/proxyUrl/);
    },
  );

  it('sends everything through the proxy if there is one, without version or key', async () => {
    const seen: Request[] = [];
    const client = createCalClient({
      proxyUrl: 'http://app.test/api/cal/',
      fetch: async (input, init) => {
        seen.push(new Request(input, init));
        return Response.json({ data: [], pagination: { hasNextPage: false } });
      },
    });
    await client.listBookings({ take: 5 });
    expect(seen[0]?.url).toBe('http://app.test/api/cal/bookings?take=5');
    expect(seen[0]?.headers.has('cal-api-version')).toBe(false);
    expect(seen[0]?.headers.has('authorization')).toBe(false);
  });

  it('names its account without its key', () => {
    const one = createCalClient({ apiKey: 'cal_secret_1' });
    const other = createCalClient({ apiKey: 'cal_secret_2' });
    expect(one.account).not.toBe(other.account);
    expect(one.account).not.toContain('secret');
    expect(createCalClient({ apiKey: 'k', account: 'north' }).account).toBe('north');
    expect(createCalClient().account).toBe(createCalClient().account);
  });

  it('knows the booking pages of Cal.com’s clouds, and doesn’t guess others', async () => {
    const wire = { uid: 'u1', start: TUESDAY_NINE, duration: 30 };
    const fetch = async () => Response.json({ data: wire });
    const urlOf = async (baseUrl?: string) =>
      (await createCalClient({ baseUrl, fetch }).getBooking('u1')).cancelUrl;
    expect(await urlOf()).toMatch(/^https:\/\/app\.cal\.com\/booking\/u1\?/);
    expect(await urlOf('https://api.cal.eu/v2')).toMatch(/^https:\/\/app\.cal\.eu\//);
    expect(await urlOf('https://api.clinic.example/v2')).toBeUndefined();
  });
});
