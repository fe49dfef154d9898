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

/** A visit in which the patient has booked, and Awell was told. */
async function bookAndTell(): Promise<void> {
  const { completion, answer } = visit();
  completion.book(booked());
  await answer();
}

describe('an activity that is done', () => {
  it('shows its appointment on the next visit; the app hears of the state, and not of a completion', async () => {
    await bookAndTell();
    const { state, calls, heard } = visit();
    await pass(60_000);
    expect(state()).toMatchObject({
      status: 'completed',
      booking: { uid: 'abc', id: 4242, isRestored: true },
    });
    expect([calls, heard]).toEqual([[], []]);
  });

  it('stays known for a fortnight', async () => {
    await bookAndTell();
    vi.setSystemTime(Date.now() + 13 * DAY_MS);
    expect(visit().state().status).toBe('completed');
    vi.setSystemTime(Date.now() + 2 * DAY_MS);
    expect(visit().state().status).toBe('idle');
    expect(localStorage).toHaveLength(0);
  });

  it('is told again, once, where its record has no data points: what this browser knows is no proof', async () => {
    await bookAndTell();
    const { completion, calls, state, answer } = visit();
    completion.open({ values: [] });
    expect(calls.map(({ booking }) => booking.uid)).toEqual(['abc']);
    await answer();
    await pass(60_000);
    expect(calls).toHaveLength(1);
    expect(state().status).toBe('completed');
  });

  it('is not told again where its record has data points', async () => {
    await bookAndTell();
    const { completion, calls } = visit();
    completion.open({ values: ['4242'], bookingId: '4242' });
    await pass(60_000);
    expect(calls).toEqual([]);
  });

  it('is known by its record alone, in another browser', () => {
    const { completion, state } = visit();
    completion.open({ values: ['xyz'], bookingId: 'xyz' });
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'xyz' }, others: [] });
  });

  it('whose appointment is cancelled takes another one, which Awell is not told of', async () => {
    await bookAndTell();
    const { completion, calls, state } = visit();
    completion.read(booked({ status: 'cancelled' }));
    expect(state()).toMatchObject({ status: 'completed', booking: { status: 'cancelled' } });
    completion.book(booked({ uid: 'def' }));
    await pass(60_000);
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'def' }, others: [] });
    expect(calls).toEqual([]);
  });

  it('can be forgotten', async () => {
    await bookAndTell();
    forgetActivity('act-1');
    expect(localStorage).toHaveLength(0);
    expect(visit().state().status).toBe('idle');
  });

  it('is not forgotten before Awell was told', async () => {
    const { completion, answer } = visit();
    completion.book(booked());
    await answer(new TypeError('Failed to fetch'));
    forgetActivity('act-1');
    expect(localStorage.getItem(KEY)).toContain('abc');
  });
});

describe('"already completed"', () => {
  it.each([
    ['its number', ['4242']],
    ['its uid', ['a note', 'abc']],
  ])('with %s is done with this booking', async (_case, completedWith) => {
    const { completion, state, answer, heard } = visit();
    completion.book(booked());
    await answer(alreadyCompleted(completedWith));
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'abc' }, others: [] });
    expect(heard.at(-1)).toMatchObject({ type: 'completed', booking: { uid: 'abc' } });
  });

  it('with another booking shows that one, and this one to cancel', async () => {
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

  it('with what this one was moved from is done with this one', async () => {
    const { completion, state, answer } = visit();
    completion.book(booked());
    await answer(new TypeError('Failed to fetch'));
    completion.book(booked({ uid: 'def', id: undefined, rescheduledFromUid: 'abc' }));
    await answer(alreadyCompleted(['abc']));
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'def' }, others: [] });
  });

  it('where nobody can tell with what, after a try that may have arrived, is done', async () => {
    const { completion, state, answer } = visit();
    completion.book(booked());
    await answer(new TypeError('Failed to fetch'));
    completion.retry();
    await pass();
    await answer(alreadyCompleted());
    expect(state()).toMatchObject({ status: 'completed', isCertain: true });
  });

  it('where nobody can tell with what, at the first try, is done with something, and not tried again', async () => {
    const { completion, state, calls, answer } = visit();
    completion.book(booked());
    await answer(alreadyCompleted());
    expect(state()).toMatchObject({ status: 'completed', isCertain: false });
    await pass(600_000);
    expect(calls).toHaveLength(1);
  });
});

describe('an app whose callbacks throw', () => {
  it('hears of everything all the same, in each of its listeners, and what was thrown is reported', async () => {
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
