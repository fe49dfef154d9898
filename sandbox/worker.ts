import { createCalSandbox } from './cal/index';

/** What a page tells the sandbox, of which it may leave out any. */
export interface WorkerMessage {
  /** How long each answer takes from now on, in ms. */
  delayMs?: number;
  /** What time it is, in ms since 1970. */
  now?: number;
  /** Nothing was ever booked. */
  reset?: true;
}

// TypeScript's own types of a worker and those of a page exclude each other.
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

/** The addresses that Cal.com answers. All others of this site are left to its server. */
const OURS =
  /^\/(?:embed\/embed\.js$|assets\/page\.(?:js|css)$|(?:api|v1|v2|clinic|d|booking|reschedule|payment)(?:\/|$)|[^/]+\/embed$)/;

/** The folder that the site is served from: '' or `/a/folder`. */
const basePath = new URL('.', self.location.href).pathname.replace(/\/$/, '');

let delayMs = 0;
let clockOffsetMs = 0;

/** Cal.com inside a service worker: a site in a plain folder can be booked in. It forgets when the browser ends it. */
const cal = createCalSandbox({ basePath, now: () => new Date(Date.now() + clockOffsetMs) });

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const { now, reset } = event.data;
  delayMs = event.data.delayMs ?? delayMs;
  if (now !== undefined) clockOffsetMs = now - Date.now();
  if (reset) cal.reset();
  // A page that was reloaded past its caches is nobody's until it is claimed.
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
