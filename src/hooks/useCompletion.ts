import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import type { Completion, HostEventListener, StateListener } from '../completion/completion';
import { completionOf } from '../completion/completions';
import type { CompletionOptions } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import type { Recorded } from '../completion/state';
import type { ActivityState } from '../completion/view';
import { useIsomorphicLayoutEffect, useLatest } from './useLatest';

export interface UseCompletionOptions extends CompletionOptions {
  /** `undefined` if there is nothing to complete. */
  activityId: string | undefined;
  storage?: BookingStorage | undefined;
  /** What Awell has recorded for the activity, if the host knows. */
  recorded?: Recorded | undefined;
}

export interface CompletionListeners {
  onHostEvent: HostEventListener;
  /** Called for each state, the first one included. */
  onState?: ((...change: Parameters<StateListener>) => void) | undefined;
}

const idle: ActivityState = { status: 'idle' };

/**
 * State of an activity's completion, which uses the options of this render. Storage is read after the first commit
 * and before the browser paints.
 *
 * @returns `isKnown` is `false` until storage was read.
 */
export function useCompletion(
  options: UseCompletionOptions,
  listeners: CompletionListeners,
): [state: ActivityState, completion: () => Completion, isKnown: boolean] {
  const { activityId, storage, recorded } = options;
  const isUsed = activityId !== undefined;
  // Awell may get the booking while the activity is shown: from another device, or from the clinic.
  const isRecorded = recorded !== undefined && recorded.values.length > 0;
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
  // A layout effect, so that we hear a booking page that reports at once.
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
    // The page's last messages come after this, and the app must still hear them.
    return () => queueMicrotask(end);
  }, [isUsed, completion, latest]);
  useIsomorphicLayoutEffect(() => {
    if (isUsed) completion().configure(options);
  });
  useIsomorphicLayoutEffect(() => {
    if (isUsed) completion().open(latest.current.recorded);
  }, [isUsed, completion, latest, isRecorded]);

  return [state, completion, isKnown];
}
