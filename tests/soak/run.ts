import { bundlePage, type Sabotage } from './page/bundle';
import { simulate, type Build } from './patient';
import { patientSeed } from './random';
import type { Outcome } from './verdict';

export async function build(sabotage?: Sabotage): Promise<Build> {
  return { script: await bundlePage(sabotage), storageForgets: sabotage === 'storage' };
}

export interface SoakOptions {
  patients: number;
  seed: number;
  sabotage?: Sabotage | undefined;
}

/** Simulates many patients, one after another. */
export async function soak({ patients, seed, sabotage }: SoakOptions): Promise<Outcome[]> {
  const built = await build(sabotage);
  const outcomes: Outcome[] = [];
  for (let index = 0; index < patients; index += 1) {
    outcomes.push(await simulate(patientSeed(seed, index), built));
  }
  return outcomes;
}
