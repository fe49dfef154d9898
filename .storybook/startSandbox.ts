import { workerUrl } from 'virtual:sandbox';

let started: Promise<ServiceWorker> | undefined;

async function start(): Promise<ServiceWorker> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(workerUrl);
  if (!serviceWorker.controller) {
    await new Promise((resolve) => {
      serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  }
  return serviceWorker.controller as ServiceWorker;
}

/** Cal.com is there before the first story asks for it, and as slow as the toolbar says. */
export async function startSandbox(delayMs: number): Promise<void> {
  started ??= start();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  (await started).postMessage({ delayMs });
}
