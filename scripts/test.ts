import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { ensureChromium } from './chromium';

/** Steps that need nothing of each other, as scripts of package.json. */
const STEPS = ['lint', 'typecheck', 'build'];

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs a script; what it prints is shown only where it fails. */
async function step(script: string): Promise<boolean> {
  const start = performance.now();
  const isWindows = process.platform === 'win32';
  const options = { shell: isWindows, maxBuffer: 64 * 1024 * 1024 };
  try {
    await promisify(execFile)('npm', ['run', '--silent', script], options);
    console.log(`ok      ${script.padEnd(10)} ${seconds(start)}`);
    return true;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    console.log(`FAILED  ${script.padEnd(10)} ${seconds(start)}\n${stdout}${stderr}`);
    return false;
  }
}

/** Runs projects of vite.config.ts; `report` is read by testSummary.ts. */
function runTests(projects: readonly string[], report: string): Promise<number> {
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.map((name) => `--project=${name}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=node_modules/.cache/${report}.json`,
  ];
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { stdio: 'inherit' })
      .on('error', reject)
      .on('exit', (code) => resolve(code ?? 1));
  });
}

/** `tsx scripts/test.ts report project …`: lint, types, the build and a Chromium, then these projects of tests. */
const [report = 'test-report', ...projects] = process.argv.slice(2);
const start = performance.now();
ensureChromium();
const done = await Promise.all(STEPS.map(step));
process.exitCode = done.every(Boolean) ? await runTests(projects, report) : 1;
console.log(`${process.exitCode === 0 ? 'All of it passed' : 'It failed'}, in ${seconds(start)}.`);
