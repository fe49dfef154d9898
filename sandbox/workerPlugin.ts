import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { type Plugin, runnerImport } from 'vite';

const MODULE_ID = 'virtual:sandbox';
const RESOLVED_ID = `\0${MODULE_ID}`;
const WORKER = 'sandbox-worker.js';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The worker in one file. Files that the sandbox reads from disk are inlined as text. */
async function bundleWorker(): Promise<string> {
  const { module } = await runnerImport<typeof import('./cal/assets.ts')>(
    fromHere('cal/assets.ts'),
  );
  const [embedScript, assets] = await Promise.all([module.readEmbedScript(), module.pageAssets()]);
  const bundle = await rolldown({
    input: fromHere('worker.ts'),
    platform: 'browser',
    logLevel: 'warn',
    plugins: [
      {
        name: 'assets-as-text',
        resolveId: (id) => (id.endsWith('/assets') ? '\0assets' : undefined),
        load: (id) =>
          id === '\0assets'
            ? `export const readEmbedScript = async () => ${JSON.stringify(embedScript)};
               export const pageAssets = async () => (${JSON.stringify(assets)});`
            : undefined,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code;
}

/**
 * Serves the sandbox's Cal.com at the site's own origin, from a service worker: in development, and in a build on any
 * server. `virtual:sandbox` has the addresses.
 */
export function sandboxWorker(): Plugin {
  let bundled: Promise<string> | undefined;
  const worker = (): Promise<string> => (bundled ??= bundleWorker());

  return {
    name: 'awell-cal-booking:sandbox-worker',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `/${WORKER}`) return next();
        return void worker().then((code) => {
          response.setHeader('Content-Type', 'text/javascript');
          response.end(code);
        }, next);
      });
    },
    resolveId: (id) => (id === MODULE_ID ? RESOLVED_ID : undefined),
    load(id) {
      if (id !== RESOLVED_ID) return undefined;
      // Only the browser knows the site's address: a build may be served from anywhere.
      return `const here = new URL(import.meta.env.BASE_URL, location.href).href.replace(/\\/$/, '');
export const calOrigin = here;
export const embedJsUrl = here + '/embed/embed.js';
export const calApiUrl = here + '/v2';
export const awellEndpoint = here + '/orchestration/m2m/graphql';
export const workerUrl = here + '/${WORKER}';`;
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: WORKER, source: await worker() });
    },
  };
}
