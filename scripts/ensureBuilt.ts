import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newestSource(root: string): number {
  const sources = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  );
  const paths = [...sources, 'package.json', 'vite.config.ts'];
  return Math.max(...paths.map((path) => changedAt(join(root, path))));
}

/** The browser and package tests run on the built package: a stale `dist` would test other code. */
export function ensureBuilt(root: string): void {
  const lastWritten = changedAt(join(root, 'dist/index.d.cts'));
  if (lastWritten > newestSource(root)) return;
  const { status } = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error('`npm run build` failed, so there is no package to test.');
}
