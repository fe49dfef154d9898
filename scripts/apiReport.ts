import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import ts from 'typescript';
import { entries, scripts, standaloneEntries } from './entries';

const names = Object.keys({ ...entries, ...standaloneEntries, ...scripts });

/** The declarations of an entry without comments, so that texts may change without the public API. */
async function reportOf(name: string): Promise<string> {
  // A script has declarations for `require` only.
  const ending = name in scripts ? 'd.cts' : 'd.ts';
  const text = await readFile(`dist/${name}.${ending}`, 'utf8');
  const file = ts.createSourceFile(`${name}.d.ts`, text, ts.ScriptTarget.Latest);
  const surface = ts.createPrinter({ removeComments: true }).printFile(file);
  const code = await format(surface, { parser: 'typescript', printWidth: 100, singleQuote: true });
  const entry = ['awell-cal-booking', name.replace('testing-script', 'testing/script')]
    .filter((part) => part !== 'index')
    .join('/');
  return `# \`${entry}\`\n\nWritten by \`npm run api\`. What is not exported at the end is part of what is.\n\n\`\`\`ts\n${code}\`\`\`\n`;
}

const pathOf = (name: string): string => `etc/${name}.api.md`;

/** Compares the built declarations with the reports that are checked in. */
export async function differences(): Promise<{ reports: string[]; changed: string[] }> {
  const reports = names.map(pathOf);
  const changed: string[] = [];
  for (const name of names) {
    const kept = await readFile(pathOf(name), 'utf8').catch(() => '');
    if (kept !== (await reportOf(name))) changed.push(pathOf(name));
  }
  return { reports, changed };
}

// Only if run directly: a check imports this file.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await mkdir('etc', { recursive: true });
  for (const name of names) await writeFile(pathOf(name), await reportOf(name));
}
