import type { Hono } from 'hono';
import { createCalApp, type CalAppOptions } from './app';
import { SANDBOX_KEY } from './apiV2/index';
import { createContext } from './context';
import type { BookingRecord } from '../../src/testing/protocol/types';
import { createCalStore, type CalStore, type Switches } from './store';
import { createWebhooks, type CalWebhooks, type Subscriber } from './webhooks/index';

export { BROKEN_PAGES, EVENT_TYPES, HOST } from './eventTypes';
export type { CalWebhooks, Subscriber } from './webhooks/index';
export type { BookingRecord } from '../../src/testing/protocol/types';

export interface CalSandbox {
  /** The host's key, for both APIs. */
  apiKey: string;
  app: Hono;
  store: CalStore;
  bookings: () => BookingRecord[];
  find: (uid: string) => BookingRecord | undefined;
  webhooks: CalWebhooks;
  /** Behaviour that a real Cal.com shows only sometimes. */
  switches: Switches;
  reset: () => void;
  /** Where `intake-redirect` sends the top window; `null` for the page that embeds it. */
  setSuccessRedirectUrl: (url: string | null) => void;
}

export interface CalSandboxOptions extends CalAppOptions {
  now?: () => Date;
  /** Webhooks that exist from the start. */
  webhooks?: readonly Subscriber[];
  /** The path that all addresses start with, if the sandbox has no origin of its own. @default '' */
  basePath?: string;
}

export function createCalSandbox({
  now,
  v1 = false,
  webhooks = [],
  basePath = '',
}: CalSandboxOptions = {}): CalSandbox {
  const store = createCalStore(now);
  return {
    apiKey: SANDBOX_KEY,
    app: createCalApp(createContext(store, basePath), { v1 }),
    store,
    bookings: store.bookings,
    find: store.find,
    webhooks: createWebhooks(store, webhooks),
    switches: store.switches,
    reset: store.reset,
    setSuccessRedirectUrl: store.setSuccessRedirectUrl,
  };
}
