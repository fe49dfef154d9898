/** Calls the app: what it throws is reported as any uncaught error is, and hurts nothing else. */
export function callHost(call: () => void): void {
  try {
    call();
  } catch (error) {
    // Not all browsers that are supported have `reportError`.
    if (typeof reportError === 'function') reportError(error);
    else {
      setTimeout(() => {
        throw error;
      });
    }
  }
}
