import { useEffect, useState } from 'react';
import { backOff, scheduleRetry } from '../completion/scheduleRetry';
import { BookingError } from '../errors';

export interface OnDemand<Part> {
  /** `undefined` until it is here. */
  part: Part | undefined;
  /** Why it couldn't be fetched, the first time. It is tried again by itself. */
  problem: BookingError | undefined;
}

/** How often it couldn't be fetched by now. */
interface Failed {
  failures: number;
  problem: BookingError | undefined;
}

export const missingPart = (cause: unknown): BookingError =>
  new BookingError(
    'chunk_failed',
    'A file of the appointment panel could not be loaded, so a part of it is missing. It can be loaded later. If this ' +
      'happens after each deployment, keep the files of the previous one, because some patients have the page open.',
    { recoverable: true, cause },
  );

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
  const [{ failures, problem }, setFailed] = useState<Failed>({ failures: 0, problem: undefined });
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
