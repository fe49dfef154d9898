import { createCalSandbox } from './cal/index';

/** Settings that a page sends to the sandbox. All are optional. */
export interface WorkerMessage {
  /** Delay of each answer from now on, in ms. */
  delayMs?: number;
  /** Current time, in ms since 1970. */
  now?: number;
  /** Removes all bookings. */
  reset?: true;
}

// TypeScript's types of a worker and of a page exclude each other.
interface WorkerEvent extends MessageEvent<WorkerMessage> {
  readonly request: Request;
  waitUntil: (done: Promise<unknown>) => void;
  respondWith: (response: Promise<Response>) => void;
}

declare const self: {
  location: Location;
  clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: (type: string, listener: (event: WorkerEvent) => void) => void;
};

/** The addresses that Cal.com answers. The site's server answers all others. */
const OURS =
  /^\/(?:embed\/embed\.js$|assets\/page\.(?:js|css)$|(?:api|v1|v2|clinic|d|booking|reschedule|payment)(?:\/|$)|[^/]+\/embed$)/;

/** The folder that the site is served from: '' or `/a/folder`. */
const basePath = new URL('.', self.location.href).pathname.replace(/\/$/, '');

let delayMs = 0;
let clockOffsetMs = 0;

/** Cal.com inside a service worker, so that a static site can book. It forgets everything when the browser ends it. */
const cal = createCalSandbox({ basePath, now: () => new Date(Date.now() + clockOffsetMs) });

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const { now, reset } = event.data;
  delayMs = event.data.delayMs ?? delayMs;
  if (now !== undefined) clockOffsetMs = now - Date.now();
  if (reset) cal.reset();
  // A page that was reloaded past its caches has no worker until it is claimed.
  event.waitUntil(self.clients.claim());
});

async function answer(request: Request): Promise<Response> {
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  return cal.app.fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const isOurs = pathname.startsWith(basePath) && OURS.test(pathname.slice(basePath.length));
  if (origin === self.location.origin && isOurs) event.respondWith(answer(event.request));
});
