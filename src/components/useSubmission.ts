import { useCallback, useRef } from 'react';
import { completionOf } from '../completion/completions';
import type { CompleteActivity } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import { useIsomorphicLayoutEffect, useLatest } from '../hooks/useLatest';

/** Submits data points to a host of Awell's federated components: one record, key to value. */
export type SubmitDataPoints = (dataPoints: Record<string, string>) => unknown;

const goneError = (): Error => new Error('The host no longer shows the activity.');

/**
 * Completes an activity through a host whose promise doesn't show the result. Such a host removes the activity once
 * it is done, and shows it again if it failed. So our promise never resolves: it rejects if the host does or if the
 * activity is gone, and an attempt that takes too long is repeated. Nothing is submitted while the activity isn't
 * shown; the outbox keeps it until it is.
 *
 * @param activityId `undefined` if there is nothing to complete.
 * @param onSubmit `undefined` if the app passes `completeActivity`.
 */
export function useSubmission(
  activityId: string | undefined,
  storage: BookingStorage | undefined,
  onSubmit: SubmitDataPoints | undefined,
): CompleteActivity {
  const latest = useLatest(onSubmit);
  const shownId = useRef<string>(undefined);
  const giveUp = useRef<(reason: Error) => void>(undefined);
  const isUsed = onSubmit !== undefined && activityId !== undefined;

  useIsomorphicLayoutEffect(() => {
    if (!isUsed) return undefined;
    shownId.current = activityId;
    const leave = completionOf(activityId, storage).submitWhileShown();
    return () => {
      shownId.current = undefined;
      leave();
      giveUp.current?.(goneError());
    };
    // Not `storage`: a host may make it anew for each render, and the first one counts.
  }, [isUsed, activityId]);

  return useCallback(
    ({ activityId: bookedFor, dataPoints }) =>
      new Promise((_resolve, reject) => {
        // During verification the host may have moved on to another activity, and would complete that one.
        if (bookedFor !== shownId.current || !latest.current) {
          reject(goneError());
          return;
        }
        giveUp.current = reject;
        const values = Object.fromEntries(dataPoints.map(({ key, value }) => [key, value]));
        const submitted = (async () => latest.current?.(values))();
        submitted.catch(reject);
      }),
    [latest],
  );
}
