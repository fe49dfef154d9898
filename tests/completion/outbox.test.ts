import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eraseExpired, type BookingStorage } from '../../src/completion/outbox';
import { booked, pass, visit } from './patient';

const KEY = 'awell-cal-booking:act-1';
const offline = () => new TypeError('Failed to fetch');

/** What is stored for a completed activity. */
const done = () => ({
  activityId: 'act-1',
  bookingUid: 'abc',
  bookingId: 4242,
  at: Date.now(),
  outcome: 'completed',
});

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the outbox', () => {
  it('has the pending completion before the first attempt, with ids only', () => {
    let kept: string | null = null;
    const { completion } = visit({
      completeActivity: async () => {
        kept = localStorage.getItem(KEY);
      },
    });
    completion.book(booked({ hostName: 'Dr Mia' }));
    expect(JSON.parse(kept ?? '')).toMatchObject({
      activityId: 'act-1',
      bookingUid: 'abc',
      bookingId: 4242,
      dataPoints: [{ key: 'bookingId', value: '4242' }],
      at: Date.now(),
    });
    expect(kept).not.toMatch(/Jo Patient|Dr Mia|Intake|2027-/);
  });

  it('has only the booking’s ids and the time after Awell accepts it', async () => {
    const { completion, answer } = visit();
    completion.book(booked());
    await answer();
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).toEqual(done());
  });
});

describe('a booking that was verified from a return URL', () => {
  const verified = () => booked({ isVerified: true, activityId: 'act-1' });

  it('isn’t submitted again by a page that is opened later, because its ids stay stored', async () => {
    const before = visit({ dataPoints: () => [{ key: 'mine', value: 'private' }] });
    before.completion.book(verified());
    await before.answer();
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).toEqual(done());
    const { completion, calls, state } = visit();
    completion.book(verified());
    await pass(60_000);
    expect(state()).toMatchObject({
      status: 'completed',
      booking: { uid: 'abc', isVerified: true },
    });
    expect(calls).toEqual([]);
  });

  it('is submitted by the reloaded page if Awell hadn’t accepted it', async () => {
    visit().completion.book(verified());
    const { completion, calls, state, answer } = visit();
    completion.book(verified());
    await pass();
    expect(calls).toHaveLength(1);
    await answer();
    expect(state().status).toBe('completed');
  });

  it('is forgotten after two weeks', async () => {
    const { completion, answer } = visit();
    completion.book(verified());
    await answer();
    vi.setSystemTime(Date.now() + 15 * 24 * 60 * 60 * 1000);
    expect(visit().state().status).toBe('idle');
    expect(localStorage).toHaveLength(0);
  });

  it('is removed if it is cancelled before Awell accepts it', async () => {
    const { completion, answer } = visit();
    completion.book(verified());
    await answer(new TypeError('offline'));
    completion.cancel({ uid: 'abc' });
    expect(localStorage).toHaveLength(0);
  });
});

describe('a booking of which only the first message has arrived', () => {
  it('is stored, and is submitted only when the second message arrives', async () => {
    const { completion, calls, state, answer } = visit();
    completion.expect(booked());
    await pass(50);
    expect(state().status).toBe('idle');
    expect(calls).toEqual([]);
    completion.book(booked());
    expect(calls).toHaveLength(1);
    await answer();
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).toEqual(done());
  });

  it('is submitted by the next page if the browser crashes in between', async () => {
    visit().completion.expect(booked());
    const after = visit();
    await pass();
    expect(after.calls).toMatchObject([{ dataPoints: [{ value: '4242' }] }]);
  });
});

