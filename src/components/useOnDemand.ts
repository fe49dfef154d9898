import { useEffect, useState } from 'react';
import { backOff, wakeAfter } from '../completion/wake';

export interface OnDemand<Part> {
  /** `undefined` until it is here. */
  part: Part | undefined;
  /** It couldn't be fetched, at least once. It is tried again by itself. */
  hasFailed: boolean;
}

/**
 * Fetches a part of the code once it is wanted, or ahead of that.
 *
 * @param load Always the same function.
 * @param isExpected It will be wanted soon: it is fetched, and changes nothing yet.
 */
export function useOnDemand<Part extends object>(
  load: () => Promise<Part>,
  isWanted: boolean,
  isExpected = false,
): OnDemand<Part> {
  // What came ahead changes nothing until it is wanted; then it is there in the same commit, and nothing moves.
  const [ahead] = useState<{ part?: Part }>({});
  const [fetched, setPart] = useState<Part>();
  const part = fetched ?? (isWanted ? ahead.part : undefined);
  const [failures, setFailures] = useState(0);
  const isMissing = isWanted && part === undefined;
  useEffect(() => {
    if (!isExpected) return;
    load().then(
      (loaded) => {
        ahead.part = loaded;
      },
      // What cannot be fetched now is fetched when it is wanted.
      () => undefined,
    );
  }, [load, isExpected, ahead]);
  useEffect(() => {
    if (!isMissing) return undefined;
    let isCurrent = true;
    const fetch = (): void => {
      load().then(
        (loaded) => isCurrent && setPart(loaded),
        () => isCurrent && setFailures((number) => number + 1),
      );
    };
    const stopWaiting = failures === 0 ? fetch() : wakeAfter(backOff(failures), fetch, true);
    return () => {
      isCurrent = false;
      stopWaiting?.();
    };
  }, [load, isMissing, failures]);
  return { part, hasFailed: isMissing && failures > 0 };
}
