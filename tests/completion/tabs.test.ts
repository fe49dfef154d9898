import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { booked, pass, visit } from './patient';

const KEY = 'awell-cal-booking:act-1';

/** An outbox entry that another tab stores. */
const otherTabs = (more: Record<string, unknown> = {}) =>
  JSON.stringify({
    activityId: 'act-1',
    bookingUid: 'abc',
    bookingId: 4242,
    dataPoints: [{ key: 'bookingId', value: '4242' }],
    at: Date.now(),
    ...more,
  });

const sending = (ms: number) => ({
  sender: { tab: 'other', until: Date.now() + ms, ms: 25_000 },
});

/** The event that the browser sends to this tab when another one writes. */
function otherTabWrites(newValue: string | null): void {
  const oldValue = localStorage.getItem(KEY);
  if (newValue === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, newValue);
  window.dispatchEvent(new StorageEvent('storage', { key: KEY, oldValue, newValue }));
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('while another tab submits', () => {
  it('this tab shows the booking, and submits nothing', async () => {
    const { state, calls } = visit();
    otherTabWrites(otherTabs(sending(25_000)));
    expect(state()).toMatchObject({ status: 'booked', booking: { uid: 'abc', id: 4242 } });
    await pass(20_000);
    expect(calls).toEqual([]);
  });

  it('this tab shows the result', async () => {
    const { state, calls } = visit();
    otherTabWrites(otherTabs(sending(25_000)));
    otherTabWrites(otherTabs({ outcome: 'completed' }));
    otherTabWrites(null);
    expect(state().status).toBe('completed');
    await pass(120_000);
    expect(calls).toEqual([]);
  });

  it('a new page waits for it', async () => {
    localStorage.setItem(KEY, otherTabs(sending(25_000)));
    const { state, calls } = visit();
    await pass(20_000);
    expect(calls).toEqual([]);
    otherTabWrites(otherTabs({ outcome: 'completed' }));
    otherTabWrites(null);
    expect(state().status).toBe('completed');
  });

  it('becoming visible doesn’t make this tab submit', async () => {
    localStorage.setItem(KEY, otherTabs(sending(25_000)));
    const { calls } = visit();
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('online'));
    await pass();
    expect(calls).toEqual([]);
  });

  it('another booking in this tab waits too, and is submitted if the other tab fails', async () => {
    const { completion, calls, answer } = visit();
    otherTabWrites(otherTabs(sending(25_000)));
    completion.book(booked({ uid: 'def', id: 4243 }));
    await pass(1_000);
    expect(calls).toEqual([]);
    otherTabWrites(otherTabs({ bookingUid: 'def', bookingId: 4243, dataPoints: undefined }));
    await pass(2_000);
    expect(calls).toMatchObject([{ dataPoints: [{ value: '4243' }] }]);
    await answer();
  });
});

describe('when Awell has accepted this tab’s booking', () => {
  it('other tabs see it in storage', async () => {
    const { completion, answer } = visit();
    completion.book(booked());
    await answer();
    expect(localStorage.getItem(KEY)).toContain('"outcome":"completed"');
  });
});

/** Web Locks; another tab holds one until `endOther`. */
function heldByAnother() {
  let endOther = (): void => undefined;
  let last = new Promise<unknown>((resolve) => {
    endOther = () => resolve(undefined);
  });
  const request = vi.fn((_name: string, use: () => Promise<unknown>) => {
    last = last.then(use);
    return last;
  });
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: { request } }));
  return { request, endOther: () => endOther() };
}

describe('if the tab that was submitting is closed', () => {
  it('this tab continues at once, because it gets the lock', async () => {
    const { endOther } = heldByAnother();
    localStorage.setItem(KEY, otherTabs(sending(24_000)));
    const { calls } = visit();
    await pass(2_000);
    expect(calls).toEqual([]);
    endOther();
    await pass(10);
    expect(calls).toHaveLength(1);
  });

  it('the reloaded page continues within 3 seconds', async () => {
    const { endOther } = heldByAnother();
    localStorage.setItem(KEY, otherTabs(sending(25_000)));
    endOther();
    const { calls } = visit();
    await pass(500);
    // The lease is so new that the tab that wrote it may still be asking for the lock.
    expect(calls).toEqual([]);
    await pass(2_500);
    expect(calls).toHaveLength(1);
  });

  it('this tab continues when the lease expires', async () => {
    localStorage.setItem(KEY, otherTabs(sending(25_000)));
    const { calls } = visit();
    await pass(24_000);
    expect(calls).toEqual([]);
    await pass(1_200);
    expect(calls).toHaveLength(1);
  });

  it('this tab isn’t blocked for long, even if the other tab’s clock was wrong', async () => {
    localStorage.setItem(KEY, otherTabs(sending(24 * 60 * 60 * 1000)));
    const { calls } = visit();
    await pass();
    expect(calls).toHaveLength(1);
  });
});

describe('a booking that was cancelled in another tab', () => {
  it('brings the booking page back in this tab, and isn’t submitted', async () => {
    const { state, calls } = visit();
    otherTabWrites(otherTabs(sending(25_000)));
    otherTabWrites(otherTabs({ outcome: 'cancelled' }));
    otherTabWrites(null);
    expect(state()).toMatchObject({ status: 'idle', lastOutcome: 'cancelled' });
    await pass(120_000);
    expect(calls).toEqual([]);
  });
});

describe('two tabs that retry at the same moment', () => {
  it('send once with Web Locks', async () => {
    const { request, endOther } = heldByAnother();
    localStorage.setItem(KEY, otherTabs(sending(25_000)));
    const { calls } = visit();
    await pass(20_000);
    expect(request).toHaveBeenCalledWith(KEY, expect.any(Function));
    expect(calls).toEqual([]);
    localStorage.setItem(KEY, otherTabs({ outcome: 'completed' }));
    endOther();
    await pass(20_000);
    expect(calls).toEqual([]);
  });

  it('send once without Web Locks', async () => {
    localStorage.setItem(KEY, otherTabs());
    const { calls } = visit();
    // Both have read and written; the last one to write sends.
    localStorage.setItem(KEY, otherTabs(sending(25_000)));
    await pass(20_000);
    expect(calls).toEqual([]);
  });
});

describe('a lock that is never granted', () => {
  it('delays a retry by at most 2 seconds, also with Try again now', async () => {
    heldByAnother();
    const { completion, calls, answer } = visit();
    completion.book(booked());
    await answer(new TypeError('Failed to fetch'));
    await pass(4_000);
    expect(calls).toHaveLength(2);
    await answer(new TypeError('Failed to fetch'));
    completion.retry();
    await pass(2_100);
    expect(calls).toHaveLength(3);
  });

  it('doesn’t delay the first attempt', () => {
    heldByAnother();
    const { completion, calls } = visit();
    completion.book(booked());
    expect(calls).toHaveLength(1);
  });
});
