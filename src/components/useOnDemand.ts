import { useEffect, useState } from 'react';

/**
 * A part of the code that is fetched when it is wanted. Where it cannot be, it is tried again when the browser comes
 * online.
 *
 * @param load Always the same function.
 * @returns `undefined` until it is here.
 */
export function useOnDemand<Part extends object>(
  load: () => Promise<Part>,
  isWanted: boolean,
): Part | undefined {
  const [part, setPart] = useState<Part>();
  const isMissing = isWanted && part === undefined;
  useEffect(() => {
    if (!isMissing) return undefined;
    let isCurrent = true;
    const fetch = (): void => {
      load().then(
        (loaded) => isCurrent && setPart(loaded),
        () => undefined,
      );
    };
    fetch();
    window.addEventListener('online', fetch);
    return () => {
      isCurrent = false;
      window.removeEventListener('online', fetch);
    };
  }, [load, isMissing]);
  return part;
}
