import { chromium, type Browser } from 'playwright-core';
import { startSandbox } from '../../sandbox/index';
import { ensureChromium, findBrowserWithWindow } from '../../scripts/chromium';
import { serveFolder } from '../../tests/browser/harness/serve';
import { bundleHost } from './bundle';
import type { Site } from './visit';

export interface OpenSite extends Site {
  browser: Browser;
  close: () => Promise<void>;
}

/** A browser, the pages of some hosts, built as for production, and the Cal.com that they show. */
export async function openSite(hosts: readonly string[]): Promise<OpenSite> {
  const { calOrigin, embedJsUrl, close } = await startSandbox();
  // The newest first.
  const closers = [close];
  const closeAll = async (): Promise<void> => {
    for (const closeOne of closers) await closeOne();
  };
  try {
    const folders = await Promise.all(hosts.map((host) => bundleHost(host, embedJsUrl)));
    const served = await serveFolder(folders[0] ?? '');
    closers.unshift(served.close);
    const browser = await chromium.launch({
      executablePath: findBrowserWithWindow() ?? ensureChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    closers.unshift(() => browser.close());
    return { browser, hostOrigin: served.origin, calOrigin, embedJsUrl, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
