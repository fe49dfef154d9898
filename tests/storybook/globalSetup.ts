import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/chromium';
import { ensureStorybook } from '../../scripts/storybook/ensureStorybook';

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string;
    /** Folder of the built Storybook. */
    storybookDir: string;
  }
}

export default async function setup({ config, provide }: TestProject): Promise<void> {
  provide('chromiumPath', await ensureChromium());
  provide('storybookDir', ensureStorybook(config.root));
}
