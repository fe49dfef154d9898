import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

export interface StaticServer {
  origin: string;
  close(): Promise<void>;
}

/** Serves an app on a free port, under a host name that is another site than the sandbox's. */
export function serveApp(app: Hono): Promise<StaticServer> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, hostname: '127.0.0.1', port: 0 },
      (address: AddressInfo) => {
        resolve({
          origin: `http://localhost:${address.port}`,
          close: () =>
            new Promise((done) => {
              server.close(() => done());
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        });
      },
    );
    server.on('error', reject);
  });
}

/**
 * Serves a built site, with the Content-Security-Policy in the query and its nonce on each script.
 *
 * @param path Path on the server: '' or `/a/folder`. Other paths don't exist.
 */
export function serveFolder(folder: string, path = ''): Promise<StaticServer> {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    const policy = context.req.query('csp');
    if (!policy) return;
    const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
    if (nonce && context.res.headers.get('Content-Type')?.startsWith('text/html')) {
      const html = await context.res.text();
      context.res = context.html(html.replaceAll('<script', `<script nonce="${nonce}"`));
    }
    context.header('Content-Security-Policy', policy);
  });
  const rewriteRequestPath = (requested: string): string => requested.slice(path.length);
  return serveApp(app.get(`${path}/*`, serveStatic({ root: folder, rewriteRequestPath })));
}

/** Serves one page. */
export const servePage = (html: string): Promise<StaticServer> =>
  serveApp(new Hono().get('*', (context) => context.html(html)));
