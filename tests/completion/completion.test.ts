import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BookingError } from '../../src/errors';
import { booked, pass, visit } from './patient';

const offline = () => new TypeError('Failed to fetch');
const stored = () => localStorage.getItem('awell-cal-booking:act-1');

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a booking', () => {
  it('completes the activity at once, with its numeric id as bookingId', () => {
    const { completion, calls } = visit();
    completion.book(booked());
    expect(calls).toEqual([
      {
        activityId: 'act-1',
        dataPoints: [{ key: 'bookingId', value: '4242' }],
        booking: booked(),
      },
    ]);
  });

  it('goes through the documented states', async () => {
    const { completion, statuses, answer } = visit();
    completion.book(booked());
    await answer();
    expect(statuses).toEqual(['booked', 'completing', 'completed']);
  });

  it('is submitted once if it is reported twice', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked());
    completion.book(booked({ title: 'again' }));
    await answer();
    completion.book(booked());
    await pass(120_000);
    expect(calls).toHaveLength(1);
  });

  it('is submitted although a callback of the app throws, and the app’s error is reported', async () => {
    const { completion, calls, answer, state } = visit();
    completion.subscribe(() => {
      throw new Error('the app failed');
    });
    completion.book(booked());
    await expect(vi.advanceTimersByTimeAsync(0)).rejects.toThrow('the app failed');
    expect(calls).toHaveLength(1);
    await answer().catch(() => undefined);
    expect(state().status).toBe('completed');
    vi.clearAllTimers();
  });

  it('is submitted although the browser’s locks throw', async () => {
    const request = () => {
      throw new Error('not in this frame');
    };
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: { request } }));
    const { completion, calls, answer, state } = visit();
    completion.book(booked());
    await answer(offline());
    await pass(5_000);
    expect(calls).toHaveLength(2);
    await answer();
    expect(state().status).toBe('completed');
  });

  it('that can’t be stored is submitted all the same, and the error is reported', async () => {
    const { completion, answer, state } = visit();
    completion.book(booked({ id: 7n as unknown as number }));
    await expect(pass()).rejects.toThrow('BigInt');
    await answer().catch(() => undefined);
    expect(state().status).toBe('completed');
    vi.clearAllTimers();
  });

  it('of a dry run completes nothing', async () => {
    const { completion, calls } = visit();
    completion.book(booked({ isDryRun: true }));
    await pass(60_000);
    expect(calls).toEqual([]);
    expect(stored()).toBeNull();
  });

  it.each([
    ['the uid if there is no numeric id', { id: undefined }, {}, 'abc'],
    ['the uid if bookingIdFrom asks for it', {}, { bookingIdFrom: 'uid' as const }, 'abc'],
  ])('sends %s', (_case, more, options, value) => {
    const { completion, calls } = visit(options);
    completion.book(booked(more));
    expect(calls[0]?.dataPoints).toEqual([{ key: 'bookingId', value }]);
  });

  it('sends the app’s own data points if it has some', () => {
    const { completion, calls } = visit({
      dataPoints: ({ uid }) => [{ key: 'bookingUid', value: uid }],
    });
    completion.book(booked());
    expect(calls[0]?.dataPoints).toEqual([{ key: 'bookingUid', value: 'abc' }]);
  });

  it.each([
    ['an empty value', () => [{ key: 'bookingId', value: '' }]],
    ['a number', () => [{ key: 'bookingId', value: 7 as unknown as string }]],
    ['an object instead of a list', () => ({}) as never],
    [
      'a function that throws',
      () => {
        throw new TypeError('ada@example.com is not a function');
      },
    ],
  ])(
    'fails with completion_refused if Awell can’t accept the data points (%s)',
    async (_case, dataPoints) => {
      const { completion, calls, state } = visit({ dataPoints });
      completion.book(booked());
      await pass(60_000);
      expect(calls).toEqual([]);
      expect(state()).toMatchObject({ status: 'failed', error: { code: 'completion_refused' } });
    },
  );
});

