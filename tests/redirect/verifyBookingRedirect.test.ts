import { describe, expect, it } from 'vitest';
import { readBookingRedirect, verifyBookingRedirect, type CalClient } from '../../src/index';
import { bookingInput, createSandboxClient, failure } from '../api/cal/sandboxClient';
import { TUESDAY_NINE, TUESDAY_TEN } from '../sandbox/calClient';
import { bookAndReturn } from './sandboxRedirect';

const keyless = { apiKey: undefined };

/** The same address, but for what someone typed into it. */
function tampered(href: string, changes: Record<string, string | undefined>): URL {
  const url = new URL(href);
  for (const [name, value] of Object.entries(changes)) {
    url.searchParams.delete(name);
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}

const ACTIVITY = 'metadata[awellActivityId]';

const FIRST = { awellActivityId: 'first' };
const SECOND = { awellActivityId: 'second' };

describe('a verified redirect', () => {
  it('has Cal.com’s data, not the URL’s', async () => {
    const { cal, client } = createSandboxClient(keyless);
    const { href, uid } = await bookAndReturn(cal);
    const lies = tampered(href, { title: 'Surgery', startTime: TUESDAY_TEN, hostName: 'Nobody' });
    const verified = await verifyBookingRedirect(readBookingRedirect(lies), client);
    const [made] = cal.bookings();
    expect(verified).toMatchObject({
      activityId: 'act-1',
      careFlowId: 'flow-1',
      booking: {
        uid,
        id: made?.id,
        isVerified: true,
        activityId: 'act-1',
        status: 'accepted',
        title: made?.title,
        start: TUESDAY_NINE,
        hostName: 'Dr. Lena Peeters',
      },
    });
  });

  it.each([
    ['waits for the clinic', 'intake-redirect-confirm', { status: 'pending' }],
    ['is a series', 'intake-redirect-recurring', { isRecurring: true, start: TUESDAY_NINE }],
  ])('may be one that %s', async (_case, slug, facts) => {
    const { cal, client } = createSandboxClient(keyless);
    const { href, uid } = await bookAndReturn(cal, { slug });
    const { booking } = await verifyBookingRedirect(readBookingRedirect(href), client);
    expect(booking).toMatchObject({ uid, ...facts });
  });

  it('takes the activity from the booking after a payment', async () => {
    const { cal, client } = createSandboxClient(keyless);
    const { href } = await bookAndReturn(cal);
    const paid = tampered(href, { [ACTIVITY]: undefined, 'metadata[awellPathwayId]': undefined });
    const redirect = readBookingRedirect(paid);
    expect(redirect.activityId).toBeUndefined();
    expect(await verifyBookingRedirect(redirect, client)).toMatchObject({
      activityId: 'act-1',
      careFlowId: 'flow-1',
    });
  });

  it('is the current booking if the URL has an old one', async () => {
    const { cal, client } = createSandboxClient(keyless);
    const made = await bookAndReturn(cal);
    const moved = await bookAndReturn(cal, { start: TUESDAY_TEN, rescheduleUid: made.uid });
    const { booking } = await verifyBookingRedirect(readBookingRedirect(made.href), client);
    expect(booking).toMatchObject({
      uid: moved.uid,
      start: TUESDAY_TEN,
      rescheduledFromUid: made.uid,
    });
  });

  it('stops when the app aborts', async () => {
    const { cal, client } = createSandboxClient(keyless);
    const { href } = await bookAndReturn(cal);
    const signal = AbortSignal.abort();
    const error = await failure(
      verifyBookingRedirect(readBookingRedirect(href), client, { signal }),
    );
    expect(error.code).toBe('aborted');
  });
});

describe('redirects of shared appointments', () => {
  const slug = 'intake-redirect-seats';

  it('verify each patient’s seat for their own activity', async () => {
    const { cal, client } = createSandboxClient(keyless);
    const first = await bookAndReturn(cal, { slug });
    const second = await bookAndReturn(cal, { slug, activityId: 'act-2' });
    expect(second.uid).toBe(first.uid);
    for (const [visit, activityId] of [
      [first, 'act-1'],
      [second, 'act-2'],
    ] as const) {
      const verified = await verifyBookingRedirect(readBookingRedirect(visit.href), client);
      expect(verified).toMatchObject({ activityId, booking: { seatUid: visit.seatUid } });
    }
    const forged = tampered(second.href, { [ACTIVITY]: 'act-1' });
    expect((await failure(verifyBookingRedirect(readBookingRedirect(forged), client))).code).toBe(
      'booking_mismatch',
    );
  });

  it('find the seat by its activity if the URL doesn’t name it', async () => {
    const { cal, client } = createSandboxClient();
    await bookAndReturn(cal, { slug });
    const second = await bookAndReturn(cal, { slug, activityId: 'act-2' });
    const paid = tampered(second.href, { [ACTIVITY]: undefined, seatReferenceUid: undefined });
    const { booking } = await verifyBookingRedirect(readBookingRedirect(paid), client, {
      activityId: 'act-2',
    });
    expect(booking.seatUid).toBe(second.seatUid);
  });

  it('don’t use another patient’s seat if neither URL nor app names one', async () => {
    const { client } = createSandboxClient();
    const [one] = [
      await client.createBooking({ ...bookingInput('intake-seats'), metadata: FIRST }),
      await client.createBooking({ ...bookingInput('intake-seats'), metadata: SECOND }),
    ];
    const redirect = readBookingRedirect(`https://app.example/booked?uid=${one.uid}`);
    expect(await failure(verifyBookingRedirect(redirect, client))).toMatchObject({
      code: 'booking_mismatch',
    });
  });

  it('find a seat that was rescheduled to a time with others', async () => {
    const { cal, client } = createSandboxClient(keyless);
    await bookAndReturn(cal, { slug, start: TUESDAY_TEN });
    const made = await bookAndReturn(cal, { slug });
    const moved = await bookAndReturn(cal, {
      slug,
      start: TUESDAY_TEN,
      rescheduleUid: String(made.seatUid),
    });
    const { booking } = await verifyBookingRedirect(readBookingRedirect(made.href), client);
    expect(booking).toMatchObject({ uid: moved.uid, start: TUESDAY_TEN });
  });

  it('cal-real 1.2: report a seat as gone, not cancelled, if it may have been rescheduled to an empty time', async () => {
    const { cal, client } = createSandboxClient(keyless);
    const made = await bookAndReturn(cal, { slug });
    const rescheduleUid = String(made.seatUid);
    await bookAndReturn(cal, { slug, start: TUESDAY_TEN, rescheduleUid });
    const error = await failure(verifyBookingRedirect(readBookingRedirect(made.href), client));
    expect(error).toMatchObject({ code: 'seat_gone', recoverable: true });
  });

  it('cal-real 1.2: find a seat at its new time if the same client rescheduled it', async () => {
    const { cal, client } = createSandboxClient(keyless);
    const { href, uid, seatUid } = await bookAndReturn(cal, { slug });
    const moved = await client.updateBooking(uid, { start: TUESDAY_TEN, seatUid: String(seatUid) });
    const { booking } = await verifyBookingRedirect(readBookingRedirect(href), client);
    expect(booking).toMatchObject({ uid: moved.uid, seatUid: moved.seatUid });
  });

  it('say what to set up if attendees are hidden', async () => {
    const { cal, client } = createSandboxClient(keyless);
    const { href } = await bookAndReturn(cal, { slug });
    const hiding = {
      ...client,
      getCurrentBooking: async (...asked: Parameters<CalClient['getCurrentBooking']>) => ({
        ...(await client.getCurrentBooking(...asked)),
        attendees: [],
      }),
    };
    const error = await failure(verifyBookingRedirect(readBookingRedirect(href), hiding));
    expect(error).toMatchObject({ code: 'seat_hidden', recoverable: false });
    expect(error.message).toContain('createCalProxy');
  });
});

describe('a forged or outdated redirect is refused', () => {
  it('with a uid that Cal.com does not know', async () => {
    const { cal, client } = createSandboxClient(keyless);
    const { href } = await bookAndReturn(cal);
    const error = await failure(
      verifyBookingRedirect(readBookingRedirect(tampered(href, { uid: 'made-up' })), client),
    );
    expect(error).toMatchObject({ code: 'booking_not_found', recoverable: false });
  });

  it('with the booking of another activity, or another activity’s id', async () => {
    const { cal, client } = createSandboxClient(keyless);
    const mine = await bookAndReturn(cal);
    const theirs = await bookAndReturn(cal, { start: TUESDAY_TEN, activityId: 'act-2' });
    for (const forged of [
      tampered(mine.href, { uid: theirs.uid }),
      tampered(mine.href, { [ACTIVITY]: 'act-2' }),
    ]) {
      const error = await failure(verifyBookingRedirect(readBookingRedirect(forged), client));
      expect(error).toMatchObject({ code: 'booking_mismatch', recoverable: false });
    }
  });

  it('with a booking that was made without an activity', async () => {
    const { client } = createSandboxClient(keyless);
    const { uid } = await client.createBooking(bookingInput());
    const redirect = readBookingRedirect(`https://clinic.example/?uid=${uid}`);
    for (const activityId of [undefined, 'act-1']) {
      expect((await failure(verifyBookingRedirect(redirect, client, { activityId }))).code).toBe(
        'booking_mismatch',
      );
    }
  });

  it('without a request, if the app expects another activity', async () => {
    const { cal, client, sent } = createSandboxClient(keyless);
    const { href } = await bookAndReturn(cal);
    const before = sent.length;
    const redirect = readBookingRedirect(href);
    const error = await failure(verifyBookingRedirect(redirect, client, { activityId: 'act-2' }));
    expect(error.code).toBe('booking_mismatch');
    expect(sent).toHaveLength(before);
  });

  it('with a booking that is cancelled, or was rescheduled and then cancelled', async () => {
    const { cal, client } = createSandboxClient(keyless);
    const made = await bookAndReturn(cal);
    const moved = await bookAndReturn(cal, { start: TUESDAY_TEN, rescheduleUid: made.uid });
    await client.deleteBooking(moved.uid);
    for (const { href } of [made, moved]) {
      expect((await failure(verifyBookingRedirect(readBookingRedirect(href), client))).code).toBe(
        'booking_cancelled',
      );
    }
  });

  it('with a booking that the clinic declined', async () => {
    const { cal, client } = createSandboxClient();
    const { href, uid } = await bookAndReturn(cal, { slug: 'intake-redirect-confirm' });
    await client.updateBooking(uid, { status: 'REJECTED' });
    expect((await failure(verifyBookingRedirect(readBookingRedirect(href), client))).code).toBe(
      'booking_rejected',
    );
  });

  it('but can be retried if Cal.com doesn’t answer', async () => {
    const { cal } = createSandboxClient();
    const { href } = await bookAndReturn(cal);
    const { client } = createSandboxClient({
      ...keyless,
      fetch: () => Promise.reject(new TypeError('offline')),
    });
    const error = await failure(verifyBookingRedirect(readBookingRedirect(href), client));
    expect(error).toMatchObject({ code: 'network', recoverable: true });
  });
});
