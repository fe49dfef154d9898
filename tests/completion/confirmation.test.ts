import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { booked, pass, visit } from './patient';

const API = 'https://api.clinic.example/v2';

const made = { uid: 'abc', start: '2027-01-05T09:00:00.000Z' };

/** The answers of Cal.com's API, in order; the last one repeats. */
function calAnswers(...answers: (Record<string, unknown> | number | Error | Response)[]) {
  const fetch = vi.fn(async (url: string, _init?: RequestInit) => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer.clone();
    if (typeof answer === 'number') return new Response('{}', { status: answer });
    const uid = url.split('/').at(-1);
    return Response.json({ status: 'success', data: { ...made, uid, ...answer } });
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

const pending = { status: 'pending' };
const accepted = { status: 'accepted' };
const confirming = {
  completeWhen: 'confirmed' as const,
  calApiUrl: API,
  // Longer than any of these tests, so there is only one call.
  completionTimeout: 3_600_000,
};

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('completeWhen "confirmed"', () => {
  it('completes at once if the booking is already accepted', () => {
    calAnswers(accepted);
    const { completion, calls } = visit(confirming);
    completion.book(booked());
    expect(calls).toHaveLength(1);
  });

  it('waits, asks Cal.com without a key, and completes when the booking is accepted', async () => {
    const fetch = calAnswers(
      pending,
      new TypeError('offline'),
      500,
      { status: 'awaiting_host' },
      accepted,
    );
    const { completion, calls, state, answer } = visit(confirming);
    completion.book(booked({ status: 'pending' }));
    expect(state().status).toBe('awaiting');
    await pass(150_000);
    expect(fetch).toHaveBeenCalledTimes(5);
    expect(fetch).toHaveBeenCalledWith(
      `${API}/bookings/abc`,
      expect.objectContaining({ headers: { 'cal-api-version': '2024-08-13' } }),
    );
    expect(calls).toMatchObject([{ booking: { uid: 'abc', status: 'accepted' } }]);
    await answer();
    expect(state().status).toBe('completed');
  });

  it('doesn’t block a page that is opened meanwhile', () => {
    calAnswers(pending);
    const { completion } = visit(confirming);
    completion.expect(booked({ status: 'pending' }));
    completion.book(booked({ status: 'pending' }));
    const entry = localStorage.getItem('awell-cal-booking:act-1') ?? '';
    expect(JSON.parse(entry)).toMatchObject({ awaits: true });
    expect(entry).not.toContain('sender');
  });

  it('waits for the payment although version 1 says that the booking is confirmed', async () => {
    calAnswers(pending, accepted);
    const { completion, calls, state } = visit(confirming);
    completion.book(booked({ status: 'accepted', paymentRequired: true }));
    expect(state().status).toBe('awaiting');
    await pass(30_000);
    expect(calls).toMatchObject([{ booking: { paymentRequired: false } }]);
  });

  it('submits data points made from the accepted booking', async () => {
    calAnswers(accepted);
    const { completion, calls } = visit({
      ...confirming,
      dataPoints: ({ status }) => [{ key: 'status', value: status }],
    });
    completion.book(booked({ status: 'pending' }));
    await pass(10_000);
    expect(calls).toMatchObject([{ dataPoints: [{ key: 'status', value: 'accepted' }] }]);
  });

  it('waits for the payment of a seat in a booking that other patients have paid', async () => {
    calAnswers(accepted);
    const { completion, calls, state } = visit(confirming);
    completion.book(booked({ seatUid: 'seat', status: 'accepted', paymentRequired: true }));
    await pass(300_000);
    expect(state().status).toBe('awaiting');
    expect(calls).toEqual([]);
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [400, 'bad_request'],
  ])('reports HTTP %i as %s', async (status, code) => {
    calAnswers(status);
    const { completion, state } = visit(confirming);
    completion.book(booked({ status: 'pending' }));
    await pass(200_000);
    expect(state()).toMatchObject({ status: 'failed', error: { code } });
  });

  it('keeps waiting after a reload', async () => {
    const entry = { activityId: 'act-1', bookingUid: 'abc', bookingId: 4242, at: Date.now() };
    localStorage.setItem('awell-cal-booking:act-1', JSON.stringify({ ...entry, awaits: true }));
    calAnswers(pending, accepted);
    const { state, calls } = visit(confirming);
    expect(state()).toMatchObject({ status: 'awaiting', booking: { uid: 'abc', id: 4242 } });
    await pass(30_000);
    expect(calls).toMatchObject([{ dataPoints: [{ value: '4242' }] }]);
  });

  it.each(['rejected', 'cancelled'] as const)(
    'shows the booking page again if the booking is %s',
    async (status) => {
      calAnswers({ status });
      const { completion, calls, state } = visit(confirming);
      completion.book(booked({ status: 'pending' }));
      await pass(10_000);
      expect(state()).toEqual({ status: 'idle', lastOutcome: status });
      expect(localStorage).toHaveLength(0);
      expect(calls).toEqual([]);
    },
  );

  it('follows a booking that is rescheduled meanwhile', async () => {
    calAnswers({ status: 'cancelled', rescheduledToUid: 'def' }, accepted);
    const { completion, calls } = visit(confirming);
    completion.book(booked({ status: 'pending' }));
    await pass(60_000);
    expect(calls).toMatchObject([
      { dataPoints: [{ value: 'def' }], booking: { uid: 'def', rescheduledFromUid: 'abc' } },
    ]);
  });

  it('fails with booking_not_found only after a minute, because a new booking may be missing at first', async () => {
    calAnswers(404);
    const { completion, state } = visit(confirming);
    completion.book(booked({ status: 'pending' }));
    await pass(59_000);
    expect(state().status).toBe('awaiting');
    await pass(90_000);
    expect(state()).toMatchObject({ status: 'failed', error: { code: 'booking_not_found' } });
  });

  it('asks about the newest booking if the patient makes another one meanwhile', async () => {
    let settle: ((response: Response) => void) | undefined;
    vi.stubGlobal(
      'fetch',
      vi.fn(
        () =>
          new Promise<Response>((resolve) => {
            settle = resolve;
          }),
      ),
    );
    const { completion, calls } = visit(confirming);
    completion.book(booked({ status: 'pending' }));
    await pass(10_000);
    completion.book(booked({ uid: 'def', status: 'pending' }));
    const fetch = calAnswers(accepted);
    settle?.(Response.json({ data: { ...made, status: 'rejected' } }));
    await pass(60_000);
    expect(fetch).toHaveBeenCalledWith(`${API}/bookings/def`, expect.anything());
    expect(calls).toMatchObject([{ booking: { uid: 'def' } }]);
  });
});

describe('verifyBooking', () => {
  const verifying = { verifyBooking: true, calApiUrl: API, completionTimeout: 3_600_000 };

  it('accepts a booking that names this activity', async () => {
    calAnswers({ status: 'accepted', metadata: { awellActivityId: 'act-1' } });
    const { completion, calls } = visit(verifying);
    completion.book(booked());
    await pass();
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['names another activity', { metadata: { awellActivityId: 'act-2' } }, 'booking_mismatch'],
    ['names no activity', { metadata: null }, 'booking_mismatch'],
    ['does not exist', 404, 'booking_not_found'],
    [
      'is cancelled',
      { status: 'cancelled', metadata: { awellActivityId: 'act-1' } },
      'booking_cancelled',
    ],
    [
      'was declined',
      { status: 'REJECTED', metadata: { awellActivityId: 'act-1' } },
      'booking_rejected',
    ],
  ])('refuses a booking that %s', async (_case, cal, code) => {
    calAnswers(cal);
    const { completion, calls, state } = visit(verifying);
    completion.book(booked());
    await pass(200_000);
    expect(calls).toEqual([]);
    expect(state()).toMatchObject({ status: 'failed', error: { code } });
  });

  it('compares the activity with that of the seat, not of the shared appointment', async () => {
    const seat = { seatUid: 'seat-2', metadata: { awellActivityId: 'act-1' } };
    const shared = { status: 'accepted', metadata: { awellActivityId: 'act-0' } };
    calAnswers({ ...shared, attendees: [{ seatUid: 'seat-1' }, seat] });
    const { completion, calls } = visit(verifying);
    completion.book(booked({ seatUid: 'seat-2' }));
    await pass();
    expect(calls).toHaveLength(1);
  });

  describe('of a seat, if other attendees are hidden', () => {
    const seats = [{ seatUid: 'seat-2', metadata: { awellActivityId: 'act-1' } }];
    const first = { status: 'accepted', metadata: { awellActivityId: 'act-0' }, attendees: [] };

    it('asks Cal.com for the seat, which is visible with its own uid', async () => {
      const fetch = calAnswers(first, { ...first, attendees: seats });
      const { completion, calls } = visit(verifying);
      completion.book(booked({ seatUid: 'seat-2' }));
      await pass();
      expect(fetch).toHaveBeenCalledWith(`${API}/bookings/by-seat/seat-2`, expect.anything());
      expect(calls).toHaveLength(1);
    });

    it('doesn’t accept the first patient’s activity for the seat', async () => {
      const mine = { ...first, metadata: { awellActivityId: 'act-1' } };
      calAnswers(mine, { ...mine, attendees: [{ seatUid: 'seat-2', metadata: {} }] });
      const { completion, calls, state } = visit(verifying);
      completion.book(booked({ seatUid: 'seat-2' }));
      await pass(60_000);
      expect(calls).toEqual([]);
      expect(state()).toMatchObject({ error: { code: 'booking_mismatch' } });
    });

    it.each([
      ['doesn’t show the seat', first, 'seat_hidden'],
      [
        'has no path for seats',
        Response.json({ message: 'Cannot GET /v2/bookings/by-seat/seat-2' }, { status: 404 }),
        'seat_hidden',
      ],
      [
        'no longer has the seat',
        Response.json(
          { error: { message: 'Booking with seatUid=seat-2 was not found in the database' } },
          { status: 404 },
        ),
        'booking_not_found',
      ],
    ])('is refused if Cal.com %s', async (_case, bySeat, code) => {
      calAnswers(first, bySeat);
      const { completion, calls, state } = visit(verifying);
      completion.book(booked({ seatUid: 'seat-2' }));
      await pass(200_000);
      expect(calls).toEqual([]);
      expect(state()).toMatchObject({ status: 'failed', error: { code } });
    });
  });

  it('says which option to set if a self-hosted API has no address', async () => {
    const { completion, state } = visit({ verifyBooking: true });
    completion.book(booked());
    await pass();
    expect(state()).toMatchObject({ status: 'failed', error: { code: 'missing_cal_api_url' } });
  });

  it('asks again if Cal.com can’t be reached', async () => {
    calAnswers(new TypeError('offline'), 503, { metadata: { awellActivityId: 'act-1' } });
    const { completion, calls } = visit(verifying);
    completion.book(booked());
    await pass(10_000);
    expect(calls).toHaveLength(1);
  });
});
