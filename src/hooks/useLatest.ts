import { useLayoutEffect, useEffect, useRef, type RefObject } from 'react';

/** `useLayoutEffect` where there is a layout: React 18 warns about it on a server. */
export const useIsomorphicLayoutEffect: typeof useEffect =
  typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** The value of the newest render, for code that runs later than it (listeners, timers, promises). */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const ref = useRef(value);
  useIsomorphicLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}
