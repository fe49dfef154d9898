import { build } from 'esbuild';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAwellClient, createCalClient } from '../../src/server';
import { installExample, type Example } from './example';

/** Stands in for Cal.com and Awell; it records the requests, and the booking's status can change. */
interface Upstream {
  origin: string;
  reached: { path: string; body: string }[];
  status: string;
}

const record = {
  activity_id: 'act',
  pathway_id: 'flow',
  plugin_key: 'calDotCom',
  plugin_action_key: 'bookAppointment',
  fields: [],
};

function answerOf({ status }: Upstream, path: string, body: string): object {
  if (path !== '/awell') {
    return { data: { uid: 'u1', status, start: '2099-01-05T08:00:00.000Z', attendees: [{}] } };
  }
  const refused = { success: false, code: 'TRY_LATER' };
  return {
    data: body.includes('mutation')
      ? { completeExtensionActivity: status === 'open' ? { success: true } : refused }
      : {
          activity: { success: true, activity: { object: { id: 'obj' } } },
          extensionActivityRecord: { success: true, record },
        },
  };
}

async function startUpstream(): Promise<Upstream & { close: () => void }> {
  const upstream: Upstream = { origin: '', reached: [], status: 'accepted' };
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const body = await text(request);
    upstream.reached.push({ path, body });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answerOf(upstream, path, body)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  upstream.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(upstream, { close: () => void server.close() });
}

let upstream: Upstream & { close: () => void };
let node: Example;
beforeAll(async () => {
  upstream = await startUpstream();
  node = await installExample('../tests/examples/servers/node');
});
afterAll(async () => {
  await node.close();
  upstream.close();
});

/** The server of a group of tests. @returns its address when it runs. */
function host(start: (env: Record<string, string>) => Promise<string>): () => string {
  let origin = '';
  beforeAll(async () => {
    origin = await start({ UPSTREAM: upstream.origin });
  });
  return () => origin;
}

/** What a server must do: pass bodies on, cache nothing, and find paths with a trailing slash. */
async function tryProxies(cal: string, awell: string): Promise<void> {
  const client = createCalClient({ proxyUrl: cal });
  for (const status of ['accepted', 'cancelled']) {
    upstream.status = status;
    expect((await client.getBooking('u1')).status).toBe(status);
  }
  upstream.reached.length = 0;
  await client.deleteBooking('u1', { seatUid: 's1', cancellationReason: 'Ünwell 🤒' });
  expect(upstream.reached.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { seatUid: 's1', cancellationReason: 'Ünwell 🤒' },
  ]);
  const page = createAwellClient({ endpoint: awell });
  const completion = { activityId: 'act', dataPoints: [{ key: 'bookingId', value: 'ü1' }] };
  upstream.status = 'closed';
  await expect(page.completeExtensionActivity(completion)).rejects.toMatchObject({
    code: 'completion_refused',
  });
  upstream.status = 'open';
  await page.completeExtensionActivity(completion);
  expect(upstream.reached.at(-1)?.body).toContain('"value":"ü1"');
}

/** Requests of a page have an Origin header from the browser. */
async function statusOf(address: string, body: string): Promise<[number, string]> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body });
  return [response.status, await response.text()];
}

describe.each(['4', '5'])('Express %s', (version) => {
  const app = host((env) => node.serve('express.js', [version], env));
  it.each(['plain', 'json', 'raw', 'text', 'kept', 'forms'])(
    'runs the proxies behind the body parser: %s',
    async (before) => {
      await tryProxies(`${app()}/${before}/api/cal`, `${app()}/${before}/api/awell`);
    },
  );
  it('reports a body that a logger has already read', async () => {
    upstream.reached.length = 0;
    const address = `${app()}/logged/api/cal/bookings/u1/cancel`;
    const answer = await statusOf(address, '{"seatUid":"s1"}');
    expect(answer).toEqual([500, expect.stringContaining('body_taken')]);
    expect(upstream.reached).toEqual([]);
  });
});

describe('Hono', () => {
  const app = host((env) => node.serve('hono.js', [], env));
  it('runs the proxies', () => tryProxies(`${app()}/plain/api/cal`, `${app()}/plain/api/awell`));
  it('reports a body that was already read', async () => {
    const address = `${app()}/read/api/cal/bookings/u1/cancel`;
    const answer = await statusOf(address, '{"seatUid":"s1"}');
    expect(answer).toEqual([500, expect.stringContaining('body_taken')]);
  });
});

describe.each(['2023-08-01', '2026-01-01'])('workerd with compatibility date %s', (date) => {
  const app = host(async (env) => {
    await build({
      entryPoints: [join(node.folder, 'worker.js')],
      outfile: join(node.folder, 'dist/worker.mjs'),
      bundle: true,
      format: 'esm',
      conditions: ['workerd', 'worker', 'import'],
    });
    return node.serve('workerd.js', [date], env);
  });
  it('runs the proxies', () => tryProxies(`${app()}/api/cal`, `${app()}/api/awell`));
});

const NEXT: [version: string, react: string][] = [
  ['13', '18.2.0'],
  ['14', '18.3.1'],
  ['latest', '19'],
];

describe.each(NEXT)('Next %s, with trailing slashes', (version, react) => {
  let example: Example;
  const app = host(async (env) => {
    example = await installExample('../tests/examples/servers/next', {
      edit: (manifest) => manifest.replace('NEXT', version).replaceAll('REACT', react),
    });
    await example.script('build', env);
    return example.serve('node_modules/next/dist/bin/next', ['start', '-p', '0'], env);
  });
  afterAll(() => example.close());
  it('runs the proxies in the app router', () =>
    tryProxies(`${app()}/api/cal`, `${app()}/api/awell`));
  it('runs the proxies in the pages router, behind its body parser', () =>
    tryProxies(`${app()}/api/pages-cal`, `${app()}/api/pages-awell`));
  it('renders the current status', async () => {
    for (const status of ['accepted', 'cancelled']) {
      upstream.status = status;
      expect(await (await fetch(`${app()}/read/`)).text()).toContain(`status: ${status}`);
    }
  });
});
