import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Completion } from '../../src/completion/completion';
import type { OutboxEntry } from '../../src/completion/outboxEntry';
import type { CompletionOptions } from '../../src/completion/options';
import { listenForBookings } from '../../src/embed/bookingListener';
import { booked, pass, visit } from './patient';

const KEY = 'awell-cal-booking:act-1';
const API = 'https://api.clinic.example/v2';
const confirming = { completeWhen: 'confirmed' as const, calApiUrl: API };
const down = () => new Error('down');
const final = (): Error => Object.assign(new Error('gone'), { recoverable: false });

/** Cal.com's API with a delay. */
function calAnswers(data: Record<string, unknown>, { status = 200, ms = 0 } = {}): void {
  const answer = async () => {
    if (ms > 0) {
      await new Promise((resolve) => {
        setTimeout(resolve, ms);
      });
    }
    return Response.json(
      { data: { uid: 'abc', start: '2027-01-05T09:00:00.000Z', ...data } },
      { status },
    );
  };
  vi.stubGlobal('fetch', vi.fn(answer));
}

/** Writes to storage as another tab does. */
function otherTabWrites(more: Partial<OutboxEntry>): void {
  const entry = { activityId: 'act-1', bookingUid: 'abc', at: Date.now(), ...more };
  const newValue = JSON.stringify(entry);
  const key = `awell-cal-booking:${entry.activityId}`;
  localStorage.setItem(key, newValue);
  window.dispatchEvent(new StorageEvent('storage', { key, newValue }));
}

type Complete = (tab: string) => Promise<unknown>;

/** Two tabs of one patient: each has its own copy of the code and receives the other's storage events. */
async function twoTabs(
  complete: Complete,
  options: Partial<CompletionOptions> = {},
): Promise<[Completion, Completion]> {
  const values = new Map<string, string>();
  const listeners = new Map<string, (event: StorageEvent) => void>();
  const open = async (tab: string, other: string): Promise<Completion> => {
    vi.resetModules();
    const { Completion } = await import('../../src/completion/completion');
    const deliver = (key: string, newValue: string): void => {
      listeners.get(other)?.(new StorageEvent('storage', { key, newValue }));
    };
    const storage = {
      getItem: (key: string) => values.get(key) ?? null,
      removeItem: (key: string) => void values.delete(key),
      setItem: (key: string, value: string) => {
        if (values.get(key) !== value) setTimeout(deliver, 1, key, value);
        values.set(key, value);
      },
    };
    const listen = vi.spyOn(window, 'addEventListener');
    const completion = new Completion('act-1', storage, () => undefined);
    completion.subscribe(() => undefined);
    const [, listener] = listen.mock.calls.find(([type]) => type === 'storage') ?? [];
    listen.mockRestore();
    listeners.set(tab, listener as (event: StorageEvent) => void);
    completion.configure({ completeActivity: () => complete(tab), ...options });
    return completion;
  };
  return [await open('A', 'B'), await open('B', 'A')];
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('two tabs', () => {
  it('try only once if Awell refuses for good', async () => {
    const tries: string[] = [];
    const [first] = await twoTabs(async (tab) => {
      tries.push(tab);
      throw final();
    });
    first.book(booked());
    await pass(300_000);
    expect(tries).toEqual(['A']);
  });

  it('retry as seldom as one tab does if the network is down', async () => {
    let tries = 0;
    const [first] = await twoTabs(async () => {
      tries += 1;
      throw down();
    });
    first.book(booked());
    await pass(300_000);
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(17);
  });

  it('submit once if both see that the booking is confirmed', async () => {
    let open = 0;
    let most = 0;
    let total = 0;
    let questions = 0;
    const fetch = async () => {
      questions += 1;
      await new Promise((resolve) => {
        setTimeout(resolve, questions === 1 ? 100 : 800);
      });
      const start = '2027-01-05T09:00:00.000Z';
      return Response.json({ data: { uid: 'abc', start, status: 'accepted' } });
    };
    vi.stubGlobal('fetch', vi.fn(fetch));
    const [first, second] = await twoTabs(async () => {
      total += 1;
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => {
        setTimeout(resolve, 3_000);
      });
      open -= 1;
    }, confirming);
    first.book(booked({ status: 'pending' }));
    await pass(50);
    window.dispatchEvent(new Event('online'));
    await pass(10_000);
    expect([total, most]).toEqual([1, 1]);
    expect([first.getState().status, second.getState().status]).toEqual(['completed', 'completed']);
  });

  it('show the booking’s details that only one of them has', () => {
    const { completion, state } = visit();
    completion.book(booked());
    otherTabWrites({ outcome: 'completed' });
    expect(state().booking).toMatchObject({ start: '2027-01-05T09:00:00.000Z' });
  });
});