describe('a completion that fails', () => {
  it('is retried automatically, with growing delays, until Awell accepts it', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const { completion, calls, state, answer } = visit();
    completion.book(booked());
    for (const [tries, seconds] of [1, 2, 4, 8].entries()) {
      await answer(offline());
      expect(state()).toMatchObject({ status: 'completing', error: { code: 'completion_failed' } });
      await pass(seconds * 1000 - 1);
      expect(calls).toHaveLength(tries + 1);
      await pass();
      expect(calls).toHaveLength(tries + 2);
    }
    await answer();
    expect(state().status).toBe('completed');
    await pass(600_000);
    expect(calls).toHaveLength(5);
  });

  it('waits at most 75 seconds between attempts', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const { completion, calls, answer } = visit();
    completion.book(booked());
    for (let tries = 1; tries <= 12; tries += 1) {
      await answer(offline());
      await pass(Math.min(75_000, 1_250 * 2 ** (tries - 1)) + 100);
      expect(calls).toHaveLength(tries + 1);
    }
  });

  it.each([
    ['the browser comes online', () => window.dispatchEvent(new Event('online'))],
    [
      'the patient looks at the page again',
      () => document.dispatchEvent(new Event('visibilitychange')),
    ],
    [
      'the page returns from the back-forward cache',
      () => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })),
    ],
  ])('is retried at once when %s', async (_case, happen) => {
    const { completion, calls, answer } = visit();
    completion.book(booked());
    await answer(offline());
    happen();
    await pass();
    expect(calls).toHaveLength(2);
  });

  it('can be retried by hand at once, but never runs twice at the same time', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked());
    completion.retry();
    await pass();
    expect(calls).toHaveLength(1);
    await answer(offline());
    completion.retry();
    completion.retry();
    window.dispatchEvent(new Event('online'));
    await pass();
    expect(calls).toHaveLength(2);
  });

  it('for good isn’t retried, is shown, and can still be retried by hand', async () => {
    const { completion, calls, state, answer } = visit();
    completion.book(booked());
    await answer(new BookingError('bad_request', 'The activity is gone.'));
    expect(state()).toMatchObject({
      status: 'failed',
      error: { code: 'bad_request' },
      booking: { uid: 'abc' },
    });
    await pass(600_000);
    expect(calls).toHaveLength(1);
    completion.retry();
    await pass();
    await answer();
    expect(state().status).toBe('completed');
  });

  it.each(['unauthorized', 'not_found'])(
    'with %s is retried during the first minute, because a server may not know the activity yet',
    async (code) => {
      const { completion, state, calls, answer } = visit();
      completion.book(booked());
      const since = Date.now();
      do {
        await answer(new BookingError(code, 'No.'));
        if (Date.now() - since < 60_000) expect(state().status).toBe('completing');
        await pass(10_000);
      } while (state().status === 'completing' && Date.now() - since < 200_000);
      expect(state()).toMatchObject({ status: 'failed', error: { code } });
      expect(calls.length).toBeGreaterThan(2);
    },
  );

  it('for good is recognised in any error with recoverable: false', async () => {
    const { completion, state, answer } = visit();
    completion.book(booked());
    await answer(Object.assign(new Error('gone'), { recoverable: false }));
    expect(state()).toMatchObject({ status: 'failed', error: { code: 'completion_refused' } });
  });

  it('because completeActivity throws is retried', async () => {
    let tries = 0;
    const { completion, state } = visit({
      completeActivity: () => {
        tries += 1;
        if (tries === 1) throw new Error('not now');
        return Promise.resolve();
      },
    });
    completion.book(booked());
    await pass(2_000);
    expect(state().status).toBe('completed');
    expect(tries).toBe(2);
  });

  it('needs a rejection: completeActivity that returns nothing counts as success', async () => {
    const { completion, state } = visit({
      completeActivity: (() => undefined) as never,
    });
    completion.book(booked());
    await pass();
    expect(state().status).toBe('completed');
  });

  it('because completeActivity never settles is retried, and can still succeed late', async () => {
    const { completion, calls, state, answer } = visit();
    completion.book(booked());
    await pass(20_000);
    expect(state()).toMatchObject({ status: 'completing', error: { code: 'completion_timeout' } });
    await pass(2_000);
    expect(calls).toHaveLength(2);
    await answer();
    expect(state().status).toBe('completed');
    await answer(offline());
    await pass(600_000);
    expect(calls).toHaveLength(2);
    expect(state().status).toBe('completed');
  });

  it('isn’t retried again if a call rejects after it timed out', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked());
    await pass(22_000);
    expect(calls).toHaveLength(2);
    await answer(offline());
    await pass(15_000);
    expect(calls).toHaveLength(2);
  });
});

