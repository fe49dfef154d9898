import { type RefObject, useEffect, useRef, useState } from 'react';

/** Focuses an element when it appears, so that a screen reader follows to the next step. */
export function useFocusOnMount<T extends HTMLElement>(takesFocus: boolean): RefObject<T | null> {
  const ref = useRef<T>(null);
  const [isWanted] = useState(takesFocus);
  useEffect(() => {
    if (isWanted) ref.current?.focus();
  }, [isWanted]);
  return ref;
}
