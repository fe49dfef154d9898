import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const docs = readFileSync('docs/webhooks.md', 'utf8');

it('the table of answers has the status of every error code', () => {
  const source = readFileSync('src/server/webhooks/problems.ts', 'utf8');
  const inCode = [...source.matchAll(/^ {2}(\w+): (\d{3}),$/gm)].map(
    ([, code, status]) => `${status} ${code}`,
  );
  const inDocs = [...docs.matchAll(/^\| (\d{3}) +\| (`[^|]+)\|/gm)].flatMap(
    ([, status, codes = '']) => (codes.match(/\w+/g) ?? []).map((code) => `${status} ${code}`),
  );
  expect(inCode.length).toBeGreaterThan(10);
  // Reported only to onError, because the delivery was handled.
  expect(docs).toContain('`not_remembered` (answered with 200)');
  expect(new Set([...inDocs, '200 not_remembered'])).toEqual(new Set(inCode));
});

it('the docs have a row for every trigger', () => {
  const source = readFileSync('src/server/webhooks/events.ts', 'utf8');
  const triggers = [...source.matchAll(/'([A-Z_]+)'/g)].map(([, name = '']) => name);
  expect(triggers.length).toBeGreaterThan(10);
  for (const trigger of triggers) expect(docs).toContain(trigger === 'PING' ? 'Ping' : trigger);
});
