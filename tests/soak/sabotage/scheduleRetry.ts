/** Stands in for src/completion/wake.ts: nothing is ever tried again. */
export const backOff = (): number => 0;

export const wakeAfter = (): (() => void) => () => undefined;
