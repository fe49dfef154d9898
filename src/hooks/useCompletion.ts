import { useCallback, useEffect, useSyncExternalStore } from 'react';
import {
  completionOf,
  completionStateOf,
  type Completion,
  type CompletionOptions,
} from '../completion/completion';
import { initialState, type BookingState } from '../completion/machine';
import { useIsomorphicLayoutEffect, useLatest } from './useLatest';

/**
 * The state of an activity's completion, kept up to date with what this render asks for.
 *
 * @param onChange Called for each change of state while mounted.
 */
export function useCompletion(
  activityId: string,
  options: CompletionOptions,
  onChange: (state: BookingState, before: BookingState) => void,
): BookingState {
  const latestOnChange = useLatest(onChange);

  useIsomorphicLayoutEffect(() => {
    completionOf(activityId).configure(options);
  });
  useEffect(
    () => completionOf(activityId).subscribe((...change) => latestOnChange.current(...change)),
    [activityId, latestOnChange],
  );

  return useSyncExternalStore(
    useCallback<Completion['subscribe']>(
      (listener) => completionOf(activityId).subscribe(listener),
      [activityId],
    ),
    () => completionStateOf(activityId),
    () => initialState,
  );
}
