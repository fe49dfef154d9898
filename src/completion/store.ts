import { transition, type BookingState, type BookingStateEvent } from './machine';

export type StateListener = (state: BookingState, before: BookingState) => void;

/** Holds the state of one activity and tells of its changes. */
export interface StateStore {
  dispatch: (event: BookingStateEvent) => void;
  listeners: Set<StateListener>;
  state: BookingState;
}

function reportLater(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}

export function createStore(state: BookingState): StateStore {
  const store: StateStore = {
    state,
    listeners: new Set(),
    dispatch: (event) => {
      const before = store.state;
      store.state = transition(before, event);
      if (store.state === before) return;
      store.listeners.forEach((listener) => {
        try {
          listener(store.state, before);
        } catch (error) {
          // An app's mistake must not stop the telling; it is reported as any uncaught error is.
          reportLater(error);
        }
      });
    },
  };
  return store;
}
