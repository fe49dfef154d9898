import { useLayoutEffect, useEffect, useRef, type RefObject } from 'react';

/** `useLayoutEffect` in browsers. On a server, React 18 warns about it. */
export const useIsomorphicLayoutEffect: typeof useEffect =
  typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** The value of the newest render, for code that runs later (listeners, timers, promises). */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const ref = useRef(value);
  useIsomorphicLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}
