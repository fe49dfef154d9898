import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const STYLES = ['base', 'controls', 'details', 'booker'];

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The script that hosts load, read from the installed package so that it is always the published one. */
export async function readEmbedScript(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('@calcom/embed-core/package.json');
  return readFile(join(dirname(manifest), 'dist/embed/embed.js'), 'utf8');
}

async function bundlePage(): Promise<string> {
  const bundle = await rolldown({
    input: fromHere('./page/main.tsx'),
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, jsx: 'react-jsx' },
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return output[0].code;
}

async function readStyles(): Promise<string> {
  const read = (name: string) => readFile(fromHere(`./page/styles/${name}.css`), 'utf8');
  return (await Promise.all(STYLES.map(read))).join('\n');
}

export interface PageAssets {
  script: string;
  styles: string;
}

let built: Promise<PageAssets> | undefined;

/** Built once per process, however many sandboxes it starts. */
export function pageAssets(): Promise<PageAssets> {
  built ??= Promise.all([bundlePage(), readStyles()]).then(([script, styles]) => ({
    script,
    styles,
  }));
  return built;
}
