import { chromium } from 'playwright-core';
import { inject, test as base } from 'vitest';
import { startSandbox } from '../../../sandbox/index';
import { hostUrl, type HostConfig } from './host';
import { openRecordedPage } from './page';
import { serveFolder } from './serve';

export * from './host';
export * from './page';
export * from './patient';
export * from './record';
export { serveApp, servePage } from './serve';

type SandboxOptions = NonNullable<Parameters<typeof startSandbox>[0]>;

/** Vitest's `test`, with a sandbox for every file; browser and host page serve all files of a worker. */
export const test = base
  .extend('chromiumPath', { scope: 'worker' }, () => inject('chromiumPath'))
  .extend('hostDir', { scope: 'worker' }, () => inject('hostDir'))
  .extend('sandboxOptions', { scope: 'file' }, (): SandboxOptions => ({}))
  .extend('sandbox', { scope: 'file' }, async ({ sandboxOptions }, { onCleanup }) => {
    const sandbox = await startSandbox(sandboxOptions);
    onCleanup(() => sandbox.close());
    return sandbox;
  })
  .extend('browser', { scope: 'worker' }, async ({ chromiumPath }, { onCleanup }) => {
    const browser = await chromium.launch({ executablePath: chromiumPath });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('hostOrigin', { scope: 'worker' }, async ({ hostDir }, { onCleanup }) => {
    const { origin, close } = await serveFolder(hostDir);
    onCleanup(close);
    return origin;
  })
  .extend('page', async ({ browser }, { onCleanup }) => {
    const page = await openRecordedPage(browser);
    onCleanup(() => page.context().close());
    return page;
  })
  .extend('openHost', ({ page, sandbox, hostOrigin }) => async (config: HostConfig) => {
    // Not `load`, because a test may hold embed.js back.
    await page.goto(hostUrl(hostOrigin, sandbox, config), { waitUntil: 'domcontentloaded' });
  });
