import { workerUrl } from 'virtual:sandbox';
import type { WorkerMessage } from '../sandbox/worker';

/** Browsers end a worker after half a minute without messages, and its bookings with it. */
const STAY_AWAKE_MS = 20_000;

const { serviceWorker } = navigator as Partial<Navigator>;
let delayMs = 0;
let started: Promise<void> | undefined;

function tell(worker: ServiceWorker | null | undefined): void {
  const message: WorkerMessage = { delayMs, now: Date.now() };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  worker?.postMessage(message);
}

async function start(): Promise<void> {
  if (!serviceWorker) {
    throw new Error(
      'The stories need a service worker, which browsers allow at https addresses and at localhost only. Serve them there.',
    );
  }
  await serviceWorker.register(workerUrl);
  const { active } = await serviceWorker.ready;
  if (!serviceWorker.controller) {
    const controlled = new Promise((resolve) => {
      serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
    tell(active);
    await controlled;
  }
  setInterval(() => tell(serviceWorker.controller), STAY_AWAKE_MS);
}

/** Starts Cal.com before the first story, and makes it as slow as the toolbar says. */
export async function startSandbox(answerMs: number): Promise<void> {
  started ??= start();
  await started;
  delayMs = answerMs;
  tell(serviceWorker?.controller);
}
