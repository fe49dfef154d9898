import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePages } from './pages.ts';

/**
 * Writes a folder as npm gets it. Its pages differ from those of the repository: links that lead out of the package are
 * absolute. Its manifest has no scripts.
 */
export function stage(root: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'docs'), { recursive: true });
  for (const path of ['dist', 'LICENSE']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  const { scripts: _, ...manifest } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const [path, text] of packagePages(root)) writeFileSync(join(folder, path), text);
}
