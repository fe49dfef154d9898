import { useEffect, useState } from 'react';

export interface Fetched<T> {
  data: T | null;
  error: string | null;
}

/** `fetcher` must be stable. A new one fetches again, and the old data stays meanwhile. */
export function useFetched<T>(fetcher: () => Promise<T>): Fetched<T> {
  const [state, setState] = useState<Fetched<T>>({ data: null, error: null });
  useEffect(() => {
    let current = true;
    fetcher().then(
      (data) => current && setState({ data, error: null }),
      (error: unknown) => current && setState({ data: null, error: String(error) }),
    );
    return () => {
      current = false;
    };
  }, [fetcher]);
  return state;
}
