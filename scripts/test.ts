import { spawn } from 'node:child_process';

/** `tsx scripts/test.ts report project …` runs projects of vite.config.ts. testSummary.ts reads their report. */
const [report, ...projects] = process.argv.slice(2);
const args = [
  ...projects.map((name) => `--project=${name}`),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=node_modules/.cache/${report}.json`,
];
spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], { stdio: 'inherit' })
  .on('error', (error) => {
    throw error;
  })
  .on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
