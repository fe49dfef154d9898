import { useId, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../hooks/useLatest';

/** Identifies this copy of the library. Server HTML doesn't contain it, because hydration would find another value. */
const COPY = Math.random().toString(36).slice(2, 8);

/** An id that is unique on the page. `useId` alone repeats with two copies of React or of this library. */
export function useOwnId(): string {
  const id = useId();
  const [copy, setCopy] = useState('');
  useIsomorphicLayoutEffect(() => setCopy(COPY), []);
  return `${id}${copy}`;
}
