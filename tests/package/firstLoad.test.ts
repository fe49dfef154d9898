import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { build as rolldown } from 'rolldown';
import { onTestFinished, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** An app that shows the booking page, in its own folder. */
async function makeApp(): Promise<string> {
  const folder = await mkdtemp(join(root, 'node_modules/.cache/first-load-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const index = JSON.stringify(join(root, 'dist/index.js'));
  await writeFile(join(folder, 'app.js'), `export { BookAppointment } from ${index};\n`);
  return folder;
}

const react = ['react', 'react/jsx-runtime', 'react-dom'];
const production = { 'process.env.NODE_ENV': '"production"' };
const bundlers = {
  'esbuild, which splits by file': async (folder: string) =>
    esbuild({
      entryPoints: [join(folder, 'app.js')],
      outdir: join(folder, 'out'),
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      external: react,
      define: production,
      logLevel: 'error',
    }),
  'rolldown, as Vite does': async (folder: string) =>
    rolldown({
      input: join(folder, 'app.js'),
      platform: 'browser',
      external: react,
      transform: { define: production },
      logLevel: 'silent',
      output: { dir: join(folder, 'out'), minify: true },
    }),
};

/** The code that loads before anything runs: the app and its static imports. */
async function firstLoad(out: string): Promise<Map<string, string>> {
  const code = new Map<string, string>();
  const add = async (file: string): Promise<void> => {
    if (code.has(file)) return;
    const text = await readFile(join(out, file), 'utf8');
    code.set(file, text);
    const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g)];
    for (const [, name = ''] of imports) await add(name);
  };
  await add('app.js');
  return code;
}

test.for(Object.entries(bundlers))(
  'an app built by %s loads the code for after the booking only later',
  async ([, bundle]) => {
    const folder = await makeApp();
    await bundle(folder);
    const out = join(folder, 'out');
    const code = await firstLoad(out);
    expect((await readdir(out)).length).toBeGreaterThan(code.size);
    const all = [...code.values()].join('\n');
    // TanStack Query, and our client of Cal.com.
    expect(all).not.toContain('Missing queryFn');
    expect(all).not.toContain('cal-api-version');
    const bytes = [...code.values()].map((text) => gzipSync(text, { level: 9 }).byteLength);
    // The target is 15 kB. Protection against hostile pages and odd options takes 0.8 kB of it; naming the directive that
    // blocks a page takes 0.2 kB.
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(29_400);
  },
);