describe('a page that is reloaded', () => {
  it('continues automatically, and doesn’t show the booking page again', async () => {
    const before = visit();
    before.completion.book(booked());
    await before.answer(offline());

    const after = visit();
    expect(after.state()).toMatchObject({ status: 'booked', booking: { uid: 'abc', id: 4242 } });
    await pass();
    expect(after.calls).toMatchObject([
      { activityId: 'act-1', dataPoints: [{ key: 'bookingId', value: '4242' }] },
    ]);
    await after.answer();
    expect(after.state().status).toBe('completed');
  });

  it.each([
    ['all dates of a recurring booking', undefined, true],
    ['only one date if that date was rescheduled', 'before', false],
  ])('restores %s', (_case, rescheduledFromUid, isRecurring) => {
    const { completion } = visit();
    completion.book(booked({ isRecurring: true, rescheduledFromUid }));
    expect(visit().state().booking).toMatchObject({ uid: 'abc', isRecurring, isRestored: true });
  });

  it('for another activity isn’t affected', async () => {
    const before = visit();
    before.completion.book(booked());
    await before.answer(offline());
    const other = visit({ activityId: 'act-2' });
    expect(other.state().status).toBe('idle');
  });

  it('submits the stored data points, because it can’t compute them again', async () => {
    const dataPoints = ({ title }: { title?: string | undefined }) => [
      { key: 'title', value: title ?? '' },
    ];
    const before = visit({ dataPoints });
    before.completion.book(booked({ title: 'Intake' }));
    await before.answer(offline());
    const after = visit({ dataPoints });
    await pass();
    expect(after.calls[0]?.dataPoints).toEqual([{ key: 'title', value: 'Intake' }]);
  });

  it('after a crash during a cancellation starts again', async () => {
    const entry = { activityId: 'act-1', bookingUid: 'abc', at: Date.now(), outcome: 'cancelled' };
    localStorage.setItem(KEY, JSON.stringify(entry));
    const { state, calls } = visit();
    await pass();
    expect(state().status).toBe('idle');
    expect(calls).toEqual([]);
    expect(localStorage).toHaveLength(0);
  });

  it('submits a pending completion however old it is, or however wrong the clock', async () => {
    const before = visit();
    before.completion.book(booked());
    await before.answer(offline());
    vi.setSystemTime(Date.now() + 400 * 24 * 60 * 60 * 1000);
    const after = visit();
    await pass();
    expect(after.calls).toHaveLength(1);
  });

  it('removes expired entries of other activities, and nothing else', async () => {
    vi.resetModules();
    const { completionOf } = await import('../../src/completion/completions');
    const daysAgo = (days: number) => Date.now() - days * 24 * 60 * 60 * 1000;
    const keep = (activityId: string, days: number, more = {}) =>
      localStorage.setItem(
        `awell-cal-booking:${activityId}`,
        JSON.stringify({ activityId, bookingUid: 'abc', at: daysAgo(days), ...more }),
      );
    keep('old', 46);
    keep('recent', 44);
    keep('done-long-ago', 15, { outcome: 'completed' });
    keep('done', 13, { outcome: 'completed' });
    localStorage.setItem('awell-cal-booking:unreadable', '{');
    localStorage.setItem('of-the-app', JSON.stringify({ activityId: 'old', at: daysAgo(15) }));
    completionOf('act-1');
    await pass();
    expect(new Set(Object.keys(localStorage))).toEqual(
      new Set([
        'awell-cal-booking:recent',
        'awell-cal-booking:done',
        'awell-cal-booking:unreadable',
        'of-the-app',
      ]),
    );
  });
});

describe('an outbox entry that can’t be read is dropped with an error', () => {
  it.each([
    '{',
    'null',
    '[]',
    '"text"',
    '{}',
    '{"activityId":"act-1"}',
    '{"activityId":"act-1","bookingUid":"","at":1}',
    '{"activityId":"act-1","bookingUid":"abc","at":"yesterday"}',
    '{"activityId":"another","bookingUid":"abc","at":4102444800000}',
  ])('%s', (text) => {
    localStorage.setItem(KEY, text);
    const { state, errors } = visit();
    expect(state().status).toBe('idle');
    expect(errors).toEqual(['outbox_corrupt']);
    expect(localStorage).toHaveLength(0);
  });

  it('and the readable fields of an entry are used', async () => {
    localStorage.setItem(
      KEY,
      JSON.stringify({
        activityId: 'act-1',
        bookingUid: 'abc',
        at: Date.now(),
        dataPoints: [{ key: 1 }],
        sender: 'me',
        others: 'none',
      }),
    );
    const { calls } = visit();
    await pass();
    expect(calls[0]?.dataPoints).toEqual([{ key: 'bookingId', value: 'abc' }]);
  });
});

describe('storage', () => {
  const refusing = (): BookingStorage => {
    const refuse = (): never => {
      throw new DOMException('refused', 'SecurityError');
    };
    return { getItem: refuse, setItem: refuse, removeItem: refuse };
  };

  it('that fails or is full is replaced by memory, with one warning without ids', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const first = visit({ storage: refusing() });
    first.completion.book(booked());
    await first.answer(offline());
    const second = visit({ storage: refusing() });
    await pass();
    expect(second.calls).toHaveLength(1);
    await second.answer();
    expect(second.state().status).toBe('completed');
    expect(warn).toHaveBeenCalledOnce();
    expect(String(warn.mock.calls[0])).not.toMatch(/Jo|abc|4242|act-1/);
    // Memory lasts as long as the page.
    expect(visit({ storage: refusing() }).state().status).toBe('completed');
    visit({ storage: refusing() }).completion.forget();
  });

  it('that fails doesn’t make the removal of expired entries throw', () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    expect(eraseExpired).not.toThrow();
  });

  it('can be the app’s own', async () => {
    const map = new Map<string, string>();
    const storage: BookingStorage = {
      getItem: (key) => map.get(key) ?? null,
      setItem: (key, value) => void map.set(key, value),
      removeItem: (key) => void map.delete(key),
    };
    const { completion, answer } = visit({ storage });
    completion.book(booked());
    expect([...map.keys()]).toEqual([KEY]);
    expect(localStorage).toHaveLength(0);
    await answer();
    expect(JSON.parse(map.get(KEY) ?? '')).toEqual(done());
  });
});
