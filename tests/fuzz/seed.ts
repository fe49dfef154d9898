import * as fc from 'fast-check';

/** Fixed, so that a failure is the same for everyone; `FUZZ_SEED=…` tries others. */
export const seed = Number(process.env['FUZZ_SEED'] ?? 20_270_105);

fc.configureGlobal({ seed, numRuns: 1_000 });

export const say = (text: string): void => void process.stdout.write(`${text} (seed ${seed})\n`);
