import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ensureChromium } from './chromium';

/**
 * Scripts of package.json; independent ones run in parallel. The linter follows imports into dist (import/no-cycle),
 * which the build empties and writes.
 */
const STEPS = [['lint'], ['check-format', 'typecheck', 'build'], ['size']];

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs a script. Prints its output only if it fails. */
async function step(script: string): Promise<boolean> {
  const start = performance.now();
  const isWindows = process.platform === 'win32';
  const options = { shell: isWindows, maxBuffer: 64 * 1024 * 1024 };
  try {
    await promisify(execFile)('npm', ['run', '--silent', script], options);
    console.log(`ok      ${script.padEnd(12)} ${seconds(start)}`);
    return true;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    console.log(`FAILED  ${script.padEnd(12)} ${seconds(start)}\n${stdout}${stderr}`);
    return false;
  }
}

/** Steps before the tests: a Chromium, lint, types and the build. */
ensureChromium();
for (const together of STEPS) {
  const done = await Promise.all(together.map(step));
  if (!done.every(Boolean)) process.exitCode = 1;
}
