import { afterEach, expect, test, vi } from 'vitest';
import { releaseNamespace, takeNamespace } from '../../src/embed/namespaces';

afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

const place = (): Element => document.body.appendChild(document.createElement('div'));

test('a page that has loaded or failed frees its namespace for the next page', () => {
  vi.useFakeTimers();
  const first = takeNamespace(place(), () => undefined);
  releaseNamespace(first, false);
  const second = takeNamespace(place(), () => undefined);
  expect(second).toBe(first);
  releaseNamespace(second, false);
});

test('a page that still loads keeps its namespace for a moment, so its late messages reach no other page', () => {
  vi.useFakeTimers();
  const gone = takeNamespace(place(), () => undefined);
  releaseNamespace(gone, true);
  const next = takeNamespace(place(), () => undefined);
  expect(next).not.toBe(gone);
  vi.advanceTimersByTime(1_000);
  expect(takeNamespace(place(), () => undefined)).toBe(gone);
  releaseNamespace(gone, false);
  releaseNamespace(next, false);
});
