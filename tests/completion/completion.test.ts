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
  it('is told to Awell in the same moment, with its number as bookingId', () => {
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

  it('goes through the states of the diagram', async () => {
    const { completion, statuses, answer } = visit();
    completion.book(booked());
    await answer();
    expect(statuses).toEqual(['booked', 'completing', 'completed']);
  });

  it('told of twice is one completion', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked());
    completion.book(booked({ title: 'again' }));
    await answer();
    completion.book(booked());
    await pass(120_000);
    expect(calls).toHaveLength(1);
  });

  it('is told although the app fails to hear of it, and the app’s error is not lost', async () => {
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

  it('of a dry run completes nothing', async () => {
    const { completion, calls } = visit();
    completion.book(booked({ isDryRun: true }));
    await pass(60_000);
    expect(calls).toEqual([]);
    expect(stored()).toBeNull();
  });

  it.each([
    ['its uid where there is no number', { id: undefined }, {}, 'abc'],
    ['its uid where that is asked for', {}, { bookingIdFrom: 'uid' as const }, 'abc'],
  ])('sends %s', (_case, more, options, value) => {
    const { completion, calls } = visit(options);
    completion.book(booked(more));
    expect(calls[0]?.dataPoints).toEqual([{ key: 'bookingId', value }]);
  });

  it('sends the app’s own data points instead', () => {
    const { completion, calls } = visit({
      dataPoints: ({ uid }) => [{ key: 'bookingUid', value: uid }],
    });
    completion.book(booked());
    expect(calls[0]?.dataPoints).toEqual([{ key: 'bookingUid', value: 'abc' }]);
  });

  it.each([
    ['an empty value', () => [{ key: 'bookingId', value: '' }]],
    ['a number', () => [{ key: 'bookingId', value: 7 as unknown as string }]],
    ['no list', () => ({}) as never],
    [
      'a mistake',
      () => {
        throw new TypeError('ada@example.com is not a function');
      },
    ],
  ])(
    'with data points that Awell cannot take (%s) fails and says so',
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
  it('is tried again by itself, later each time, until Awell was told', async () => {
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

  it('waits a minute and a quarter at most', async () => {
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
  ])('is tried again at once when %s', async (_case, happen) => {
    const { completion, calls, answer } = visit();
    completion.book(booked());
    await answer(offline());
    happen();
    await pass();
    expect(calls).toHaveLength(2);
  });

  it('is tried again at once by hand, but never twice at the same time', async () => {
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

  it('for good stops, is shown, and can still be tried by hand', async () => {
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
    'is not for good in the first minute, when a server may not know of it yet: %s',
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

  it('for good may be said by any error', async () => {
    const { completion, state, answer } = visit();
    completion.book(booked());
    await answer(Object.assign(new Error('gone'), { recoverable: false }));
    expect(state()).toMatchObject({ status: 'failed', error: { code: 'completion_refused' } });
  });

  it('by throwing at once is tried again', async () => {
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

  it('by returning nothing counts as done, since nothing was rejected', async () => {
    const { completion, state } = visit({
      completeActivity: (() => undefined) as never,
    });
    completion.book(booked());
    await pass();
    expect(state().status).toBe('completed');
  });

  it('by never settling is tried again, and may still succeed late', async () => {
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

  it('by rejecting only after it was given up is not tried a third time because of that', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked());
    await pass(22_000);
    expect(calls).toHaveLength(2);
    await answer(offline());
    await pass(15_000);
    expect(calls).toHaveLength(2);
  });
});

describe('a time limit', () => {
  it.each([Infinity, 2 ** 31, 1e12])('of %d is none', async (completionTimeout) => {
    const { completion, calls, state } = visit({ completionTimeout });
    completion.book(booked());
    await pass(3_600_000);
    expect(state()).toMatchObject({ status: 'completing', booking: { uid: 'abc' } });
    expect(calls).toHaveLength(1);
  });

  it('of null is the usual one', async () => {
    const { completion, state } = visit({ completionTimeout: null });
    completion.book(booked());
    await pass(19_000);
    expect(state()).not.toHaveProperty('error');
    await pass(1_000);
    expect(state()).toMatchObject({ error: { code: 'completion_timeout' } });
  });
});

describe('a second booking', () => {
  it('before Awell is told wins, and the first is kept for the patient to cancel', async () => {
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

  it('while Awell is being told waits, and is told if that fails', async () => {
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

  it('in the very moment of a retry is the one that is told', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked());
    await answer(offline());
    completion.retry();
    completion.book(booked({ uid: 'def', id: 4243 }));
    await pass();
    expect(calls.map(({ booking }) => booking.uid)).toEqual(['abc', 'def']);
    expect(calls[1]?.dataPoints).toEqual([{ key: 'bookingId', value: '4243' }]);
  });

  it('while this tab waits for its turn is the one that is told', async () => {
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

  it('while Awell is being told is the one left over if that succeeds', async () => {
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

  it('after Awell was told completes nothing again', async () => {
    const { completion, calls, state, answer } = visit();
    completion.book(booked());
    await answer();
    completion.book(booked({ uid: 'def' }));
    await pass(600_000);
    expect(calls).toHaveLength(1);
    expect(state()).toMatchObject({ booking: { uid: 'abc' }, others: [{ uid: 'def' }] });
  });

  it('that replaces the first leaves nothing to cancel', async () => {
    const { completion, state, answer } = visit();
    completion.book(booked());
    await answer(offline());
    completion.book(booked({ uid: 'def', rescheduledFromUid: 'abc' }));
    await answer();
    expect(state()).toMatchObject({ booking: { uid: 'def' }, others: [] });
  });

  it('of another seat in the same slot is another booking', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked({ seatUid: 'seat-1' }));
    await answer(offline());
    completion.book(booked({ seatUid: 'seat-2' }));
    await pass();
    expect(calls.map(({ booking }) => booking.seatUid)).toEqual(['seat-1', 'seat-2']);
  });
});

describe('a cancelled booking', () => {
  it('is not told any more, and the patient can book again', async () => {
    const { completion, calls, state, answer } = visit();
    completion.book(booked());
    await answer(offline());
    completion.cancel({ uid: 'abc' });
    expect(state()).toMatchObject({ status: 'idle', lastOutcome: 'cancelled' });
    expect(stored()).toBeNull();
    await pass(600_000);
    expect(calls).toHaveLength(1);
  });

  it('whose call is under way keeps the next one waiting: never two at a time', async () => {
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

  it('leaves the other one to be told', async () => {
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

describe('told only while the activity is shown', () => {
  it('tells nothing while it is not, and goes on when it is again', async () => {
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
    // Until this tab has made sure that no other one sends.
    await pass(100);
    expect(calls).toHaveLength(2);
    await answer();
    expect(state().status).toBe('completed');
    expect(stored()).toContain('"outcome":"completed"');
  });

  it('goes on as long as one of two shows it', async () => {
    const { completion, calls, answer } = visit();
    const leave = completion.submitWhileShown();
    completion.submitWhileShown();
    completion.book(booked());
    leave();
    await answer(offline());
    await pass(2_000);
    expect(calls).toHaveLength(2);
  });

  it('does not try again by itself what Awell refused', async () => {
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
