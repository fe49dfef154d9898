import type { Lock } from '../../../src/completion/tabs';

/** Stands in for src/completion/tabs.ts: tabs know nothing of each other. */
export const thisTab = 'every';

export function askForLock(_name: string, onGranted: () => void): Lock {
  onGranted();
  return { release: () => undefined };
}

export const claimInStorage = (): void => undefined;

export const listenToTabs = (): (() => void) => () => undefined;
