import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A piece of TypeScript in the docs. */
export interface Snippet {
  /** File and line of its first line, for messages. */
  place: string;
  /** What the page takes for granted: `<!-- given: declare const activity: { id: string }; -->` before the snippet. */
  given: string;
  code: string;
}

const FENCE = /(?:<!-- given:([\s\S]*?)-->\s*)?^```tsx?\n([\s\S]*?)^```$/gm;

/** Every page that a reader is sent to. */
export const docPages = (root: string): string[] => [
  'README.md',
  'demo/README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

export const snippetsOf = (root: string): Snippet[] =>
  docPages(root).flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    return [...text.matchAll(FENCE)].map(({ 0: all, 1: given = '', 2: code = '', index }) => {
      const before = text.slice(0, index + all.length - code.length - '```'.length);
      return { place: `${page}:${before.split('\n').length}`, given, code };
    });
  });
