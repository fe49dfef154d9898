import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../../scripts/ensureBuilt';

/** The benchmarks bundle what was built. */
export default function setup({ config }: TestProject): void {
  ensureBuilt(config.root);
}
