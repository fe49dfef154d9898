import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForBookings } from '../../src/embed/bookingListener';
import { booked, pass, visit } from './patient';

const moved = (uid: string, from: string, more = {}) =>
  booked({
    uid,
    id: undefined,
    start: '2027-01-06T09:00:00.000Z',
    rescheduledFromUid: from,
    ...more,
  });

const submitted = (calls: { dataPoints: { value: string }[] }[]) =>
  calls.map(({ dataPoints }) => dataPoints[0]?.value);

const uids = (bookings: readonly { uid: string }[] | undefined) => bookings?.map(({ uid }) => uid);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

describe('a booking that is rescheduled before Awell accepts it', () => {
  it('is submitted once more, as the new booking', async () => {
    const { completion, calls, answer, state } = visit();
    completion.book(booked());
    await answer(new TypeError('Failed to fetch'));
    completion.book(moved('def', 'abc'));
    await pass();
    await answer();
    await pass(120_000);
    expect(submitted(calls)).toEqual(['4242', 'def']);
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'def' }, others: [] });
  });

  it.each([
    ['once', ['def']],
    ['twice', ['def', 'ghi']],
  ])(
    'is shown at its new time if it is rescheduled %s during the request, and isn’t submitted again',
    async (_times, steps) => {
      const { completion, calls, answer, state } = visit();
      completion.book(booked());
      ['abc', ...steps].slice(1).forEach((uid, step) => {
        completion.book(moved(uid, ['abc', ...steps][step] ?? ''));
      });
      await answer();
      await pass(120_000);
      expect(submitted(calls)).toEqual(['4242']);
      expect(state()).toMatchObject({ status: 'completed', booking: { uid: steps.at(-1) } });
      expect(state()).toMatchObject({ others: [] });
    },
  );

  it('is submitted as the new booking after a crash between the two messages of the booking page', async () => {
    const first = visit();
    first.completion.book(booked());
    await first.answer(new TypeError('Failed to fetch'));
    const { receive } = listenForBookings({
      onBooking: () => undefined,
      expect: first.completion.expect,
    });
    receive('rescheduleBookingSuccessful', {
      booking: { uid: 'def', fromReschedule: 'abc', status: 'ACCEPTED' },
    });
    const second = visit();
    await pass(60_000);
    expect(new Set(submitted(second.calls))).toEqual(new Set(['def']));
    expect(second.state()).toMatchObject({ booking: { uid: 'def' }, others: [] });
  });

  it('is not offered for cancelling in another tab either, whichever booking Awell accepts', async () => {
    const { completion, calls, answer, state } = visit();
    completion.book(booked());
    await answer(new TypeError('Failed to fetch'));
    const key = 'awell-cal-booking:act-1';
    const now = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
    const otherTabWrites = (more: object): void => {
      const newValue = JSON.stringify({ ...now, replaced: ['abc'], ...more });
      localStorage.setItem(key, newValue);
      window.dispatchEvent(new StorageEvent('storage', { key, newValue }));
    };
    otherTabWrites({ bookingUid: 'def' });
    expect(state()).toMatchObject({ booking: { uid: 'def' }, others: [] });
    await pass(5_000);
    expect(calls.at(-1)?.booking.uid).toBe('def');
    otherTabWrites({ bookingUid: 'abc', outcome: 'completed' });
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'def' }, others: [] });
  });

  it('and cancelled during the request doesn’t look booked', async () => {
    const { completion, answer, state } = visit();
    completion.book(booked());
    completion.book(moved('def', 'abc'));
    completion.cancel({ uid: 'def' });
    await answer();
    expect(state()).toMatchObject({ status: 'completed', booking: { status: 'cancelled' } });
  });

  it('stays rescheduled if its first message arrives again', async () => {
    const { completion, answer, state } = visit();
    completion.book(booked());
    completion.book(moved('def', 'abc'));
    completion.book(booked());
    expect(state().booking?.uid).toBe('def');
    await answer();
    completion.book(booked());
    expect(state()).toMatchObject({ booking: { uid: 'def' }, others: [] });
  });
});

describe('after completion', () => {
  const completed = async () => {
    const all = visit();
    all.completion.book(booked());
    await all.answer();
    return all;
  };

  it('a rescheduled booking is shown at its new time, and isn’t submitted again', async () => {
    const { completion, calls, state } = await completed();
    completion.book(moved('def', 'abc'));
    completion.book(moved('ghi', 'def'));
    await pass(120_000);
    expect(calls).toHaveLength(1);
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'ghi' }, others: [] });
  });

  it('another booking that is rescheduled is still offered for cancelling', async () => {
    const { completion, state } = await completed();
    completion.book(booked({ uid: 'other' }));
    completion.book(moved('later', 'other'));
    expect(state().booking?.uid).toBe('abc');
    expect(uids((state() as { others?: { uid: string }[] }).others)).toEqual(['later']);
  });

  it('a rescheduled seat keeps its key, and can be rescheduled back', async () => {
    const { completion, answer, state } = visit();
    completion.book(booked({ uid: 'shared-1', seatUid: 'seat' }));
    await answer();
    completion.book(moved('shared-2', 'seat', { seatUid: 'seat' }));
    expect(state()).toMatchObject({ booking: { uid: 'shared-2' }, others: [] });
    completion.book(moved('shared-1', 'seat', { seatUid: 'seat' }));
    expect(state()).toMatchObject({ booking: { uid: 'shared-1' }, others: [] });
  });

  it('another patient’s seat in the same booking stays as it is', async () => {
    const { completion, answer, state } = visit();
    completion.book(booked({ uid: 'shared', seatUid: 'one' }));
    await answer();
    completion.book(booked({ uid: 'shared', seatUid: 'two' }));
    completion.book(moved('new', 'shared', { seatUid: 'two' }));
    expect(state().booking).toMatchObject({ uid: 'shared', seatUid: 'one' });
    expect(uids((state() as { others?: { uid: string }[] }).others)).toEqual(['new']);
  });

  it('Cal.com’s data of the booking are shown, and the app’s callback gets a reschedule', async () => {
    const { completion, state, heard } = await completed();
    completion.read(booked({ status: 'rejected' }));
    expect(state().booking).toMatchObject({ uid: 'abc', status: 'rejected' });
    completion.read(booked({ uid: 'later' }));
    expect(state()).toMatchObject({ booking: { uid: 'later' }, others: [] });
    expect(heard.at(-1)).toMatchObject({
      type: 'rescheduled',
      booking: { uid: 'later' },
      previousUid: 'abc',
    });
  });
});

describe('a new booking that was meant as a reschedule, but isn’t one', () => {
  it('leaves the old booking to cancel, also after a reload', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked({ uid: 'new' }), booked({ uid: 'old', isRestored: true }));
    await answer(new TypeError('Failed to fetch'));
    const later = visit();
    expect(submitted(calls)).toEqual(['4242']);
    expect(later.state()).toMatchObject({ booking: { uid: 'new' }, others: [{ uid: 'old' }] });
  });

  it('is the one that is shown if the old one was completed', async () => {
    const { completion, calls, answer, state } = visit();
    completion.book(booked());
    await answer();
    completion.book(booked({ uid: 'new' }), booked());
    expect(calls).toHaveLength(1);
    expect(state()).toMatchObject({ booking: { uid: 'new' }, others: [{ uid: 'abc' }] });
  });
});
