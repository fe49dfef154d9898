import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/chromium';

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string;
    /** Folder of the built site, without the Storybook: that has tests of its own. */
    docsSite: string;
  }
}

export default function setup({ config, provide }: TestProject): void {
  const out = 'node_modules/.cache/docs-site';
  const tsx = join(config.root, 'node_modules/tsx/dist/cli.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsx, 'scripts/buildDocs.ts', '--no-storybook', '--base', '/docs/', '--out', out],
    { cwd: config.root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The docs' site could not be built.\n${stdout}\n${stderr}`);
  provide('chromiumPath', ensureChromium());
  provide('docsSite', join(config.root, out));
}
