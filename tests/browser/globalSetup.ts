import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/chromium';
import { ensureBuilt } from '../../scripts/ensureBuilt';
import { bundleHost, type HostKind } from './bundleHost';

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string;
    hostDir: string;
    hostKind: HostKind;
  }
}

export default async function setup({ name, config, provide }: TestProject): Promise<void> {
  ensureBuilt(config.root);
  provide('chromiumPath', ensureChromium());
  const kind = name === 'element' ? 'element' : 'react';
  provide('hostKind', kind);
  provide('hostDir', await bundleHost(config.root, kind));
}
