import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Completion } from '../../src/completion/completion';
import { forgetActivity } from '../../src/completion/completions';
import { BookingError } from '../../src/errors';
import { booked, pass, visit } from './patient';

const KEY = 'awell-cal-booking:act-1';
const DAY_MS = 24 * 60 * 60 * 1000;

/** Awell's answer to a second completion. */
const alreadyCompleted = (completedWith?: readonly string[]) =>
  new BookingError('already_completed', 'The activity is done.', { completedWith });

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

/** A visit in which the patient books and Awell accepts the booking. */
async function bookAndComplete(): Promise<void> {
  const { completion, answer } = visit();
  completion.book(booked());
  await answer();
}

describe('a completed activity', () => {
  it('shows its appointment on the next visit, and calls the app with the state but not with a completion', async () => {
    await bookAndComplete();
    const { state, calls, heard } = visit();
    await pass(60_000);
    expect(state()).toMatchObject({
      status: 'completed',
      booking: { uid: 'abc', id: 4242, isRestored: true },
    });
    expect([calls, heard]).toEqual([[], []]);
  });

  it('is remembered for two weeks', async () => {
    await bookAndComplete();
    vi.setSystemTime(Date.now() + 13 * DAY_MS);
    expect(visit().state().status).toBe('completed');
    vi.setSystemTime(Date.now() + 2 * DAY_MS);
    expect(visit().state().status).toBe('idle');
    expect(localStorage).toHaveLength(0);
  });

  it('is submitted once more if its record has no data points, because browser storage is no proof', async () => {
    await bookAndComplete();
    const { completion, calls, state, answer } = visit();
    completion.open({ values: [] });
    expect(calls.map(({ booking }) => booking.uid)).toEqual(['abc']);
    await answer();
    await pass(60_000);
    expect(calls).toHaveLength(1);
    expect(state().status).toBe('completed');
  });

  it('isn’t submitted again if its record has data points', async () => {
    await bookAndComplete();
    const { completion, calls } = visit();
    completion.open({ values: ['4242'], bookingId: '4242' });
    await pass(60_000);
    expect(calls).toEqual([]);
  });

  it('is recognised from its record alone in another browser', () => {
    const { completion, state } = visit();
    completion.open({ values: ['xyz'], bookingId: 'xyz' });
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'xyz' }, others: [] });
  });

  it('shows the next booking if its appointment is cancelled, and doesn’t submit that one', async () => {
    await bookAndComplete();
    const { completion, calls, state } = visit();
    completion.read(booked({ status: 'cancelled' }));
    expect(state()).toMatchObject({ status: 'completed', booking: { status: 'cancelled' } });
    completion.book(booked({ uid: 'def' }));
    await pass(60_000);
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'def' }, others: [] });
    expect(calls).toEqual([]);
  });

  it('can be forgotten', async () => {
    await bookAndComplete();
    forgetActivity('act-1');
    expect(localStorage).toHaveLength(0);
    expect(visit().state().status).toBe('idle');
  });

  it('isn’t forgotten before Awell accepts it', async () => {
    const { completion, answer } = visit();
    completion.book(booked());
    await answer(new TypeError('Failed to fetch'));
    forgetActivity('act-1');
    expect(localStorage.getItem(KEY)).toContain('abc');
  });
});

describe('already_completed', () => {
  it.each([
    ['its numeric id', ['4242']],
    ['its uid', ['a note', 'abc']],
  ])('with %s completes this booking', async (_case, completedWith) => {
    const { completion, state, answer, heard } = visit();
    completion.book(booked());
    await answer(alreadyCompleted(completedWith));
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'abc' }, others: [] });
    expect(heard.at(-1)).toMatchObject({ type: 'completed', booking: { uid: 'abc' } });
  });

  it('with another booking shows that one, and offers to cancel this one', async () => {
    const { completion, state, answer, heard } = visit();
    completion.book(booked());
    await answer(alreadyCompleted(['other']));
    expect(state()).toMatchObject({
      status: 'completed',
      isCertain: true,
      booking: { uid: 'other' },
      others: [{ uid: 'abc' }],
    });
    expect(heard.at(-1)).toMatchObject({ type: 'completed', booking: { uid: 'other' } });
  });

  it('with the booking that this one replaced completes this one', async () => {
    const { completion, state, answer } = visit();
    completion.book(booked());
    await answer(new TypeError('Failed to fetch'));
    completion.book(booked({ uid: 'def', id: undefined, rescheduledFromUid: 'abc' }));
    await answer(alreadyCompleted(['abc']));
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'def' }, others: [] });
  });

  it('without a booking id completes this one if an earlier attempt may have arrived', async () => {
    const { completion, state, answer } = visit();
    completion.book(booked());
    await answer(new TypeError('Failed to fetch'));
    completion.retry();
    await pass();
    await answer(alreadyCompleted());
    expect(state()).toMatchObject({ status: 'completed', isCertain: true });
  });

  it('without a booking id at the first attempt completes without certainty, and isn’t retried', async () => {
    const { completion, state, calls, answer } = visit();
    completion.book(booked());
    await answer(alreadyCompleted());
    expect(state()).toMatchObject({ status: 'completed', isCertain: false });
    await pass(600_000);
    expect(calls).toHaveLength(1);
  });
});

describe('a callback that throws', () => {
  it('doesn’t stop the other callbacks, and its error is reported', async () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const completion = new Completion('act-9', undefined, () => undefined);
    const heard: string[] = [];
    completion.listen(() => {
      throw new Error('a mistake of the app');
    });
    completion.listen(({ type }) => heard.push(type));
    completion.configure({ completeActivity: async () => undefined });
    completion.book(booked());
    await pass(0);
    expect(heard).toEqual(['booked', 'completed']);
    expect(completion.getState().status).toBe('completed');
    expect(report).toHaveBeenCalledTimes(2);
    vi.unstubAllGlobals();
  });
});
