import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Booking } from '../../src/booking/booking';
import {
  BookingError,
  bookingPageUrl,
  readBookingRedirect,
  stripBookingRedirect,
  verifyBookingRedirect,
} from '../../src/index';
import { say } from './seed';
import { anyText, EMAIL, linkLike } from './texts';

let tried = 0;
const check = async <T extends [unknown, ...unknown[]]>(
  property: fc.IAsyncProperty<T> | fc.IProperty<T>,
): Promise<void> => {
  const { numRuns, failed } = await fc.check(property);
  tried += numRuns;
  if (failed) await fc.assert(property);
};
afterAll(() => say(`${tried} redirects`));

const ACTIVITY = 'metadata[awellActivityId]';

/** Possible ids of Cal.com's records and of Awell's. */
const uid = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/).filter((text) => !/^\d{1,15}$/.test(text));
const id = fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text === text.trim());

const NAMES =
  'uid title startTime endTime location hostName attendeeName email phone guestEmails seatReferenceUid formerTime ' +
  'rescheduleUid rescheduledBy allRemainingBookings isSuccessBookingPage name notes metadata[awellActivityId] ' +
  'metadata[awellPathwayId] metadata[] __proto__ constructor';

const hostileValue = fc.oneof(
  anyText,
  linkLike,
  fc.constantFrom('javascript:alert(1)', '<img src=x onerror=alert(1)>', '..', '%00', 'true'),
  fc.constantFrom('x'.repeat(501), 'y'.repeat(100_000)),
  fc.date().map(String),
  uid,
);

/** Any address, with or without the parameters that Cal.com forwards, in any number and order. */
const hostileAddress = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES.split(' ')), anyText), hostileValue), {
    maxLength: 30,
  })
  .map((params) => `https://clinic.example/booked?${new URLSearchParams(params)}`);

/** The app's own parameters, such as prefilled answers, which can have the same names as the booking's. */
const otherParams = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom('uid', 'title', 'startTime', 'seatReferenceUid', 'email', 'location'),
      id.filter((name) => !name.startsWith('metadata')),
    ),
    fc.oneof(hostileValue, fc.constant(EMAIL)),
  ),
  { maxLength: 8 },
);

/** An address as Cal.com composes it: the app's parameters, the booking page's, the booking's. */
const genuine = fc
  .record({
    own: otherParams,
    page: otherParams,
    activityId: id,
    careFlowId: fc.option(id, { nil: undefined }),
    uid,
    seatUid: fc.option(uid, { nil: undefined }),
    start: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
  })
  .map((given) => {
    const { own, page, ...ids } = given;
    const url = new URL('https://clinic.example/booked');
    const add = (name: string, value: string): void => url.searchParams.append(name, value);
    for (const [name, value] of own) add(name, value);
    add(ACTIVITY, ids.activityId);
    if (ids.careFlowId !== undefined) add('metadata[awellPathwayId]', ids.careFlowId);
    for (const [name, value] of page) add(name, value);
    add('isSuccessBookingPage', 'true');
    add('email', EMAIL);
    // Cal.com never names a seat if the booking has none.
    if (ids.seatUid === undefined) url.searchParams.delete('seatReferenceUid');
    else add('seatReferenceUid', ids.seatUid);
    add('uid', ids.uid);
    add('startTime', ids.start.toISOString());
    add('attendeeName', EMAIL);
    return { href: url.href, ids };
  });

describe('readBookingRedirect', () => {
  it('throws only invalid_redirect, and returns no executable link and no endless text', async () => {
    await check(
      fc.property(fc.oneof(hostileAddress, linkLike), (address) => {
        let redirect;
        try {
          redirect = readBookingRedirect(address);
        } catch (error) {
          expect(error).toBeInstanceOf(BookingError);
          expect((error as BookingError).code).toBe('invalid_redirect');
          expect((error as BookingError).message.length).toBeLessThan(400);
          return;
        }
        const { booking, formerStart } = redirect;
        expect(booking.isVerified).toBe(false);
        expect(booking.uid).toMatch(/^[A-Za-z0-9_-]{1,128}$/);
        expect(booking.videoCallUrl ?? 'https:').toMatch(/^https?:/);
        for (const time of [booking.start, booking.end, formerStart]) {
          if (time !== undefined) expect(new Date(time).toISOString()).toBe(time);
        }
        expect(JSON.stringify(redirect).length).toBeLessThan(20_000);
      }),
    );
  });

  it('reads the addresses that Cal.com composes, whatever parameters the app and the booking page add', async () => {
    await check(
      fc.property(genuine, ({ href, ids: made }) => {
        const redirect = readBookingRedirect(href);
        expect(redirect).toMatchObject({
          activityId: made.activityId,
          booking: { uid: made.uid, start: made.start.toISOString() },
        });
        expect(redirect.careFlowId).toBe(made.careFlowId);
        expect(redirect.booking.seatUid).toBe(made.seatUid);
      }),
    );
  });
});

