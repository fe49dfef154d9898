import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/ensureBuilt';
import { packageChecks } from './checks/index';
import { pack } from './npm';

const root = join(import.meta.dirname, '../..');
ensureBuilt(root);
const packed = await pack(root);

/** Details after the first line are printed below it. */
const indented = (text: string): string => text.split('\n').join(`\n${' '.repeat(22)}`);

for (const { name, run } of packageChecks) {
  try {
    process.stdout.write(`ok   ${name.padEnd(16)} ${indented(await run(root, packed))}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stdout.write(`FAIL ${name.padEnd(16)} ${indented(reason)}\n`);
    process.exitCode = 1;
  }
}