describe('completionTimeout', () => {
  it.each([Infinity, 2 ** 31, 1e12])('of %d never times out', async (completionTimeout) => {
    const { completion, calls, state } = visit({ completionTimeout });
    completion.book(booked());
    await pass(3_600_000);
    expect(state()).toMatchObject({ status: 'completing', booking: { uid: 'abc' } });
    expect(calls).toHaveLength(1);
  });

  it('of null is the default', async () => {
    const { completion, state } = visit({ completionTimeout: null });
    completion.book(booked());
    await pass(19_000);
    expect(state()).not.toHaveProperty('error');
    await pass(1_000);
    expect(state()).toMatchObject({ error: { code: 'completion_timeout' } });
  });
});

describe('a second booking', () => {
  it('replaces the first if Awell hasn’t accepted that one, and the patient can cancel the first', async () => {
    const { completion, calls, state, answer } = visit();
    completion.book(booked());
    await answer(offline());
    completion.book(booked({ uid: 'def', id: 4243 }));
    await answer();
    expect(calls.map(({ booking }) => booking.uid)).toEqual(['abc', 'def']);
    expect(state()).toMatchObject({
      status: 'completed',
      booking: { uid: 'def' },
      others: [{ uid: 'abc' }],
    });
  });

  it('waits while the first is being submitted, and is submitted if that fails', async () => {
    const { completion, calls, state, answer } = visit();
    completion.book(booked());
    completion.book(booked({ uid: 'def' }));
    await pass(1_000);
    expect(calls).toHaveLength(1);
    await answer(offline());
    await pass();
    expect(calls.map(({ booking }) => booking.uid)).toEqual(['abc', 'def']);
    await answer();
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'def' } });
  });

  it('that arrives during a retry is the one that is submitted', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked());
    await answer(offline());
    completion.retry();
    completion.book(booked({ uid: 'def', id: 4243 }));
    await pass();
    expect(calls.map(({ booking }) => booking.uid)).toEqual(['abc', 'def']);
    expect(calls[1]?.dataPoints).toEqual([{ key: 'bookingId', value: '4243' }]);
  });

  it('that arrives while this tab waits for the lock is the one that is submitted', async () => {
    let take: (() => void) | undefined;
    const request = (_name: string, callback: () => Promise<unknown>) =>
      new Promise((resolve) => {
        take = () => resolve(callback());
      });
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: { request } }));
    const { completion, calls, answer } = visit();
    completion.book(booked());
    await answer(offline());
    completion.retry();
    await pass();
    completion.book(booked({ uid: 'def', id: 4243 }));
    take?.();
    await pass();
    expect(calls.map(({ dataPoints }) => dataPoints[0]?.value)).toEqual(['4242', '4243']);
  });

  it('can be cancelled if Awell accepts the first, which was being submitted', async () => {
    const { completion, calls, state, answer } = visit();
    completion.book(booked());
    completion.book(booked({ uid: 'def' }));
    await answer();
    await pass(600_000);
    expect(calls).toHaveLength(1);
    expect(state()).toMatchObject({
      status: 'completed',
      booking: { uid: 'abc' },
      others: [{ uid: 'def' }],
    });
    expect(stored()).toContain('"outcome":"completed"');
  });

  it('doesn’t complete the activity again if Awell accepted the first', async () => {
    const { completion, calls, state, answer } = visit();
    completion.book(booked());
    await answer();
    completion.book(booked({ uid: 'def' }));
    await pass(600_000);
    expect(calls).toHaveLength(1);
    expect(state()).toMatchObject({ booking: { uid: 'abc' }, others: [{ uid: 'def' }] });
  });

  it('that replaces the first by rescheduling leaves nothing to cancel', async () => {
    const { completion, state, answer } = visit();
    completion.book(booked());
    await answer(offline());
    completion.book(booked({ uid: 'def', rescheduledFromUid: 'abc' }));
    await answer();
    expect(state()).toMatchObject({ booking: { uid: 'def' }, others: [] });
  });

  it('for another seat at the same time counts as another booking', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked({ seatUid: 'seat-1' }));
    await answer(offline());
    completion.book(booked({ seatUid: 'seat-2' }));
    await pass();
    expect(calls.map(({ booking }) => booking.seatUid)).toEqual(['seat-1', 'seat-2']);
  });
});

