import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/chromium';
import { ensureBuilt } from '../../scripts/ensureBuilt';
import { bundleHost } from './bundleHost';

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string;
    hostDir: string;
  }
}

export default async function setup({ config, provide }: TestProject): Promise<void> {
  ensureBuilt(config.root);
  provide('chromiumPath', await ensureChromium());
  provide('hostDir', await bundleHost(config.root));
}
