import { chromium, type Browser } from 'playwright-core';
import { startSandbox } from '../../sandbox/index';
import { ensureChromium } from '../../scripts/chromium';
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
  const folders = await Promise.all(hosts.map((host) => bundleHost(host, embedJsUrl)));
  const served = await serveFolder(folders[0] ?? '');
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  return {
    browser,
    hostOrigin: served.origin,
    calOrigin,
    embedJsUrl,
    close: async () => {
      await browser.close();
      await Promise.all([served.close(), close()]);
    },
  };
}
