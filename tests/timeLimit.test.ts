import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAwellClient, createCalClient } from '../src';
import { createAwellProxy, createCalProxy, forwardToAwell } from '../src/server';
import { installFakeCal } from '../src/testing';
import { readTimeLimit, startSeenTimer, startTimer } from '../src/timeLimit';

const never = (): Promise<Response> => new Promise(() => undefined);
const allow = (): boolean => true;

const DOORS: [name: string, field: string, create: (limit: never) => unknown][] = [
  ['createCalClient', 'timeout', (timeout) => createCalClient({ timeout })],
  ['createAwellClient', 'timeout', (timeout) => createAwellClient({ endpoint: '/a', timeout })],
  [
    'createCalProxy',
    'timeout',
    (timeout) => createCalProxy({ apiKey: 'k', authorize: () => 'patient', timeout }),
  ],
  [
    'createAwellProxy',
    'timeout',
    (timeout) =>
      createAwellProxy({ apiKey: 'k', endpoint: 'https://a.test', authorize: allow, timeout }),
  ],
  ['forwardToAwell', 'timeout', (timeout) => forwardToAwell({ targets: {}, timeout })],
  [
    'installFakeCal',
    'openTimeout',
    (openTimeout) => void installFakeCal({ openTimeout }).uninstall(),
  ],
];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe.each(DOORS)('a time limit of %s', (_name, field, create) => {
  it.each([Number.NaN, -1, -Infinity, '5000', {}, true, new Date(1)])(
    'is refused by name if it is %j',
    (value) => {
      expect(() => create(value as never)).toThrow(
        expect.objectContaining({ code: 'invalid_input', field, recoverable: false }),
      );
    },
  );

  it.each([undefined, null, 0, 1, 2 ** 31 - 1, 2 ** 31, 1e12, Infinity])('can be %j', (value) => {
    expect(() => create(value as never)).not.toThrow();
  });
});

describe('the time limit of a request', () => {
  const codeAfter = async (timeout: number | null | undefined, ms: number): Promise<string> => {
    const cal = createCalClient({ fetch: never, timeout });
    let code = 'still asking';
    cal
      .createBooking({
        eventTypeId: 1,
        start: '2026-10-06T09:00:00Z',
        timeZone: 'Europe/Brussels',
        responses: { name: 'Jo', email: 'jo@example.com' },
      })
      .catch((error: { code: string }) => {
        code = error.code;
      });
    await vi.advanceTimersByTimeAsync(ms);
    return code;
  };

  it.each([
    ['left out', undefined, 15_000, 'timeout'],
    ['null', null, 15_000, 'timeout'],
    ['null, one millisecond before the default', null, 14_999, 'still asking'],
    ['2 s', 2000, 2000, 'timeout'],
    ['longer than a timer can wait', 2 ** 31, 86_400_000, 'still asking'],
    ['Infinity', Infinity, 86_400_000, 'still asking'],
  ])('works if it is %s', async (_what, timeout, ms, code) => {
    expect(await codeAfter(timeout, ms)).toBe(code);
  });

  it('needs no timer if it is endless', () => {
    const callback = vi.fn();
    const stop = startTimer(readTimeLimit(1e12, 5, 'x'), callback);
    expect(vi.getTimerCount()).toBe(0);
    expect(stop).not.toThrow();
    startTimer(readTimeLimit(null, 5, 'x'), callback)();
    expect(vi.getTimerCount()).toBe(0);
    expect(callback).not.toHaveBeenCalled();
  });
});

describe('the time limit of a visible wait', () => {
  const wait = (element: object) => {
    const callback = vi.fn();
    startSeenTimer(1200, element as Element, callback);
    return callback;
  };

  it('counts only the time in which the patient can see the element', () => {
    let isSeen = false;
    let visibility: DocumentVisibilityState = 'visible';
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
    const callback = wait({ checkVisibility: () => isSeen });
    vi.advanceTimersByTime(60_000);
    isSeen = true;
    vi.advanceTimersByTime(1000);
    visibility = 'hidden';
    vi.advanceTimersByTime(60_000);
    expect(callback).not.toHaveBeenCalled();
    visibility = 'visible';
    vi.advanceTimersByTime(500);
    expect(callback).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('counts all the time in browsers without checkVisibility', () => {
    const callback = wait({});
    vi.advanceTimersByTime(1199);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledOnce();
  });
});
