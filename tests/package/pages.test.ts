import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import pkg from '../../package.json' with { type: 'json' };
import { linksIn, standsAlone, targetOf } from '../../scripts/package/links';
import { repositoryUrl } from '../../scripts/repository';
import { run } from './npm';
import { unpack } from './unpacked';

const root = join(import.meta.dirname, '../..');
const { tarball, files } = inject('packed');

test('the package has every guide, and lists them for tools', ({ onTestFinished }) => {
  const guides = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));
  const app = unpack(tarball);
  onTestFinished(app.remove);
  const index = readFileSync(join(app.folder, 'node_modules', pkg.name, 'llms.txt'), 'utf8');
  expect(files).toEqual(expect.arrayContaining(guides.map((file) => `docs/${file}`)));
  for (const file of guides) expect(index).toMatch(new RegExp(`\\(docs/${file}\\): \\S`));
  for (const entry of ['', '/server', '/element', '/testing']) {
    expect(index).toContain(`- \`${pkg.name}${entry}\`: `);
  }
  expect(index).toContain('```tsx\n');
});

describe('links of the package', () => {
  test('lead to a page of it, or to the repository that package.json names', ({
    onTestFinished,
  }) => {
    const app = unpack(tarball);
    onTestFinished(app.remove);
    const folder = join(app.folder, 'node_modules', pkg.name);
    const dead: string[] = [];
    let absolute = 0;
    for (const page of files.filter((file) => /\.(?:md|txt)$/.test(file))) {
      for (const href of linksIn(readFileSync(join(folder, page), 'utf8'))) {
        if (href.startsWith(`${repositoryUrl}/`)) absolute += 1;
        if (standsAlone(href)) continue;
        const { path } = targetOf(page, href);
        if (page === 'README.md' || !files.includes(posix.normalize(path))) {
          dead.push(`${page}: ${href}`);
        }
      }
    }
    expect(dead).toEqual([]);
    expect(absolute).toBeGreaterThan(10);
  });
});

/** A folder like the repository, whose pages may be changed. */
function copyOfRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'awell-cal-booking-packing-'));
  for (const name of readdirSync(root)) {
    if (name === 'node_modules') continue;
    if (name === 'docs' || name.endsWith('.md')) {
      cpSync(join(root, name), join(folder, name), { recursive: true });
    } else symlinkSync(join(root, name), join(folder, name));
  }
  return folder;
}

test('what npm packs is changed while it packs, and put back', async ({ onTestFinished }) => {
  const folder = copyOfRepository();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const prepare = (command: string): Promise<string> =>
    run(folder, 'node', [
      join(root, 'node_modules/tsx/dist/cli.mjs'),
      join(root, 'scripts/package/prepare.ts'),
      command,
    ]);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const before = read('README.md');
  await prepare('prepare');
  expect(read('README.md')).not.toBe(before);
  expect(read('llms.txt')).toContain(pkg.name);
  await prepare('restore');
  expect(read('README.md')).toBe(before);
  expect(readdirSync(folder)).not.toContain('llms.txt');
});
