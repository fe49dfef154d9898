import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languageFigures } from '../../scripts/figures/languages';

const docs = readFileSync('docs/languages.md', 'utf8');
const rows = [...docs.matchAll(/^\| \w+ +\| `(\w+)` \| +(none|[\d.]+ kB) \|$/gm)].map(
  ([, language = '', size = '']) => ({ language, size }),
);

it('the docs list every language with its download size', { timeout: 60_000 }, async () => {
  const figures = await languageFigures();
  expect(new Set(rows.map(({ language }) => language))).toEqual(
    new Set(figures.map(({ language }) => language)),
  );
  for (const { language, bytes, missing } of figures) {
    expect(missing, language).toEqual([]);
    const size = rows.find((row) => row.language === language)?.size ?? '';
    if (bytes === 0) expect(size).toBe('none');
    else expect(Math.abs(Number.parseFloat(size) * 1000 - bytes), language).toBeLessThan(100);
  }
});

it('no text contains a number or a placeholder, so languages need no plural rules', async () => {
  const { englishLabels } = await import('../../src/texts/labels');
  const { allLabels } = await import('../../src/texts/panelLabels');
  expect(Object.values(allLabels(englishLabels)).filter((text) => /\{|%d|\d/.test(text))).toEqual(
    [],
  );
});
