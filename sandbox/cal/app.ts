import { Hono } from 'hono';
import { createApiV1 } from './apiV1/index';
import { createApiV2 } from './apiV2/index';
import { pageAssets, readEmbedScript } from './assets';
import type { CalContext } from './context';
import { withCalLinkLog } from './hostedEmbed';
import { createPageApi } from './pageApi';
import { createPages } from './pages';

const V1_GONE =
  'API v1 has been decommissioned. Please migrate to API v2: https://cal.com/docs/api-reference/v2';

const SCRIPT = { 'Content-Type': 'text/javascript; charset=utf-8' };
const STYLES = { 'Content-Type': 'text/css; charset=utf-8' };

// Cal.com caches its files forever, because a changed file has another address.
const CACHED = { 'Cache-Control': 'public, max-age=60' };

export interface CalAppOptions {
  /** Also serves API v1, as a self-hosted server of 2025 does. Hosted Cal.com has switched it off. */
  v1?: boolean;
}

export function createCalApp(context: CalContext, { v1 = false }: CalAppOptions = {}): Hono {
  const { switches } = context.store;
  const app = new Hono().basePath(context.basePath);

  app.get('/embed/embed.js', async (c) => {
    const script = await readEmbedScript();
    const headers = { ...SCRIPT, 'Cross-Origin-Resource-Policy': 'cross-origin' };
    return c.body(switches.logsCalLink ? withCalLinkLog(script) : script, 200, headers);
  });
  app.get('/assets/page.js', async (c) =>
    c.body((await pageAssets()).script, 200, { ...SCRIPT, ...CACHED }),
  );
  app.get('/assets/page.css', async (c) =>
    c.body((await pageAssets()).styles, 200, { ...STYLES, ...CACHED }),
  );
  if (v1) app.route('/v1', createApiV1(context));
  else app.all('/v1/*', (c) => c.json({ message: V1_GONE }, 410));
  app.route('/v2', createApiV2(context));
  app.route('/api', createPageApi(context));
  app.route('/', createPages(context));
  return app;
}
