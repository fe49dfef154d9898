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

const told = (calls: { dataPoints: { value: string }[] }[]) =>
  calls.map(({ dataPoints }) => dataPoints[0]?.value);

const uids = (bookings: readonly { uid: string }[] | undefined) => bookings?.map(({ uid }) => uid);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

describe('a booking that is moved before Awell was told', () => {
  it('is told as what it became, once', async () => {
    const { completion, calls, answer, state } = visit();
    completion.book(booked());
    await answer(new TypeError('Failed to fetch'));
    completion.book(moved('def', 'abc'));
    await pass();
    await answer();
    await pass(120_000);
    expect(told(calls)).toEqual(['4242', 'def']);
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'def' }, others: [] });
  });

  it.each([
    ['once', ['def']],
    ['twice', ['def', 'ghi']],
  ])(
    'and %s more while it is being told is shown as what it became, and not told again',
    async (_times, steps) => {
      const { completion, calls, answer, state } = visit();
      completion.book(booked());
      ['abc', ...steps].slice(1).forEach((uid, step) => {
        completion.book(moved(uid, ['abc', ...steps][step] ?? ''));
      });
      await answer();
      await pass(120_000);
      expect(told(calls)).toEqual(['4242']);
      expect(state()).toMatchObject({ status: 'completed', booking: { uid: steps.at(-1) } });
      expect(state()).toMatchObject({ others: [] });
    },
  );

  it('is told as what it became after a crash between the two halves of the news', async () => {
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
    expect(new Set(told(second.calls))).toEqual(new Set(['def']));
    expect(second.state()).toMatchObject({ booking: { uid: 'def' }, others: [] });
  });

  it('is nothing to cancel in another tab either, whatever Awell is told there', async () => {
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

  it('and cancelled there while it is being told leaves nothing that looks booked', async () => {
    const { completion, answer, state } = visit();
    completion.book(booked());
    completion.book(moved('def', 'abc'));
    completion.cancel({ uid: 'def' });
    await answer();
    expect(state()).toMatchObject({ status: 'completed', booking: { status: 'cancelled' } });
  });

  it('stays moved when its first message is heard again', async () => {
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

  it('a booking that is moved is shown in its new place; Awell is not told again', async () => {
    const { completion, calls, state } = await completed();
    completion.book(moved('def', 'abc'));
    completion.book(moved('ghi', 'def'));
    await pass(120_000);
    expect(calls).toHaveLength(1);
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'ghi' }, others: [] });
  });

  it('another booking that is moved stays the one to cancel', async () => {
    const { completion, state } = await completed();
    completion.book(booked({ uid: 'other' }));
    completion.book(moved('later', 'other'));
    expect(state().booking?.uid).toBe('abc');
    expect(uids((state() as { others?: { uid: string }[] }).others)).toEqual(['later']);
  });

  it('a seat that is moved keeps its key, and may be moved back', async () => {
    const { completion, answer, state } = visit();
    completion.book(booked({ uid: 'shared-1', seatUid: 'seat' }));
    await answer();
    completion.book(moved('shared-2', 'seat', { seatUid: 'seat' }));
    expect(state()).toMatchObject({ booking: { uid: 'shared-2' }, others: [] });
    completion.book(moved('shared-1', 'seat', { seatUid: 'seat' }));
    expect(state()).toMatchObject({ booking: { uid: 'shared-1' }, others: [] });
  });

  it('a neighbour’s seat in the same booking is left alone', async () => {
    const { completion, answer, state } = visit();
    completion.book(booked({ uid: 'shared', seatUid: 'one' }));
    await answer();
    completion.book(booked({ uid: 'shared', seatUid: 'two' }));
    completion.book(moved('new', 'shared', { seatUid: 'two' }));
    expect(state().booking).toMatchObject({ uid: 'shared', seatUid: 'one' });
    expect(uids((state() as { others?: { uid: string }[] }).others)).toEqual(['new']);
  });

  it('what Cal.com says of the booking is shown, and the app hears where it was moved to', async () => {
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

describe('a booking that should have been moved, and was not', () => {
  it('is the one to cancel beside the new one, also after a reload', async () => {
    const { completion, calls, answer } = visit();
    completion.book(booked({ uid: 'new' }), booked({ uid: 'old', isRestored: true }));
    await answer(new TypeError('Failed to fetch'));
    const later = visit();
    expect(told(calls)).toEqual(['4242']);
    expect(later.state()).toMatchObject({ booking: { uid: 'new' }, others: [{ uid: 'old' }] });
  });

  it('gives way to the new one after completion too', async () => {
    const { completion, calls, answer, state } = visit();
    completion.book(booked());
    await answer();
    completion.book(booked({ uid: 'new' }), booked());
    expect(calls).toHaveLength(1);
    expect(state()).toMatchObject({ booking: { uid: 'new' }, others: [{ uid: 'abc' }] });
  });
});
