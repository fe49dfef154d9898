import type { Hono } from 'hono';
import { createCalApp } from './app';
import { createContext } from './context';
import type { BookingRecord } from './protocol/types';
import { createCalStore, type CalStore } from './store';

export { BROKEN_PAGES, EVENT_TYPES, HOST } from './eventTypes';
export type { BookingRecord, BookingStatus } from './protocol/types';

export interface CalSandbox {
  app: Hono;
  store: CalStore;
  bookings: () => BookingRecord[];
  find: (uid: string) => BookingRecord | undefined;
  reset: () => void;
  /** Where `intake-redirect` sends the top window; `null` is the page that embeds it. */
  setSuccessRedirectUrl: (url: string | null) => void;
}

export interface CalSandboxOptions {
  now?: () => Date;
}

export function createCalSandbox({ now }: CalSandboxOptions = {}): CalSandbox {
  const store = createCalStore(now);
  return {
    app: createCalApp(createContext(store)),
    store,
    bookings: store.bookings,
    find: store.find,
    reset: store.reset,
    setSuccessRedirectUrl: store.setSuccessRedirectUrl,
  };
}