describe('a booking that is not confirmed yet', () => {
  it('isn’t submitted by Try again now after Cal.com didn’t find it', async () => {
    calAnswers({}, { status: 404 });
    const { completion, calls, state } = visit(confirming);
    completion.book(booked({ status: 'pending' }));
    await pass(150_000);
    expect(state().status).toBe('failed');
    completion.retry();
    await pass(1_000);
    expect(calls).toEqual([]);
  });

  it('isn’t submitted instead of the confirmed booking whose turn it was', async () => {
    calAnswers({ status: 'pending' });
    const { completion, calls, answer } = visit(confirming);
    completion.book(booked());
    await answer(down());
    completion.retry();
    completion.book(booked({ uid: 'def', id: 4243, status: 'pending' }));
    await pass(500);
    expect(calls.map(({ booking }) => booking.uid)).toEqual(['abc']);
  });

  it('isn’t submitted if another tab made it while this one was submitting', async () => {
    calAnswers({ status: 'pending' });
    const { completion, calls, answer } = visit(confirming);
    completion.book(booked());
    otherTabWrites({ bookingUid: 'def', awaits: true });
    await answer(down());
    await pass(3_000);
    expect(calls.map(({ booking }) => booking.uid)).toEqual(['abc']);
  });

  it('and was made in another tab is shown as waiting here at once', () => {
    const { state } = visit(confirming);
    otherTabWrites({ bookingUid: 'def', awaits: true });
    expect(state()).toMatchObject({ status: 'awaiting', booking: { uid: 'def' } });
  });

  it('is still unpaid or pending after a reload', () => {
    visit().completion.book(booked({ paymentRequired: true, status: 'pending' }));
    expect(visit().state().booking).toMatchObject({ paymentRequired: true, status: 'pending' });
  });
});

