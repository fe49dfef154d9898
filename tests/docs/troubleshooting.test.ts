import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const codesOf = (text: string): string[] => [...text.matchAll(/'(\w+)'/g)].map(([, code]) => code!);

const unionIn = (file: string, name: string): string[] =>
  codesOf(new RegExp(`type ${name} =([^;]+);`).exec(readFileSync(file, 'utf8'))?.[1] ?? '');

const page = readFileSync('docs/troubleshooting.md', 'utf8');
const entriesOf = (text: string): string[] =>
  [...text.matchAll(/^### (\w+)\n\n\S/gm)].map(([, code = '']) => code);
const [errors = '', warnings = ''] = page.split('## Warnings while you develop');

it.each([
  ['error', errors, 'src/errors.ts', 'BookingErrorCode'],
  ['warning', warnings, 'src/developerHelp.ts', 'Warning'],
])('the docs have one entry for every %s, and no others', (_what, text, file, name) => {
  const entries = entriesOf(text);
  expect(entries.length).toBeGreaterThan(5);
  expect(new Set(entries)).toEqual(new Set(unionIn(file, name)));
  expect(new Set(entries).size).toBe(entries.length);
});
