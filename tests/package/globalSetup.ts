import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/chromium';
import { ensureBuilt } from '../../scripts/ensureBuilt';
import { pack, type PackedPackage } from './npm';

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string;
    packed: PackedPackage;
  }
}

export default async function setup({ config, provide }: TestProject): Promise<void> {
  ensureBuilt(config.root);
  provide('chromiumPath', ensureChromium());
  provide('packed', await pack(config.root));
}