describe('a cancelled booking', () => {
  it('doesn’t remove a newer one that another tab stored', async () => {
    calAnswers({ status: 'cancelled' }, { ms: 2_000 });
    // Its own activity: pages of the earlier tests are still active and would answer too.
    const { completion } = visit({ ...confirming, activityId: 'act-8' });
    completion.book(booked({ status: 'pending' }));
    window.dispatchEvent(new Event('online'));
    await pass(500);
    otherTabWrites({ activityId: 'act-8', bookingUid: 'def' });
    await pass(2_500);
    expect(localStorage.getItem('awell-cal-booking:act-8')).toContain('"bookingUid":"def"');
  });

  it('in another tab doesn’t change the newer booking of this tab', () => {
    const { completion, state } = visit();
    completion.book(booked({ uid: 'def' }));
    otherTabWrites({ outcome: 'cancelled' });
    expect(state().booking?.uid).toBe('def');
  });

  it('isn’t stored again if its message arrives again', async () => {
    const { completion } = visit(confirming);
    const { receive } = listenForBookings({
      onBooking: (kind, made) =>
        kind === 'cancelled' ? completion.cancel(made) : completion.book(made),
      expect: completion.expect,
    });
    const version1 = { booking: { uid: 'abc', status: 'PENDING' } };
    receive('bookingSuccessful', version1);
    await pass(200);
    receive('bookingCancelled', { booking: { uid: 'abc' } });
    receive('bookingSuccessful', version1);
    await pass(1_000);
    expect(localStorage).toHaveLength(0);
  });

  it('isn’t stored again by a tab that was waiting for the lock', async () => {
    const request = async (_name: string, callback: () => Promise<unknown>) => {
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
      return callback();
    };
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: { request } }));
    const { completion, answer } = visit();
    completion.book(booked());
    await answer(down());
    completion.retry();
    completion.cancel({ uid: 'abc' });
    await pass(200);
    expect(localStorage).toHaveLength(0);
  });

  it('isn’t submitted after a slow verification', async () => {
    calAnswers({ metadata: { awellActivityId: 'act-1' } }, { ms: 7_000 });
    const { completion, calls } = visit({ verifyBooking: true, calApiUrl: API });
    completion.book(booked());
    await pass(1_000);
    completion.cancel({ uid: 'abc' });
    await pass(60_000);
    expect(calls).toEqual([]);
  });

  it('that Awell accepted is replaced by the next one, and isn’t offered for cancelling', async () => {
    const { completion, state, answer, calls } = visit();
    completion.book(booked({ paymentRequired: true }));
    await answer();
    completion.cancel({ uid: 'abc' });
    expect(state()).toMatchObject({ status: 'completed', booking: { status: 'cancelled' } });
    completion.book(booked({ uid: 'def' }));
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'def' }, others: [] });
    expect(calls).toHaveLength(1);
  });

  it('is replaced by the next one if it was being submitted', async () => {
    const { completion, state, answer } = visit();
    completion.book(booked({ paymentRequired: true }));
    completion.cancel({ uid: 'abc' });
    completion.book(booked({ uid: 'def' }));
    await answer();
    expect(state()).toMatchObject({ status: 'completed', booking: { uid: 'def' }, others: [] });
  });

  it('isn’t offered for cancelling any more', () => {
    const { completion, state } = visit();
    completion.book(booked());
    completion.book(booked({ uid: 'def' }));
    completion.cancel({ uid: 'abc' });
    expect(state()).toMatchObject({ booking: { uid: 'def' }, others: [] });
  });
});

describe('after the first attempt', () => {
  it('another tab waits as long as this one’s completionTimeout', () => {
    const { completion } = visit({ completionTimeout: 60_000 });
    completion.book(booked());
    const { sender } = JSON.parse(localStorage.getItem(KEY) ?? '') as { sender: { until: number } };
    expect(sender.until - Date.now()).toBeGreaterThan(60_000);
  });

  it('the newest booking is submitted although storage is full', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const map = new Map<string, string>();
    let isFull = false;
    const storage = {
      getItem: (key: string) => map.get(key) ?? null,
      removeItem: (key: string) => void map.delete(key),
      setItem: (key: string, value: string) => {
        if (isFull) throw new Error('quota');
        map.set(key, value);
      },
    };
    const { completion, calls, answer } = visit({ storage });
    completion.book(booked());
    await answer(down());
    isFull = true;
    completion.book(booked({ uid: 'def' }));
    await answer(down());
    await pass(5_000);
    expect(calls[calls.length - 1]?.booking.uid).toBe('def');
  });

  it.each([
    ['refused', false],
    ['rejected by the clinic', true],
  ])(
    'a booking that is %s leaves no listener behind when no component uses it',
    async (_case, isRejected) => {
      vi.resetModules();
      calAnswers({ status: 'rejected' });
      const { Completion } = await import('../../src/completion/completion');
      const { loadAsk } = await import('../../src/completion/loadAsk');
      await loadAsk();
      const add = vi.spyOn(window, 'addEventListener');
      const remove = vi.spyOn(window, 'removeEventListener');
      const completion = new Completion('act-9', undefined, () => undefined);
      const stop = completion.subscribe(() => undefined);
      completion.configure({
        completeActivity: () => Promise.reject(final()),
        ...(isRejected && confirming),
      });
      completion.book(booked({ status: isRejected ? 'pending' : 'accepted' }));
      stop();
      await pass(10_000);
      const storageListeners = (calls: unknown[][]) => calls.filter(([type]) => type === 'storage');
      expect(storageListeners(add.mock.calls)).toHaveLength(1);
      expect(storageListeners(remove.mock.calls)).toHaveLength(1);
    },
  );
});
