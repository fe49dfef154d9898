import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backOff, scheduleRetry } from '../../src/completion/scheduleRetry';

let visibility: DocumentVisibilityState = 'visible';

beforeEach(() => {
  vi.useFakeTimers();
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function look(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('a scheduled retry', () => {
  it('runs once, on whichever signal comes first', () => {
    const callback = vi.fn();
    scheduleRetry(1_000, callback);
    window.dispatchEvent(new Event('online'));
    look('visible');
    vi.advanceTimersByTime(5_000);
    expect(callback).toHaveBeenCalledOnce();
  });

  it('doesn’t run after it was stopped', () => {
    const callback = vi.fn();
    scheduleRetry(1_000, callback)();
    window.dispatchEvent(new Event('online'));
    vi.advanceTimersByTime(5_000);
    expect(callback).not.toHaveBeenCalled();
  });

  it('doesn’t run because the page becomes hidden', () => {
    const callback = vi.fn();
    scheduleRetry(60_000, callback);
    look('hidden');
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(callback).not.toHaveBeenCalled();
  });

  it('waits until the page is visible if the retry only matters then', () => {
    const callback = vi.fn();
    visibility = 'hidden';
    scheduleRetry(1_000, callback, true);
    vi.advanceTimersByTime(600_000);
    expect(callback).not.toHaveBeenCalled();
    look('visible');
    expect(callback).toHaveBeenCalledOnce();
  });
});

describe('the delay of a retry', () => {
  it('doubles from a second to a minute, plus or minus a quarter', () => {
    for (const [failures, ms] of [1, 2, 4, 8, 16, 32, 60, 60, 60].entries()) {
      const waits = Array.from({ length: 20 }, () => backOff(failures + 1));
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(ms * 750);
      expect(Math.max(...waits)).toBeLessThanOrEqual(ms * 1_250);
      expect(new Set(waits).size).toBeGreaterThan(10);
    }
  });
});
