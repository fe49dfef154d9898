import { describe, expect, it } from 'vitest';
import { createCalSandbox } from '../../sandbox/cal/index';
import { readBookingRedirect } from '../../src/index';
import type { BookingError } from '../../src/errors';
import { NOW, TUESDAY_NINE, TUESDAY_TEN } from '../sandbox/calClient';
import { bookAndReturn } from './sandboxRedirect';

const RETURN =
  'https://clinic.example/booked?uid=abc&title=Intake&startTime=2027-01-05T09%3A00%3A00.000Z' +
  '&endTime=2027-01-05T09%3A30%3A00.000Z&hostName=Dr%20Mia&attendeeName=Jo&email=jo%40example.com' +
  '&location=https%3A%2F%2Fmeet.example%2F1&metadata%5BawellActivityId%5D=act%261&metadata%5BawellPathwayId%5D=flow';

const sandbox = () => createCalSandbox({ now: () => NOW });

function refusal(url: string | URL): BookingError {
  try {
    readBookingRedirect(url);
  } catch (error) {
    return error as BookingError;
  }
  throw new Error('It was read.');
}

describe('the URL that Cal.com redirects to', () => {
  it('gives the booking and the activity, but no patient data', () => {
    const redirect = readBookingRedirect(RETURN);
    expect(redirect).toMatchObject({
      activityId: 'act&1',
      careFlowId: 'flow',
      isReschedule: false,
      booking: {
        uid: 'abc',
        title: 'Intake',
        start: '2027-01-05T09:00:00.000Z',
        end: '2027-01-05T09:30:00.000Z',
        hostName: 'Dr Mia',
        videoCallUrl: 'https://meet.example/1',
        status: 'unknown',
        isVerified: false,
      },
    });
    expect(JSON.stringify(redirect)).not.toMatch(/\bjo\b/i);
  });

  it('gives an unverified booking, and so are its copies', () => {
    const { booking } = readBookingRedirect(RETURN);
    const shown = { ...booking, title: 'Your visit' };
    expect(shown.isVerified).toBe(false);
    expect(structuredClone(booking).isVerified).toBe(false);
    expect(JSON.parse(JSON.stringify(booking))).toMatchObject({ isVerified: false });
  });

  it('shows a reschedule: the old booking and its time', async () => {
    const cal = sandbox();
    const made = await bookAndReturn(cal);
    const moved = await bookAndReturn(cal, {
      start: TUESDAY_TEN,
      rescheduleUid: made.uid,
      formerStart: TUESDAY_NINE,
    });
    expect(readBookingRedirect(moved.href)).toMatchObject({
      isReschedule: true,
      formerStart: TUESDAY_NINE,
      activityId: 'act-1',
      booking: { uid: moved.uid, start: TUESDAY_TEN, rescheduledFromUid: made.uid },
    });
  });

  it('shows no reschedule if Cal.com didn’t know the old booking', async () => {
    const { href } = await bookAndReturn(sandbox(), { rescheduleUid: 'unknown' });
    const { isReschedule, booking } = readBookingRedirect(href);
    expect(isReschedule).toBe(false);
    expect(booking.rescheduledFromUid).toBeUndefined();
  });

  it('shows the seat, and a series', async () => {
    const cal = sandbox();
    const seat = await bookAndReturn(cal, { slug: 'intake-redirect-seats' });
    expect(readBookingRedirect(seat.href).booking).toMatchObject({
      uid: seat.uid,
      seatUid: seat.seatUid,
    });
    const series = await bookAndReturn(cal, {
      slug: 'intake-redirect-recurring',
      start: TUESDAY_TEN,
    });
    expect(readBookingRedirect(series.href).booking).toMatchObject({
      uid: series.uid,
      isRecurring: true,
    });
  });

  it('can repeat parameters: the last is Cal.com’s', async () => {
    const { href, uid } = await bookAndReturn(sandbox(), {
      calLink: 'clinic/intake-redirect?uid=older',
      prefill: { title: 'My visit', location: '{"value":"phone"}', email: 'a@example.com' },
    });
    expect(new URL(href).searchParams.getAll('uid')).toEqual(['older', uid]);
    const { booking } = readBookingRedirect(href);
    expect(booking.uid).toBe(uid);
    expect(booking.title).toBe('Intake with redirect between Dr. Lena Peeters and Sam Okafor');
  });

  it('can lack an activity and contain nonsense', () => {
    const { booking, activityId } = readBookingRedirect(
      new URL(
        'https://clinic.example/?uid=abc&startTime=soon&location=javascript:alert(1)&seatReferenceUid=../me' +
          `&title=${'x'.repeat(501)}&formerTime=`,
      ),
    );
    expect(activityId).toBeUndefined();
    expect(booking).toMatchObject({ uid: 'abc', isVerified: false });
    expect([booking.start, booking.videoCallUrl, booking.seatUid, booking.title]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['no address', 'nonsense', /location\.href/],
    ['nothing', '', /location\.href/],
    ['a path', '/booked?uid=abc', /location\.href/],
    ['a bare address', 'https://clinic.example/booked', /Forward parameters/],
    ['a blank uid', 'https://clinic.example/?uid=%20', /Forward parameters/],
    [
      'that of an older Cal.com',
      'https://clinic.example/?isSuccessBookingPage=true&title=Intake',
      /Update your Cal\.com/,
    ],
    ['a path for a uid', 'https://clinic.example/?uid=..', /not a uid/],
    ['a number for a uid', 'https://clinic.example/?uid=4242', /not a uid/],
    ['markup for a uid', 'https://clinic.example/?uid=%3Cimg%20src=x%3E', /not a uid/],
    ['a very long uid', `https://clinic.example/?uid=${'a'.repeat(129)}`, /not a uid/],
    [
      'two activities',
      `${RETURN}&metadata[awellActivityId]=another`,
      /two different values of metadata\[awellActivityId\]/,
    ],
  ])('%s is refused with a way out', (_what, url, wayOut) => {
    const error = refusal(url);
    expect(error.code).toBe('invalid_redirect');
    expect(error.message).toMatch(wayOut);
    expect(`${error.message} ${JSON.stringify(error)} ${error.cause}`).not.toMatch(/jo|img src/);
  });
});
