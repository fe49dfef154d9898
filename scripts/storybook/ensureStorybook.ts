import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { changedAt, newestOf } from '../changedAt';

const SOURCES = ['src', 'stories', 'sandbox', '.storybook'];

/** Returns the folder of a built Storybook, and rebuilds it if its sources have changed. */
export function ensureStorybook(root: string): string {
  const folder = join(root, 'node_modules/.cache/storybook-static');
  const sources = newestOf(root, [...SOURCES, 'package.json', 'package-lock.json']);
  if (changedAt(join(folder, 'index.json')) > sources) return folder;
  const { status } = spawnSync(
    'npm',
    ['run', 'build-storybook', '--', '--quiet', '--output-dir', folder],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  if (status !== 0) throw new Error('`npm run build-storybook` failed.');
  return folder;
}
