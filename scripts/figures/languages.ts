import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'rolldown';
import { englishLabels } from '../../src/texts/labels';
import { allLabels } from '../../src/texts/panelLabels';

const FOLDER = 'src/texts/languages';
/** Files that aren't languages have longer names. */
const LANGUAGE_FILE = /^[a-z]{2}\.ts$/;

export interface LanguageFigure {
  language: string;
  /** How many texts it has of those in English. Texts that only the app can provide are in no language. */
  keys: number;
  missing: string[];
  /** Minified and gzipped, with everything that is fetched with it. 0 if it is in the package itself. */
  bytes: number;
}

const expected = Object.entries(allLabels(englishLabels))
  .filter(([, text]) => text !== '')
  .map(([key]) => key);

async function bytesOf(input: string): Promise<number> {
  const { output } = await build({ input, write: false, output: { minify: true } });
  return output.reduce((sum, part) => {
    const code = part.type === 'chunk' ? part.code : part.source;
    return sum + gzipSync(code).length;
  }, 0);
}

/** All languages that patients can read, in alphabetical order. */
export async function languageFigures(): Promise<LanguageFigure[]> {
  const files = readdirSync(FOLDER).filter((file) => LANGUAGE_FILE.test(file));
  const translated = files.map(async (file) => {
    const language = basename(file, '.ts');
    const { labels } = (await import(`../../src/texts/languages/${language}.ts`)) as {
      labels: Record<string, string>;
    };
    const missing = expected.filter((key) => !labels[key]);
    const bytes = await bytesOf(join(FOLDER, file));
    return { language, keys: expected.length - missing.length, missing, bytes };
  });
  const english: LanguageFigure = { language: 'en', keys: expected.length, missing: [], bytes: 0 };
  const all = await Promise.all(translated);
  const isBefore = ({ language }: LanguageFigure): boolean => language < 'en';
  return [...all.filter(isBefore), english, ...all.filter((figure) => !isBefore(figure))];
}
