import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import pkg from '../../package.json' with { type: 'json' };
import { run } from './npm';

const root = join(import.meta.dirname, '../..');
const read = (file: string): Promise<string> => readFile(join(root, 'dist', file), 'utf8');
const { tarball, files } = inject('packed');

/** The modules that a file imports, with `import` or `require`. */
const importsOf = (code: string): string[] =>
  [...code.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*["']([^"']+)["']/g)].map(
    ([, id = '']) => id,
  );

const isOfClient = (code: string): boolean => /^["']use client["'];/.test(code);

/** The code of an entry and all our files that it imports, now or later; on a server it stops where the client begins. */
async function codeOf(entry: string, isServer = false): Promise<Map<string, string>> {
  const code = new Map<string, string>();
  const add = async (file: string): Promise<void> => {
    if (code.has(file)) return;
    code.set(file, '');
    const text = await read(file);
    code.set(file, text);
    if (isServer && isOfClient(text)) return;
    const own = importsOf(text).filter((id) => id.startsWith('.'));
    await Promise.all(own.map((id) => add(posix.join(posix.dirname(file), id))));
  };
  await add(entry);
  return code;
}

/** All packages that the code imports. */
const othersIn = (code: Map<string, string>): string[] =>
  [...code.values()].flatMap(importsOf).filter((id) => !id.startsWith('.'));

describe('the packed package', () => {
  test('contains only dist, the docs, the licence and the manifest', () => {
    const others = files.filter((file) => !/^dist\/|^docs\/[\w-]+\.md$/.test(file));
    expect(new Set(others)).toEqual(
      new Set(['CHANGELOG.md', 'LICENSE', 'README.md', 'llms.txt', 'package.json']),
    );
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

  test('passes publint', async () => {
    await expect(
      run(root, 'npm', ['exec', '--no', '--', 'publint', 'run', tarball, '--strict']),
    ).resolves.toContain('All good');
  });

  test('has correct types for every module resolution, node10 included', async () => {
    const options = ['--exclude-entrypoints', './styles.css', '--no-definitely-typed'];
    await expect(
      run(root, 'npm', ['exec', '--no', '--', 'attw', tarball, '--format', 'ascii', ...options]),
    ).resolves.toContain('No problems found');
  });
});

describe.each(['index.js', 'index.cjs'])('dist/%s', (file) => {
  test('runs on a server as far as it needs no browser, and marks files that use React’s client as client code', async () => {
    const code = await codeOf(file, true);
    const client = [...code].filter(([, text]) => isOfClient(text)).map(([name]) => name);
    const named = (name: string): unknown => expect.stringMatching(`/${name}\\.c?js$`);
    const needClient = [
      'BookAppointment',
      'BookAppointmentActivity',
      'BookingDetails',
      'CalBookingProvider',
      'preloadBookingPage',
      'useBooking',
      'useCompleteBookAppointment',
      'useCreateBooking',
      'useDeleteBooking',
      'useUpdateBooking',
    ];
    expect(client).toEqual(expect.arrayContaining(needClient.map(named)));
    expect(client).toHaveLength(needClient.length);
    for (const name of client) code.delete(name);
    // Elements need no client; everything else in React does.
    expect(new Set(othersIn(code))).toEqual(new Set(['react/jsx-runtime']));
    for (const name of ['calClient', 'bookingQueries', 'bookingPageUrl', 'BookingPageHints']) {
      expect([...code.keys()]).toContainEqual(named(name));
    }
  });

  test('imports React and the embed from the host, and nothing else', async () => {
    const others = othersIn(await codeOf(file));
    const known = Object.keys({ ...pkg.dependencies, ...pkg.peerDependencies });
    expect(others).toEqual(expect.arrayContaining(['react', '@calcom/embed-react']));
    const unknown = others.filter(
      (id) => !known.some((name) => id === name || id.startsWith(`${name}/`)),
    );
    expect(unknown).toEqual([]);
  });

  test('contains no server code, and no paths of a build machine', async () => {
    const code = await codeOf(file);
    expect(code.size).toBeGreaterThan(50);
    const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
    expect(othersIn(code).filter((id) => builtins.has(id))).toEqual([]);
    for (const [name, text] of code) {
      expect(name).not.toMatch(/^server/);
      expect(text).not.toMatch(/\b(?:__dirname|__filename|process\.(?!env\.NODE_ENV))\b/);
      expect(text).not.toContain('import.meta.env');
      expect(text).not.toContain(`${root}/`);
    }
  });
});

test('every source map exists, and names no folder of the build machine', async () => {
  const scripts = files.filter((file) => /\.c?js$/.test(file));
  let maps = 0;
  for (const file of scripts) {
    const [, map] =
      /\/\/# sourceMappingURL=(.+)$/m.exec(await readFile(join(root, file), 'utf8')) ?? [];
    // A file that only re-exports has none.
    if (map === undefined) continue;
    maps += 1;
    const path = posix.join(posix.dirname(file), map);
    expect(files).toContain(path);
    expect(await readFile(join(root, path), 'utf8')).not.toContain(`${root}/`);
  }
  expect(maps).toBeGreaterThan(100);
});

describe.each(['server.js', 'server.cjs'])('dist/%s', (file) => {
  test('runs anywhere: it imports no package, no React and no Node module', async () => {
    const code = await codeOf(file);
    expect(othersIn(code)).toEqual([]);
    for (const text of code.values()) expect(text).not.toMatch(/use client|\bprocess\.|__dirname/);
  });

  test('isn’t part of the browser’s code', async () => {
    const textOf = async (entry: string): Promise<string> =>
      [...(await codeOf(entry)).values()].join('\n');
    expect(await textOf(file.replace('server', 'index'))).not.toContain('sec-fetch-site');
    expect(await textOf(file)).toContain('sec-fetch-site');
  });
});

test('both builds render on a server, and have the same exports', async () => {
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
