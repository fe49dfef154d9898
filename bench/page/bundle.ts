import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const root = join(import.meta.dirname, '../..');
const peers = join(root, 'bench/peers/node_modules');

/** Whether the peers are there: `npm ci --prefix bench/peers`. */
export const hasPeers = (): boolean => existsSync(join(peers, 'react-calendly'));

/** The address that the incumbent's bundle has for embed.js, whatever its host says. */
const FIXED_EMBED_JS = 'https://app.cal.com/embed/embed.js';

export interface ScriptBytes {
  /** In gzip, without React: what a host adds to its bundle. */
  gzip: number;
  /** Of parts that are fetched when they are needed. */
  lazyGzip: number;
}

/** One React for everybody: the newest that every peer works with. */
function alias(): Record<string, string> {
  const react = hasPeers() ? peers : join(root, 'node_modules');
  return {
    'react-dom': join(react, 'react-dom'),
    react: join(react, 'react'),
    'awell-cal-booking': join(root, 'dist/index.js'),
  };
}

async function bundle(input: string, external: RegExp[] | undefined) {
  const built = await rolldown({
    input: { main: input },
    platform: 'browser',
    external: external ?? [],
    resolve: { alias: alias(), modules: [peers, 'node_modules'] },
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, jsx: 'react-jsx' },
    logLevel: 'silent',
  });
  const { output } = await built.generate({ format: 'esm', minify: true });
  await built.close();
  return output.filter((file) => file.type === 'chunk');
}

const page = (host: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
    ${host === 'ours' ? '<link rel="stylesheet" href="/styles.css" />' : ''}
    <title>${host}</title>
  </head>
  <body>
    <main id="root"></main>
    <script type="module" src="/${host}/main.js"></script>
  </body>
</html>
`;

/** Builds the page of a host as for production, into a folder. */
export async function bundleHost(host: string, embedJsUrl: string): Promise<string> {
  const outDir = join(root, 'node_modules/.cache/bench');
  await mkdir(join(outDir, host), { recursive: true });
  for (const chunk of await bundle(join(root, `bench/page/host/${host}.tsx`), undefined)) {
    const code = chunk.code.replaceAll(FIXED_EMBED_JS, embedJsUrl);
    await mkdir(join(outDir, host, chunk.fileName, '..'), { recursive: true });
    await writeFile(join(outDir, host, chunk.fileName), code);
  }
  await writeFile(join(outDir, `${host}.html`), page(host));
  await writeFile(join(outDir, 'styles.css'), await readFile(join(root, 'dist/styles.css')));
  return outDir;
}

/** What a host adds to its bundle, React left out. */
export async function scriptBytes(host: string): Promise<ScriptBytes> {
  const chunks = await bundle(join(root, `bench/page/host/${host}.tsx`), [
    /^react($|\/)/,
    /^react-dom($|\/)/,
  ]);
  const gzip = (isEntry: boolean): number =>
    chunks
      .filter((chunk) => chunk.isEntry === isEntry)
      .reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).byteLength, 0);
  return { gzip: gzip(true), lazyGzip: gzip(false) };
}
