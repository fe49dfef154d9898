import { parseArgs } from 'node:util';
import { simulate } from './patient';
import { report } from './report';
import { build, soak } from './run';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    patients: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    'patient-seed': { type: 'string' },
  },
});

const single = values['patient-seed'];
const begun = performance.now();
const outcomes =
  single === undefined
    ? await soak({ patients: Number(values.patients), seed: Number(values.seed) })
    : [await simulate(Number(single), await build(), print)];

print(report(outcomes));
// Apart from the rest, which is the same for the same seed.
process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
process.exitCode = outcomes.some(({ problems }) => problems.length > 0) ? 1 : 0;
