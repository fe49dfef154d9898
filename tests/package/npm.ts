import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stage } from '../../scripts/package/stage';

const execFileAsync = promisify(execFile);

export interface PackedPackage {
  tarball: string;
  files: string[];
}

/** Runs a command as a developer does in a shell: without the test runner's NODE_ENV. */
export async function run(
  cwd: string,
  command: 'npm' | 'node',
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const { NODE_ENV: _, ...inherited } = process.env;
  const { stdout } = await execFileAsync(command, args, {
    cwd,
    env: { ...inherited, ...env },
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** Packs the current `dist`, as `npm run release` publishes it. */
export async function pack(root: string): Promise<PackedPackage> {
  const folder = join(root, 'node_modules/.cache/test-package');
  const source = join(folder, 'source');
  stage(root, source);
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(await run(source, 'npm', args)) as [
    { filename: string; files: { path: string }[] },
  ];
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path) };
}
