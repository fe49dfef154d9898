import { useEffect, useState } from 'react';
import { backOff, scheduleRetry } from '../completion/scheduleRetry';
import { BookingError } from '../errors';

export interface OnDemand<Part> {
  /** `undefined` until it has loaded. */
  part: Part | undefined;
  /** Why the first attempt failed. Retries are automatic. */
  problem: BookingError | undefined;
}

/** Number of failures so far. */
interface Failed {
  failures: number;
  problem: BookingError | undefined;
}

export const missingPart = (cause: unknown): BookingError =>
  new BookingError(
    'chunk_failed',
    'A file of awell-cal-booking could not be loaded. The appointment panel retries it by itself. After a deployment, keep ' +
      'the old files for a while: some patients still have the old page open.',
    { recoverable: true, cause },
  );

/**
 * Loads a part of the code when it is wanted, or earlier.
 *
 * @param load Must be the same function in each render.
 * @param isExpected It will be wanted soon. It is loaded without a render.
 */
export function useOnDemand<Part extends object>(
  load: () => Promise<Part>,
  isWanted: boolean,
  isExpected = false,
): OnDemand<Part> {
  // Loading it early causes no render. Once wanted, it is there in the same commit, so nothing moves.
  const [ahead] = useState<{ part?: Part }>({});
  const [fetched, setPart] = useState<Part>();
  const part = fetched ?? (isWanted ? ahead.part : undefined);
  const [{ failures, problem }, setFailed] = useState<Failed>({ failures: 0, problem: undefined });
  const isMissing = isWanted && part === undefined;
  useEffect(() => {
    if (!isExpected) return;
    load().then(
      (loaded) => {
        ahead.part = loaded;
      },
      // If it can't be loaded early, it is loaded when it is wanted.
      () => undefined,
    );
  }, [load, isExpected, ahead]);
  useEffect(() => {
    if (!isMissing) return undefined;
    let isCurrent = true;
    const fetch = (): void => {
      load().then(
        (loaded) => isCurrent && setPart(loaded),
        (cause: unknown) =>
          isCurrent &&
          setFailed((before) => ({
            failures: before.failures + 1,
            problem: before.problem ?? missingPart(cause),
          })),
      );
    };
    const stopWaiting = failures === 0 ? fetch() : scheduleRetry(backOff(failures), fetch, true);
    return () => {
      isCurrent = false;
      stopWaiting?.();
    };
  }, [load, isMissing, failures]);
  return { part, problem: isMissing ? problem : undefined };
}
