import type { Intent } from '../../../src/completion/intent';

/** Stands in for src/completion/tabs.ts: tabs know nothing of each other. */
export const lease = (): undefined => undefined;

export const busyFor = (): number => 0;

export const claim = (intent: Intent): Promise<Intent> => Promise.resolve(intent);

export const listenToTabs = (): (() => void) => () => undefined;
