import { useCallback, useState, useSyncExternalStore } from 'react';
import { completionOf } from '../completion/completions';
import type { Completion } from '../completion/completion';
import { initialState, type BookingState } from '../completion/machine';
import type { HeardCompletionOptions } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import { useIsomorphicLayoutEffect, useLatest } from './useLatest';

/**
 * The state of an activity's completion, kept up to date with what this render asks for. Storage is read once the
 * browser has the first commit, and before it paints that.
 *
 * @param onChange Called for each change of state while mounted.
 * @returns isKnown Whether storage was read: until then the state is the initial one.
 */
export function useCompletion(
  activityId: string,
  storage: BookingStorage | undefined,
  options: HeardCompletionOptions,
  onChange?: (state: BookingState, before: BookingState) => void,
): [state: BookingState, completion: () => Completion, isKnown: boolean] {
  const latestOnChange = useLatest(onChange);
  // oxlint-disable-next-line react/exhaustive-deps -- a host may make its storage anew for each render: the first decides
  const completion = useCallback(() => completionOf(activityId, storage), [activityId]);
  const [known, setKnown] = useState<typeof completion>();
  const isKnown = known === completion;

  const state = useSyncExternalStore(
    useCallback<Completion['subscribe']>(
      (listener) => completion().subscribe(listener),
      [completion],
    ),
    () => (isKnown ? completion().getState() : initialState),
    () => initialState,
  );
  // As early as the booking page is mounted: what it tells at once is told to the app, too.
  useIsomorphicLayoutEffect(() => {
    setKnown(() => completion);
    return completion().subscribe((...change) => latestOnChange.current?.(...change));
  }, [completion, latestOnChange]);
  useIsomorphicLayoutEffect(() => completion().configure(options));

  return [state, completion, isKnown];
}