describe('stripBookingRedirect', () => {
  it('keeps the booking and the activity, and removes e-mail addresses', async () => {
    await check(
      fc.property(genuine, ({ href }) => {
        const stripped = stripBookingRedirect(href);
        const [before, after] = [href, stripped].map((each) => readBookingRedirect(each));
        expect([after?.activityId, after?.careFlowId]).toEqual([
          before?.activityId,
          before?.careFlowId,
        ]);
        expect(after?.booking.uid).toBe(before?.booking.uid);
        expect(after?.booking.seatUid).toBe(before?.booking.seatUid);
        expect(new URL(stripped).searchParams.has('email')).toBe(false);
        expect(stripBookingRedirect(stripped)).toBe(stripped);
      }),
    );
  });

  it('keeps only the parameters of the ids and the app’s own', async () => {
    await check(
      fc.property(hostileAddress, anyText, (address, mine) => {
        const { searchParams } = new URL(stripBookingRedirect(address, [mine]));
        const kept = ['uid', 'seatReferenceUid', ACTIVITY, 'metadata[awellPathwayId]', mine];
        for (const name of searchParams.keys()) expect(kept).toContain(name);
      }),
    );
  });
});

describe('bookingPageUrl', () => {
  it('contains the activity, the care flow and every answer unchanged', async () => {
    const answers = fc.dictionary(
      fc.stringMatching(/^[a-z][a-zA-Z-]{0,20}$/).filter((name) => name !== 'rescheduleUid'),
      id,
    );
    await check(
      fc.property(id, id, answers, answers, (activityId, careFlowId, prefill, metadata) => {
        const { origin, pathname, searchParams } = new URL(
          bookingPageUrl({
            calLink: 'clinic/intake?metadata[awellActivityId]=another&name=Link',
            activityId,
            careFlowId,
            prefill,
            metadata: { ...metadata, awellActivityId: 'forged' },
          }),
        );
        expect(origin + pathname).toBe('https://app.cal.com/clinic/intake');
        expect(searchParams.getAll(ACTIVITY)).toEqual([activityId]);
        expect(searchParams.getAll('metadata[awellPathwayId]')).toEqual([careFlowId]);
        for (const [name, value] of Object.entries(prefill)) {
          expect(searchParams.getAll(name)).toEqual([value]);
        }
        for (const [name, value] of Object.entries(metadata)) {
          expect(searchParams.getAll(`metadata[${name}]`)).toEqual([value]);
        }
      }),
    );
  });
});

describe('verify', () => {
  const stored = fc.record({
    activity: fc.oneof(fc.constantFrom('act-1', 'act-2', undefined, '', 7, true), id),
    status: fc.constantFrom('accepted', 'pending', 'cancelled', 'rejected', 'awaiting_host'),
  });
  const claimed = fc.constantFrom('act-1', 'act-2', undefined);

  it('succeeds only if Cal.com’s booking is active and names the claimed and expected activity', async () => {
    await check(
      fc.asyncProperty(stored, claimed, claimed, async ({ activity, status }, inUrl, expected) => {
        const booking = {
          uid: 'abc',
          status,
          start: '2027-01-05T09:00:00.000Z',
          end: '2027-01-05T09:30:00.000Z',
          attendees: [],
          hosts: [],
          metadata: activity === undefined ? {} : { awellActivityId: activity },
        } as unknown as Booking;
        const client = {
          getCurrentBooking: () => Promise.resolve(booking),
          getBookingBySeat: () => Promise.reject(new Error('There is no seat.')),
        };
        const query = new URLSearchParams({ uid: 'abc', ...(inUrl && { [ACTIVITY]: inUrl }) });
        const redirect = readBookingRedirect(`https://clinic.example/?${query}`);
        const wanted = [inUrl, expected].filter((one) => one !== undefined);
        const mayPass =
          typeof activity === 'string' &&
          activity !== '' &&
          wanted.every((one) => one === activity) &&
          status !== 'cancelled' &&
          status !== 'rejected';
        const verified = await verifyBookingRedirect(redirect, client, {
          activityId: expected,
        }).catch((error: BookingError) => error);
        if (mayPass) {
          expect(verified).toMatchObject({ activityId: activity, booking: { isVerified: true } });
        } else {
          expect(verified).toBeInstanceOf(BookingError);
        }
      }),
    );
  });
});
