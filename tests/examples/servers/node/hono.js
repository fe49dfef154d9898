import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { proxies } from './proxies.js';

const { cal, awell } = proxies({ upstream: process.env.UPSTREAM });
const app = new Hono()
  .all('/plain/api/cal/*', (c) => cal(c.req.raw))
  .post('/plain/api/awell', (c) => awell(c.req.raw))
  // What Hono's own validators do: they read, and leave the request without a body.
  .all('/read/api/cal/*', async (c) => {
    await c.req.raw.text();
    return cal(c.req.raw);
  });
serve({ fetch: app.fetch, port: 0 }, ({ port }) => console.log(`http://localhost:${port} `));
