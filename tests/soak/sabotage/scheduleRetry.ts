/** Stands in for src/completion/scheduleRetry.ts: nothing is ever tried again. */
export const backOff = (): number => 0;

export const scheduleRetry = (): (() => void) => () => undefined;
