import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { changedAt, newestOf } from './changedAt';

const SOURCES = ['src', 'scripts', 'package.json', 'vite.config.ts'];

/** The browser and package tests run on the built package. A stale `dist` would test other code. */
export function ensureBuilt(root: string): void {
  const lastWritten = changedAt(join(root, 'dist/index.d.cts'));
  if (lastWritten > newestOf(root, SOURCES)) return;
  const { status } = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error('`npm run build` failed, so there is no package to test.');
}