describe('a cancelled booking', () => {
  it('isn’t submitted any more, and the patient can book again', async () => {
    const { completion, calls, state, answer } = visit();
    completion.book(booked());
    await answer(offline());
    completion.cancel({ uid: 'abc' });
    expect(state()).toMatchObject({ status: 'idle', lastOutcome: 'cancelled' });
    expect(stored()).toBeNull();
    await pass(600_000);
    expect(calls).toHaveLength(1);
  });

  it('that is being submitted delays the next: never two calls at a time', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked());
    completion.cancel({ uid: 'abc' });
    completion.book(booked({ uid: 'def', id: 4243 }));
    await pass(5_000);
    expect(calls).toHaveLength(1);
    await answer(offline());
    await pass(3_000);
    expect(calls.map(({ booking }) => booking.uid)).toEqual(['abc', 'def']);
  });

  it('is skipped, and the other booking is submitted', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked());
    await answer(offline());
    completion.book(booked({ uid: 'def' }));
    await answer(offline());
    completion.cancel({ uid: 'def' });
    await pass();
    expect(calls.map(({ booking }) => booking.uid)).toEqual(['abc', 'def', 'abc']);
  });
});

describe('submitWhileShown', () => {
  it('submits nothing while the activity is hidden, and continues when it is shown again', async () => {
    const { completion, calls, answer, state } = visit();
    const leave = completion.submitWhileShown();
    completion.book(booked());
    leave();
    await answer(offline());
    await pass(600_000);
    window.dispatchEvent(new Event('online'));
    await pass(0);
    expect(calls).toHaveLength(1);
    expect(stored()).not.toBeNull();

    completion.submitWhileShown();
    // The tab first checks that no other tab is sending.
    await pass(100);
    expect(calls).toHaveLength(2);
    await answer();
    expect(state().status).toBe('completed');
    expect(stored()).toContain('"outcome":"completed"');
  });

  it('continues as long as one of two components shows the activity', async () => {
    const { completion, calls, answer } = visit();
    const leave = completion.submitWhileShown();
    completion.submitWhileShown();
    completion.book(booked());
    leave();
    await answer(offline());
    await pass(2_000);
    expect(calls).toHaveLength(2);
  });

  it('doesn’t retry automatically what Awell refused', async () => {
    const { completion, calls, answer } = visit();
    completion.submitWhileShown()();
    completion.submitWhileShown();
    completion.book(booked());
    await answer(Object.assign(new Error('no'), { recoverable: false }));
    completion.submitWhileShown();
    await pass(600_000);
    expect(calls).toHaveLength(1);
  });
});
