import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import type { Completion, HostEventListener, StateListener } from '../completion/completion';
import { completionOf } from '../completion/completions';
import type { CompletionOptions } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import type { Recorded } from '../completion/state';
import type { ActivityState } from '../completion/view';
import { useIsomorphicLayoutEffect, useLatest } from './useLatest';

export interface UseCompletionOptions extends CompletionOptions {
  /** `undefined` where there is none to complete. */
  activityId: string | undefined;
  storage?: BookingStorage | undefined;
  /** What Awell had for the activity when it was opened, where the host knows. */
  recorded?: Recorded | undefined;
}

export interface CompletionListeners {
  onHostEvent: HostEventListener;
  /** Each state, from the one that was found on. */
  onState?: ((...change: Parameters<StateListener>) => void) | undefined;
}

const idle: ActivityState = { status: 'idle' };

/**
 * What is known of an activity, kept up to date with what this render asks for. Storage is read once the browser has
 * the first commit, and before it paints that.
 *
 * @returns isKnown Whether storage was read: until then nothing is known.
 */
export function useCompletion(
  options: UseCompletionOptions,
  listeners: CompletionListeners,
): [state: ActivityState, completion: () => Completion, isKnown: boolean] {
  const { activityId, storage, recorded } = options;
  const isUsed = activityId !== undefined;
  const latest = useLatest({ recorded, ...listeners });
  // oxlint-disable-next-line react/exhaustive-deps -- a host may make its storage anew for each render: the first decides
  const completion = useCallback(() => completionOf(activityId ?? '', storage), [activityId]);
  const stopLast = useRef<() => void>(undefined);
  const [known, setKnown] = useState<typeof completion>();
  const isKnown = isUsed && known === completion;

  const state = useSyncExternalStore(
    useCallback(
      (listener) => (isUsed ? completion().subscribe(listener) : () => undefined),
      [isUsed, completion],
    ),
    () => (isKnown ? completion().getState() : idle),
    () => idle,
  );
  // As early as the booking page is mounted: what it tells at once is told to the app, too.
  useIsomorphicLayoutEffect(() => {
    stopLast.current?.();
    if (!isUsed) return undefined;
    setKnown(() => completion);
    const { listen: hear, subscribe, getState } = completion();
    const stopListening = hear((event) => latest.current.onHostEvent(event));
    const stop = subscribe((...change) => latest.current.onState?.(...change));
    latest.current.onState?.(getState(), idle);
    const end = (): void => [stopListening, stop].forEach((each) => each());
    stopLast.current = end;
    // What the page tells by its end, which comes after this, is still told to the app.
    return () => queueMicrotask(end);
  }, [isUsed, completion, latest]);
  useIsomorphicLayoutEffect(() => {
    if (isUsed) completion().configure(options);
  });
  useIsomorphicLayoutEffect(() => {
    if (isUsed) completion().open(latest.current.recorded);
  }, [isUsed, completion, latest]);

  return [state, completion, isKnown];
}
