import { extname } from 'node:path';
import { build, createServer, type Connect, type Plugin, type Rolldown } from 'vite';
import type { Sandbox } from '../../../sandbox/index';
import { moduleOf } from '../../../sandbox/vitePlugin';

interface SandboxApi {
  api: { running: () => Sandbox | undefined };
}

export interface RunningDemo {
  /** URL of its page, with a slash at the end. */
  url: string;
  sandbox: Sandbox;
  close: () => Promise<void>;
}

const configFile = 'demo/vite.config.ts';

/** The demo's page in a few files, for a sandbox that runs. The dev server's 200 modules take a second per load. */
async function buildPage(sandbox: Sandbox): Promise<Map<string, string | Uint8Array>> {
  const runningSandbox: Plugin = {
    name: 'running-sandbox',
    enforce: 'pre',
    resolveId: (id) => (id === 'virtual:sandbox' ? '\0running-sandbox' : undefined),
    load: (id) => (id === '\0running-sandbox' ? moduleOf(sandbox) : undefined),
  };
  const { output } = (await build({
    configFile,
    logLevel: 'silent',
    plugins: [runningSandbox],
    build: { write: false, minify: false },
  })) as Rolldown.RolldownOutput;
  return new Map(
    output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
};

/** Starts the demo as `npm start` does, on a free port. Its page is built, unless `isDev`. */
export async function startDemo({ isDev = false } = {}): Promise<RunningDemo> {
  let page = new Map<string, string | Uint8Array>();
  const serve: Connect.NextHandleFunction = ({ url = '/' }, response, next) => {
    const [path = '/'] = url.split('?');
    const isPage = extname(path) === '' && !path.startsWith('/api');
    const name = isPage ? '/index.html' : path;
    const file = page.get(name);
    if (file === undefined) next();
    else response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? '' }).end(file);
  };
  const server = await createServer({
    configFile,
    logLevel: 'silent',
    server: { port: 0 },
    plugins: [
      { name: 'built-page', configureServer: ({ middlewares }) => void middlewares.use(serve) },
    ],
  });
  await server.listen();
  const plugin = server.config.plugins.find(({ name }) => name === 'awell-cal-booking:sandbox');
  const sandbox = (plugin as unknown as SandboxApi).api.running();
  const url = server.resolvedUrls?.local[0];
  if (!sandbox || url === undefined) throw new Error('The demo has no sandbox, or no address.');
  if (!isDev) page = await buildPage(sandbox);
  return { url, sandbox, close: () => server.close() };
}
