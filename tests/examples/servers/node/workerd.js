import { Miniflare } from 'miniflare';

// As old as is still run: `cache: 'no-store'` throws there.
const [date = '2023-08-01'] = process.argv.slice(2);
const { pathname } = new URL('dist/worker.mjs', import.meta.url);
const server = new Miniflare({
  modules: true,
  scriptPath: pathname,
  compatibilityDate: date,
  bindings: { UPSTREAM: process.env.UPSTREAM },
  port: 0,
});
const { port } = await server.ready;
console.log(`http://localhost:${port} `);
