import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const codesOf = (text: string): string[] => [...text.matchAll(/'(\w+)'/g)].map(([, code]) => code!);

it('the docs have an entry for every error code, and no others', () => {
  const source = readFileSync('src/errors.ts', 'utf8');
  const union = /type BookingErrorCode =([^;]+);/.exec(source)?.[1] ?? '';
  const rows = readFileSync('docs/troubleshooting.md', 'utf8').matchAll(
    /^\| (`\w+`(?:, `\w+`)*) /gm,
  );
  const documented = [...rows].flatMap(([, cell = '']) => cell.match(/\w+/g) ?? []);
  expect(new Set(documented)).toEqual(new Set(codesOf(union)));
  expect(documented.length).toBeGreaterThan(20);
});
