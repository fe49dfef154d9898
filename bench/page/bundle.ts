import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rolldown, type OutputChunk } from 'rolldown';

const root = join(import.meta.dirname, '../..');
/** Packages of others, which are installed by themselves. */
export const PEERS = join(root, 'bench/peers/node_modules');

/** Whether the peers are there: `npm ci --prefix bench/peers`. */
export const hasPeers = (): boolean => existsSync(join(PEERS, 'react-calendly'));

/** The address that the incumbent's bundle has for embed.js, whatever its host says. */
const FIXED_EMBED_JS = 'https://app.cal.com/embed/embed.js';

/** Of scripts, in bytes. */
export interface Bytes {
  minified: number;
  gzip: number;
  brotli: number;
}

export interface ScriptBytes {
  /** What is fetched before anything runs. */
  first: Bytes;
  /** What is fetched when it is needed, such as another language. */
  later: Bytes;
}

/** React is the app's own, and not measured. */
const REACT = [/^react($|\/)/, /^react-dom($|\/)/];

/** One React for everybody: the newest that every peer works with. */
function alias(): Record<string, string> {
  const react = hasPeers() ? PEERS : join(root, 'node_modules');
  return {
    'react-dom': join(react, 'react-dom'),
    react: join(react, 'react'),
    'awell-cal-booking': join(root, 'dist/index.js'),
  };
}

async function bundle(input: string, external: RegExp[]): Promise<OutputChunk[]> {
  const built = await rolldown({
    input: { main: input },
    platform: 'browser',
    external,
    resolve: { alias: alias(), modules: [PEERS, 'node_modules'] },
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, jsx: 'react-jsx' },
    moduleTypes: { '.css': 'empty' },
    logLevel: 'silent',
  });
  const { output } = await built.generate({ format: 'esm', minify: true });
  await built.close();
  return output.filter((file) => file.type === 'chunk');
}

const sum = (chunks: Iterable<OutputChunk>): Bytes => {
  const total: Bytes = { minified: 0, gzip: 0, brotli: 0 };
  for (const { code } of chunks) {
    total.minified += Buffer.byteLength(code);
    total.gzip += gzipSync(code, { level: 9 }).byteLength;
    total.brotli += brotliCompressSync(code).byteLength;
  }
  return total;
};

/** What a script adds to the bundle of an app that has React (and `external`) already. */
export async function scriptBytes(input: string, external: RegExp[] = []): Promise<ScriptBytes> {
  const chunks = await bundle(input, [...REACT, ...external]);
  // What the entry imports outright is fetched with it. A set goes on with what is added on the way.
  const first = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of first) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) first.add(chunk);
  }
  return { first: sum(first), later: sum(chunks.filter((chunk) => !first.has(chunk))) };
}

/** Source of the page of a host, where a contender is mounted. */
export const hostSource = (host: string): string => join(root, `bench/page/host/${host}.tsx`);

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
  for (const chunk of await bundle(hostSource(host), [])) {
    const code = chunk.code.replaceAll(FIXED_EMBED_JS, embedJsUrl);
    await mkdir(join(outDir, host, chunk.fileName, '..'), { recursive: true });
    await writeFile(join(outDir, host, chunk.fileName), code);
  }
  await writeFile(join(outDir, `${host}.html`), page(host));
  await writeFile(join(outDir, 'styles.css'), await readFile(join(root, 'dist/styles.css')));
  return outDir;
}
