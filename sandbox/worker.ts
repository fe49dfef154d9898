import { createCalSandbox } from './cal/index';

// TypeScript's own types of a worker and those of a page exclude each other.
interface WorkerEvent extends MessageEvent<{ delayMs?: number } | undefined> {
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
  /^\/(?:embed\/embed\.js$|assets\/page\.(?:js|css)$|(?:api|v1|v2|clinic|booking|reschedule|payment)(?:\/|$))/;

/** Cal.com inside a service worker: a site in a plain folder can be booked in. It forgets when the browser ends it. */
const cal = createCalSandbox();
let delayMs = 0;

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', ({ data }) => {
  delayMs = data?.delayMs ?? 0;
});

async function answer(request: Request): Promise<Response> {
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  return cal.app.fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin === self.location.origin && OURS.test(pathname)) {
    event.respondWith(answer(event.request));
  }
});
