import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { run } from './npm';

const root = join(import.meta.dirname, '../..');
const read = (file: string): Promise<string> => readFile(join(root, 'dist', file), 'utf8');

/** What docs/element.md promises, in kB; without the one language that a patient's browser fetches besides. */
const SIZE_LIMIT = 45;

test.each(['element.js', 'element.cjs'])('dist/%s asks nobody else for anything', async (file) => {
  const code = await read(file);
  const asked = [...code.matchAll(/(?:\bfrom|\bimport\(|\brequire\()\s*["'`]([^"'`]+)["'`]/g)];
  const others = asked.map(([, id = '']) => id).filter((id) => !id.startsWith('./'));
  expect(others).toEqual([]);
  expect(code).not.toContain('process.env');
});

test(`what is fetched before the element works stays under ${SIZE_LIMIT} kB`, async () => {
  // A set goes on with what is added on the way.
  const first = new Set(['element.js']);
  let size = 0;
  for (const file of first) {
    const code = await read(file);
    size += gzipSync(code, { level: 9 }).byteLength;
    for (const [, id = ''] of code.matchAll(/\bfrom\s*["']\.\/([^"']+)["']/g)) first.add(id);
  }
  expect(first.size).toBeGreaterThan(1);
  expect(size).toBeLessThan(SIZE_LIMIT * 1000);
});

test('the size in the docs is the one that is held', async () => {
  const docs = await readFile(join(root, 'docs/element.md'), 'utf8');
  expect(docs).toContain(`under ${SIZE_LIMIT} kB`);
});

test.each(['module', 'commonjs'])('both builds can be imported on a server (%s)', async (type) => {
  const load =
    type === 'module'
      ? "import * as lib from 'awell-cal-booking/element';"
      : "const lib = require('awell-cal-booking/element');";
  const report = 'console.log(Object.keys(lib).sort().join())';
  const names = await run(root, 'node', [`--input-type=${type}`, '--eval', `${load}${report}`]);
  expect(names.trim()).toBe('BookAppointmentElement,BookingError,createAwellClient');
});
