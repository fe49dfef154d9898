import { useCallback, useSyncExternalStore } from 'react';
import { completionOf } from '../completion/completions';
import type { Completion } from '../completion/completion';
import { initialState, type BookingState } from '../completion/machine';
import type { HeardCompletionOptions } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import { useIsomorphicLayoutEffect, useLatest } from './useLatest';

/**
 * The state of an activity's completion, kept up to date with what this render asks for.
 *
 * @param onChange Called for each change of state while mounted.
 */
export function useCompletion(
  activityId: string,
  storage: BookingStorage | undefined,
  options: HeardCompletionOptions,
  onChange?: (state: BookingState, before: BookingState) => void,
): [state: BookingState, completion: () => Completion] {
  const latestOnChange = useLatest(onChange);
  // oxlint-disable-next-line react/exhaustive-deps -- a host may make its storage anew for each render: the first decides
  const completion = useCallback(() => completionOf(activityId, storage), [activityId]);

  const state = useSyncExternalStore(
    useCallback<Completion['subscribe']>(
      (listener) => completion().subscribe(listener),
      [completion],
    ),
    () => completion().getState(),
    () => initialState,
  );
  // As early as the booking page is mounted: what it tells at once is told to the app, too.
  useIsomorphicLayoutEffect(
    () => completion().subscribe((...change) => latestOnChange.current?.(...change)),
    [completion, latestOnChange],
  );
  useIsomorphicLayoutEffect(() => completion().configure(options));

  return [state, completion];
}
