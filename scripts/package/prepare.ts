import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePages } from './pages.ts';

/*
 * npm packs the README that is in the folder, so its links are absolute for as long as npm packs.
 *
 * `prepare` (prepack) writes the pages as the package has them, and keeps what was there.
 * `restore` (postpack, postpublish) puts that back. `npm publish` reads the README once more after it has packed, so
 * it is put back only after publishing. If either fails, npm runs neither: it is put back after a minute.
 */
/** npm runs scripts in the package's folder. */
const root = process.cwd();
const kept = join(root, 'node_modules/.cache/before-packing.json');
const WAIT_MS = 60_000;

interface Page {
  path: string;
  /** As in the repository; null if it isn't there. */
  before: string | null;
  packed: string;
}

const read = (path: string): string | null =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;

function restore(): void {
  if (!existsSync(kept)) return;
  for (const { path, before, packed } of JSON.parse(readFileSync(kept, 'utf8')) as Page[]) {
    // A page that somebody has changed since is theirs.
    if (read(path) !== packed) continue;
    if (before === null) rmSync(join(root, path));
    else writeFileSync(join(root, path), before);
  }
  rmSync(kept);
}

function prepare(): void {
  restore();
  const pages: Page[] = [...packagePages(root)]
    .map(([path, packed]) => ({ path, before: read(path), packed }))
    .filter(({ before, packed }) => before !== packed);
  mkdirSync(join(kept, '..'), { recursive: true });
  writeFileSync(kept, JSON.stringify(pages));
  const args = [...process.execArgv, import.meta.filename, 'restore-later'];
  spawn(process.execPath, args, { cwd: root, detached: true, stdio: 'ignore' }).unref();
  for (const { path, packed } of pages) writeFileSync(join(root, path), packed);
}

const [command] = process.argv.slice(2);
if (command === 'prepare') prepare();
else if (command === 'restore') {
  const { npm_command: npmCommand, npm_lifecycle_event: event } = process.env;
  if (npmCommand !== 'publish' || event !== 'postpack') restore();
} else setTimeout(restore, WAIT_MS);
