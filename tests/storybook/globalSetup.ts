import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/chromium';
import { ensureStorybook } from '../../scripts/storybook/ensureStorybook';

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string;
    /** Folder of the built Storybook. */
    storybookDir: string;
    /** Whether the pictures of the states are taken again, instead of compared. */
    updateLooks: boolean;
  }
}

export default async function setup({ config, provide }: TestProject): Promise<void> {
  provide('chromiumPath', ensureChromium());
  provide('storybookDir', ensureStorybook(config.root));
  provide('updateLooks', config.snapshotOptions.updateSnapshot === 'all');
}
