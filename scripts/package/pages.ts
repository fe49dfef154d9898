import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pkg from '../../package.json' with { type: 'json' };
import { withAbsoluteLinks } from './links.ts';

/** The guides, by their path in the repository and in the package. */
const guidesIn = (root: string): string[] =>
  readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`);

const ENTRIES = { '': 'index', '/server': 'server', '/element': 'element', '/testing': 'testing' };

/** What a page is about: its heading, and the first sentence below it. */
function summaryOf(text: string): { heading: string; sentence: string } {
  const [, heading = '', paragraph = ''] = /^# (.+)\n+([^\n]*)/m.exec(text) ?? [];
  const plain = paragraph.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  const [sentence = plain] = /^.*?[.:!](?=\s|$)/.exec(plain) ?? [];
  return { heading, sentence: sentence.replace(/:$/, '.') };
}

/** An index of the package for tools: what it is, its entries, its guides, and the example of the README. */
export function llmsText(root: string): string {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const entries = Object.entries(ENTRIES).map(([path, file]) => {
    const [, about = ''] = /^\/\*\*\n \* (.+)/.exec(read(`src/${file}.ts`)) ?? [];
    return `- \`${pkg.name}${path}\`: ${about}`;
  });
  const guides = guidesIn(root).map((file) => {
    const { heading, sentence } = summaryOf(read(file));
    return `- [${heading}](${file}): ${sentence}`;
  });
  const [example = ''] = /^```tsx[\s\S]*?^```$/m.exec(read('README.md')) ?? [];
  return `# ${pkg.name}

> ${pkg.description}

A TypeScript and React library. The patient books on Cal.com's booking page, in an iframe; the library checks who sent the booking, saves it, and completes the Awell activity with the booking's id. The types in \`dist/*.d.ts\` describe every option.

## Entry points

${entries.join('\n')}
- \`${pkg.name}/styles.css\`: The stylesheet of the components.

## Example

${example}

## Docs

- [README](README.md): What it is, and the components.
${guides.join('\n')}
- [Changelog](CHANGELOG.md): What has changed, by version.
`;
}

/**
 * The pages as the package has them, by path. What isn't in the package is linked to in the repository; the README is
 * also shown on other sites, so all of its links are absolute.
 */
export function packagePages(root: string): Map<string, string> {
  const guides = guidesIn(root);
  const shipped = new Set([...guides, 'README.md', 'CHANGELOG.md', 'LICENSE', 'package.json']);
  const pages = ['README.md', 'CHANGELOG.md', ...guides].map((page): [string, string] => {
    const text = readFileSync(join(root, page), 'utf8');
    const stays = (path: string): boolean => page !== 'README.md' && shipped.has(path);
    return [page, withAbsoluteLinks(root, page, text, stays)];
  });
  return new Map([...pages, ['llms.txt', llmsText(root)]]);
}
