import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packagePages } from '../../scripts/package/pages';

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

/**
 * Packs the current `dist`: `prepack` would rebuild it under the tests that read it. It packs in a separate folder,
 * because the packed pages differ from those of the repository.
 */
export async function pack(root: string): Promise<PackedPackage> {
  const folder = join(root, 'node_modules/.cache/test-package');
  const source = join(folder, 'source');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(source, 'docs'), { recursive: true });
  for (const path of ['dist', 'LICENSE', 'package.json']) {
    await cp(join(root, path), join(source, path), { recursive: true });
  }
  for (const [path, text] of packagePages(root)) await writeFile(join(source, path), text);
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(await run(source, 'npm', args)) as [
    { filename: string; files: { path: string }[] },
  ];
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path) };
}
