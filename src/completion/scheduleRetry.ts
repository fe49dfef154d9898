const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** How long to wait after the n-th failure, in ms: exponential, capped, and never the same for two patients. */
export const backOff = (failures: number, first = FIRST_WAIT_MS): number =>
  Math.min(LONGEST_WAIT_MS, first * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);

/**
 * Calls back once: after a time, or as soon as trying makes sense again, whichever is first. That is when the
 * browser comes online, when the patient looks at the page again, and when it returns from the back-forward cache.
 *
 * @param isPatient Waits while the page is hidden, for things that only matter when someone is looking.
 * @returns forgets about it.
 */
export function wakeAfter(ms: number, callback: () => void, isPatient = false): () => void {
  const isHidden = (): boolean => document.visibilityState === 'hidden';
  const wake = (): void => {
    stop();
    callback();
  };
  const handleTime = (): void => {
    if (!isPatient || !isHidden()) wake();
  };
  const handleVisibility = (): void => {
    if (!isHidden()) wake();
  };
  const handleShow = (event: PageTransitionEvent): void => {
    if (event.persisted) wake();
  };
  const timer = setTimeout(handleTime, ms);
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', handleShow);
  document.addEventListener('visibilitychange', handleVisibility);
  function stop(): void {
    clearTimeout(timer);
    window.removeEventListener('online', wake);
    window.removeEventListener('pageshow', handleShow);
    document.removeEventListener('visibilitychange', handleVisibility);
  }
  return stop;
}
