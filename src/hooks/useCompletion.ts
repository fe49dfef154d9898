import { useCallback, useSyncExternalStore } from 'react';
import type { Completion, NewsListener } from '../completion/completion';
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

const idle: ActivityState = { status: 'idle' };

/**
 * What is known of an activity, kept up to date with what this render asks for.
 *
 * @param onNews Hears of everything that happens while mounted.
 */
export function useCompletion(
  options: UseCompletionOptions,
  onNews: NewsListener,
): [state: ActivityState, completion: () => Completion] {
  const { activityId, storage, recorded } = options;
  const isUsed = activityId !== undefined;
  const latest = useLatest({ recorded, onNews });
  // oxlint-disable-next-line react/exhaustive-deps -- a host may make its storage anew for each render: the first decides
  const completion = useCallback(() => completionOf(activityId ?? '', storage), [activityId]);

  const state = useSyncExternalStore(
    useCallback(
      (listener) => (isUsed ? completion().subscribe(listener) : () => undefined),
      [isUsed, completion],
    ),
    () => (isUsed ? completion().getState() : idle),
    () => idle,
  );
  // As early as the booking page is mounted: what it tells at once is told to the app, too.
  useIsomorphicLayoutEffect(() => {
    if (!isUsed) return undefined;
    const stop = completion().hear((news) => latest.current.onNews(news));
    // What the page has told by its end is still told to the app.
    return () => queueMicrotask(stop);
  }, [isUsed, completion, latest]);
  useIsomorphicLayoutEffect(() => {
    if (isUsed) completion().configure(options);
  });
  useIsomorphicLayoutEffect(() => {
    if (isUsed) completion().open(latest.current.recorded);
  }, [isUsed, completion, latest]);

  return [state, completion];
}
