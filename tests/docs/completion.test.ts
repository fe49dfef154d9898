import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The lines of a drawing, without what surrounds them. */
const drawing = (text: string, line: RegExp): string[] =>
  text
    .split('\n')
    .map((each) => each.replace(/^ \* {5}/, '').trimEnd())
    .filter((each) => line.test(each));

it('the docs list the states of the reducer', () => {
  const line = /[│▼▲►┘┐]|Awell refuses the completion/;
  const docs = drawing(read('docs/completion.md').split('```')[1] ?? '', line);
  const source = drawing(read('src/completion/state.ts').split('*/')[0] ?? '', line);
  expect(source.length).toBeGreaterThan(5);
  expect(docs).toEqual(source);
});
