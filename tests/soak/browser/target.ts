export type Listener = (event: object) => void;

/** An EventTarget whose listeners can be counted, and whose listeners' errors are collected. */
export interface Target {
  addEventListener: (type: string, listener: Listener) => void;
  removeEventListener: (type: string, listener: Listener) => void;
  dispatch: (type: string, event?: object) => void;
  /** How many listeners there are, by type. */
  listening: () => Record<string, number>;
  clear: () => void;
}

export function createTarget(onError: (error: unknown) => void): Target {
  const listeners = new Map<string, Set<Listener>>();
  return {
    addEventListener: (type, listener) => {
      const known = listeners.get(type) ?? new Set();
      listeners.set(type, known.add(listener));
    },
    removeEventListener: (type, listener) => void listeners.get(type)?.delete(listener),
    dispatch: (type, event = {}) => {
      const all = Array.from(listeners.get(type) ?? []);
      for (const listener of all) {
        // A listener that an earlier one removed is not called any more, as in a browser.
        if (!listeners.get(type)?.has(listener)) continue;
        try {
          listener({ type, ...event });
        } catch (error) {
          onError(error);
        }
      }
    },
    listening: () =>
      Object.fromEntries(
        [...listeners]
          .filter(([, known]) => known.size > 0)
          .map(([type, { size }]) => [type, size]),
      ),
    clear: () => listeners.clear(),
  };
}
