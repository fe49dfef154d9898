import { useCallback, useRef } from 'react';
import { completionOf } from '../completion/completions';
import type { CompleteActivity } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import { useIsomorphicLayoutEffect, useLatest } from '../hooks/useLatest';

/** How Awell's hosts of federated components take data points: one record of values, by their keys. */
export type SubmitDataPoints = (dataPoints: Record<string, string>) => unknown;

const goneError = (): Error => new Error('The host no longer shows the activity.');

/**
 * Completes an activity through a host whose answer tells nothing. What counts is what such a host does next: it
 * takes the activity away once it is done, and shows it again where it is not. So the promise is only ever rejected,
 * and a try that takes too long is repeated; nothing is handed over while the activity is not shown, and what was is
 * kept, to be handed over again should the host show the activity after all.
 *
 * @param activityId `undefined` where there is nothing to complete.
 * @param onSubmit `undefined` where the app completes the activity another way.
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
    // Not `storage`, which a host may make anew for each render: the first decides.
  }, [isUsed, activityId]);

  return useCallback(
    ({ activityId: bookedFor, dataPoints }) =>
      new Promise((_resolve, reject) => {
        // While it was verified, another activity may have come: the host would complete that one.
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
