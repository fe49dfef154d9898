/** Calls a function of the app. An error in it is reported as uncaught, but doesn't stop our code. */
export function callHost(call: () => void): void {
  try {
    call();
  } catch (error) {
    // Not all supported browsers have `reportError`.
    if (typeof reportError === 'function') reportError(error);
    else {
      setTimeout(() => {
        throw error;
      });
    }
  }
}
