import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A piece of TypeScript in the docs, or in another copy of a file. */
export interface Snippet {
  /** File and line of its first line, for messages. */
  place: string;
  /** Code that the page assumes: `<!-- given: declare const activity: { id: string }; -->` before the snippet. */
  given: string;
  code: string;
  /** The example's file that it copies, which is compiled there: `<!-- file: examples/… -->`. */
  file: string | undefined;
}

const FENCE =
  /(?:<!-- given:(?<given>[\s\S]*?)-->\s*^```tsx?|<!-- file: (?<file>\S+) -->\s*^```\w+|^```tsx?)\n(?<code>[\s\S]*?)^```$/gm;

/** These pages are generated from docstrings, contain no programs, and aren't in the repository. */
const isReference = (page: string): boolean => page.startsWith('docs/reference/');

/** Every page that a reader can reach. */
export const docPages = (root: string): string[] => [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'demo/README.md',
  ...['docs', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((page) => !isReference(page)),
  ),
];

export const snippetsOf = (root: string): Snippet[] =>
  docPages(root).flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    return [...text.matchAll(FENCE)].map(({ 0: all, groups = {}, index }) => {
      const { given = '', code = '', file } = groups;
      const before = text.slice(0, index + all.length - code.length - '```'.length);
      return { place: `${page}:${before.split('\n').length}`, given, code, file };
    });
  });
