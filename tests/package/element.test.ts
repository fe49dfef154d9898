import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { run } from './npm';

const root = join(import.meta.dirname, '../..');
const read = (file: string): Promise<string> => readFile(join(root, 'dist', file), 'utf8');

/** The size in docs/element.md, in kB; without the language that a patient's browser loads besides. */
const SIZE_LIMIT = 46;

test.each(['element.js', 'element.cjs'])(
  'dist/%s imports nothing from other packages',
  async (file) => {
    const code = await read(file);
    const asked = [...code.matchAll(/(?:\bfrom|\bimport\(|\brequire\()\s*["'`]([^"'`]+)["'`]/g)];
    const others = asked.map(([, id = '']) => id).filter((id) => !id.startsWith('./'));
    expect(others).toEqual([]);
    expect(code).not.toContain('process.env');
  },
);

test(`the code that loads before the element works is smaller than ${SIZE_LIMIT} kB`, async () => {
  // A loop over a set also visits entries that are added meanwhile.
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

test('the size limit in the docs is the tested one', async () => {
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
