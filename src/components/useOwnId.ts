import { useId, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../hooks/useLatest';

/** Names this copy of the library. A server's HTML has none of it, or hydrating would find another. */
const COPY = Math.random().toString(36).slice(2, 8);

/** An id that nothing else in the page has: two copies of React, or of this library, count alike. */
export function useOwnId(): string {
  const id = useId();
  const [copy, setCopy] = useState('');
  useIsomorphicLayoutEffect(() => setCopy(COPY), []);
  return `${id}${copy}`;
}
