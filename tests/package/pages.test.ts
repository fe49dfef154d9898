import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import pkg from '../../package.json' with { type: 'json' };
import { linksIn, standsAlone, targetOf } from '../../scripts/package/links';
import { repositoryUrl } from '../../scripts/repository';
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
