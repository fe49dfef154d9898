import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { englishLabels } from '../src/texts/labels';
import { allLabels } from '../src/texts/panelLabels';

const HEAD = `# Texts

Every text of ours, by its name in \`labels\`, in every language. \`npm run texts\` writes this page. What only your app can say ([\`help\`, \`clinic\`, \`emailHint\`, \`prepare\`](languages.md#texts-of-your-own)) is empty, and not in it.
`;

/** The page of all texts in all languages. */
export async function textsPage(): Promise<string> {
  const english: Record<string, unknown> = { ...allLabels(englishLabels) };
  const languages = readdirSync('src/texts/languages').map((file) => basename(file, '.ts'));
  const translated = await Promise.all(
    languages.map(async (language) => {
      const { labels } = (await import(`../src/texts/languages/${language}.ts`)) as {
        labels: Record<string, string>;
      };
      return labels;
    }),
  );
  const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  const rows = Object.keys(english)
    .filter((key) => english[key] !== '')
    .map((key) =>
      row([`\`${key}\``, String(english[key]), ...translated.map((labels) => labels[key] ?? '')]),
    );
  const names = ['name', 'en', ...languages];
  return [HEAD, row(names), row(names.map(() => '---')), ...rows, ''].join('\n');
}
