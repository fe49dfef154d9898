import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import pkg from '../../package.json' with { type: 'json' };
import { run } from './npm';

const root = join(import.meta.dirname, '../..');
const read = (file: string): Promise<string> => readFile(join(root, 'dist', file), 'utf8');
const { tarball, files } = inject('packed');

/** What a module asks others for, by `import` or by `require`. */
const importsOf = (code: string): string[] =>
  [...code.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*["']([^"']+)["']/g)].map(
    ([, id = '']) => id,
  );

describe('the packed package', () => {
  test('holds dist, the readme, the licence and the manifest only', () => {
    const others = files.filter((file) => !file.startsWith('dist/'));
    expect(new Set(others)).toEqual(new Set(['LICENSE', 'README.md', 'package.json']));
    expect(files).toEqual(
      expect.arrayContaining(
        ['index', 'server', 'testing', 'element']
          .flatMap((name) => ['js', 'cjs', 'd.ts', 'd.cts'].map((type) => `dist/${name}.${type}`))
          .concat(
            'dist/styles.css',
            'dist/styles.css.d.cts',
            'dist/testing-script.cjs',
            'dist/testing-script.d.cts',
          ),
      ),
    );
  });

  test('satisfies publint', async () => {
    await expect(
      run(root, 'npm', ['exec', '--no', '--', 'publint', 'run', tarball, '--strict']),
    ).resolves.toContain('All good');
  });

  test('has right types for every module resolution, node10 included', async () => {
    const options = ['--exclude-entrypoints', './styles.css', '--no-definitely-typed'];
    await expect(
      run(root, 'npm', ['exec', '--no', '--', 'attw', tarball, '--format', 'ascii', ...options]),
    ).resolves.toContain('No problems found');
  });
});

describe.each(['index.js', 'index.cjs'])('dist/%s', (file) => {
  test("begins with 'use client'", async () => {
    expect(await read(file)).toMatch(/^["']use client["'];/);
  });

  test('leaves React and the embed to the host, and asks for nothing else', async () => {
    const imported = importsOf(await read(file));
    const known = Object.keys({ ...pkg.dependencies, ...pkg.peerDependencies });
    expect(imported).toEqual(expect.arrayContaining(['react', '@calcom/embed-react']));
    const unknown = imported.filter(
      (id) =>
        !id.startsWith('./') && !known.some((name) => id === name || id.startsWith(`${name}/`)),
    );
    expect(unknown).toEqual([]);
  });

  test('has no code for a server, and nothing of a build machine', async () => {
    const code = await read(file);
    const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
    expect(importsOf(code).filter((id) => builtins.has(id))).toEqual([]);
    expect(code).not.toMatch(/\b(?:__dirname|__filename|process\.(?!env\.NODE_ENV))\b/);
    expect(code).not.toContain('import.meta.env');
    expect(`${code}${await read(`${file}.map`)}`).not.toContain(root);
  });
});

describe.each(['server.js', 'server.cjs'])('dist/%s', (file) => {
  test('runs anywhere: it asks for no package, no React and no Node', async () => {
    const code = await read(file);
    const own = importsOf(code);
    expect(own.filter((id) => !id.startsWith('./'))).toEqual([]);
    const shared = await Promise.all(own.map((id) => read(id.slice(2))));
    for (const text of [code, ...shared]) {
      expect(importsOf(text).filter((id) => !id.startsWith('./'))).toEqual([]);
      expect(text).not.toMatch(/use client|\bprocess\.|__dirname/);
    }
  });

  test('is not in what a browser gets', async () => {
    const client = await read(file.replace('server', 'index'));
    expect(client).not.toMatch(/createCalProxy\s*\(options|sec-fetch-site/);
    expect(await read(file)).toContain('sec-fetch-site');
  });
});

test('both builds render on a server, with the same exports', async () => {
  const element = `createElement(lib.BookAppointment, {
    calLink: 'clinic/intake', activityId: 'activity-1', completeActivity: async () => {},
  })`;
  const report = `console.log(JSON.stringify([Object.keys(lib).toSorted(), renderToString(${element})]))`;
  const commonjs = `const lib = require('awell-cal-booking');
    const { createElement } = require('react');
    const { renderToString } = require('react-dom/server');
    ${report}`;
  const esm = `import * as lib from 'awell-cal-booking';
    import { createElement } from 'react';
    import { renderToString } from 'react-dom/server';
    ${report}`;
  const fromRequire = await run(root, 'node', ['--input-type=commonjs', '--eval', commonjs]);
  const fromImport = await run(root, 'node', ['--input-type=module', '--eval', esm]);
  expect(JSON.parse(fromRequire)).toEqual(JSON.parse(fromImport));
});
