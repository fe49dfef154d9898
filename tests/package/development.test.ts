import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { developerTexts, developerTextsIn } from './developerTexts';

const root = join(import.meta.dirname, '../..');

/** An app that has all of the package, in a folder of its own. */
async function makeApp(): Promise<string> {
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'development-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const index = JSON.stringify(join(root, 'dist/index.js'));
  await writeFile(join(folder, 'app.js'), `import * as all from ${index};\nconsole.log(all);\n`);
  return folder;
}

type Environment = 'production' | 'development' | 'test';
const define = (environment: Environment) => ({
  'process.env.NODE_ENV': JSON.stringify(environment),
});

const bundlers = {
  esbuild: async (folder: string, environment: Environment, minify: boolean) => {
    await esbuild({
      entryPoints: [join(folder, 'app.js')],
      outdir: join(folder, 'out'),
      bundle: true,
      splitting: true,
      format: 'esm',
      minify,
      define: define(environment),
      logLevel: 'error',
    });
  },
  Vite: async (folder: string, environment: Environment, minify: boolean) => {
    await vite({
      root: folder,
      configFile: false,
      logLevel: 'error',
      mode: environment,
      define: define(environment),
      build: {
        outDir: join(folder, 'out'),
        minify,
        rolldownOptions: { input: join(folder, 'app.js') },
      },
    });
  },
};

const names = Object.keys(bundlers) as (keyof typeof bundlers)[];
const built = async (
  name: keyof typeof bundlers,
  environment: Environment,
  minify: boolean,
): Promise<string[]> => {
  const folder = await makeApp();
  await bundlers[name](folder, environment, minify);
  return developerTextsIn(join(folder, 'out'));
};

test.for(names)('an app built by %s for development warns of mistakes', async (name) => {
  const texts = await developerTexts();
  expect(texts.length).toBeGreaterThan(5);
  expect(await built(name, 'development', false)).toEqual(texts);
});

test.for(names.flatMap((name) => [[name, true] as const, [name, false] as const]))(
  'an app built by %s for production has no text for developers (minified: %s)',
  async ([name, minify]) => {
    expect(await built(name, 'production', minify)).toEqual([]);
  },
);

test.for(names)('nor has one that is built by %s for tests', async (name) => {
  expect(await built(name, 'test', true)).toEqual([]);
});

test('the element, which is built already, has none of them', async () => {
  const element = await readFile(join(root, 'dist/element.js'), 'utf8');
  const texts = await developerTexts();
  expect(texts.filter((text) => element.includes(text))).toEqual([]);
});

test('without a bundler, the condition is still there, and what it throws is caught', async () => {
  const code = await readFile(join(root, 'dist/development.js'), 'utf8');
  const conditions = code.match(/try \{\s+if \(process\.env\.NODE_ENV === "development"\)/g);
  expect(conditions).toHaveLength(code.match(/process\./g)?.length ?? 0);
  expect(conditions).not.toHaveLength(0);
});
