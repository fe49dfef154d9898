const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * The wait after the n-th failure, in ms: exponential, capped, and random, so that patients don't retry at the same
 * time.
 */
export const backOff = (failures: number, first = FIRST_WAIT_MS): number =>
  Math.min(LONGEST_WAIT_MS, first * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);

/**
 * Calls back once: after `ms`, or earlier if a retry makes sense again. That is when the browser comes online, when
 * the patient looks at the page again, and when the page returns from the back-forward cache.
 *
 * @param onlyVisible Waits while the page is hidden, if the result only matters to someone looking.
 * @returns a function that cancels it.
 */
export function scheduleRetry(ms: number, callback: () => void, onlyVisible = false): () => void {
  const isHidden = (): boolean => document.visibilityState === 'hidden';
  const run = (): void => {
    stop();
    callback();
  };
  const handleTime = (): void => {
    if (!onlyVisible || !isHidden()) run();
  };
  const handleVisibility = (): void => {
    if (!isHidden()) run();
  };
  const handleShow = (event: PageTransitionEvent): void => {
    if (event.persisted) run();
  };
  const timer = setTimeout(handleTime, ms);
  window.addEventListener('online', run);
  window.addEventListener('pageshow', handleShow);
  document.addEventListener('visibilitychange', handleVisibility);
  function stop(): void {
    clearTimeout(timer);
    window.removeEventListener('online', run);
    window.removeEventListener('pageshow', handleShow);
    document.removeEventListener('visibilitychange', handleVisibility);
  }
  return stop;
}
