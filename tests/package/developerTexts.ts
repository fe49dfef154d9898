import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** Parts of sentences of src/developerHelp.ts, which only a developer may ever see, as bundlers leave them: without quotes. */
export async function developerTexts(): Promise<string[]> {
  const source = await readFile(join(root, 'dist/developerHelp.js'), 'utf8');
  // Without comments and names.
  const { code } = await transform(source, { minify: true });
  const sentences = code.replace(/export\{.*/s, '').match(/[\w ,.:]{40,}/g) ?? [];
  // Minified code has no spaces.
  return sentences.filter((text) => text.includes(' ')).map((text) => text.trim());
}

/** Those that are found in the scripts of a folder. */
export async function developerTextsIn(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  const scripts = files.filter((file) => file.endsWith('.js'));
  if (scripts.length === 0) throw new Error(`${folder} has no scripts.`);
  const codes = await Promise.all(scripts.map((file) => readFile(join(folder, file), 'utf8')));
  const texts = await developerTexts();
  return texts.filter((text) => codes.some((code) => code.includes(text)));
}
