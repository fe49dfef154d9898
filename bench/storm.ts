import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Condition } from './storm/server';
import { startStormyUpstream, WAY_NAMES } from './storm/upstream';

/** A minute of everything at once, on both proxies: `SECONDS=10 npm run bench:storm`. */
const SECONDS = Number(process.env['SECONDS'] ?? 60);
const AT_ONCE = 60;

const upstream = await startStormyUpstream();
const child = fork(fileURLToPath(new URL('./storm/server.ts', import.meta.url)), [upstream.origin]);
const [port] = (await once(child, 'message')) as [number];
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

const condition = async (): Promise<Condition> => {
  child.send('condition');
  const [told] = (await once(child, 'message')) as [Condition];
  return told;
};

type Asked = { path: string; body?: string; type?: string; leavesAfterMs?: number };

const counts: Record<string, number> = {};
const note = (outcome: string): void => {
  counts[outcome] = (counts[outcome] ?? 0) + 1;
};

/** One request of a page. @returns the status, or how it ended without one. */
const send = ({ path, body, type = 'application/json', leavesAfterMs }: Asked): Promise<string> =>
  new Promise((resolve) => {
    const headers = { 'sec-fetch-site': 'same-origin', ...(body && { 'content-type': type }) };
    const method = body === undefined ? 'GET' : 'POST';
    const asked = request({ port, host: '127.0.0.1', path, method, headers, agent }, (response) => {
      response.resume().on('close', () => resolve(String(response.statusCode)));
    });
    asked.on('error', () => resolve(leavesAfterMs === undefined ? 'broke off' : 'left'));
    if (leavesAfterMs !== undefined) setTimeout(() => asked.destroy(), leavesAfterMs);
    asked.end(body);
  });

const graphQl = (id: string): string =>
  JSON.stringify({
    query: 'mutation { completeExtensionActivity(input: $input) }',
    variables: { input: { activity_id: id, data_points: [{ key: 'bookingId', value: 'ok' }] } },
  });

/** What pages, and those who are none, send: the same in every run. */
function* everything(): Generator<Asked> {
  for (let turn = 0; ; turn += 1) {
    const way = WAY_NAMES[turn % WAY_NAMES.length] ?? 'ok';
    const leavesAfterMs = turn % 3;
    yield { path: `/api/cal/bookings/${way}` };
    yield { path: `/api/cal/bookings/by-seat/${way}` };
    yield { path: `/api/cal/bookings/${way}/cancel`, body: '{}' };
    yield { path: `/api/cal/bookings/${way}/reschedule`, body: '{"start":"2099-01-06T08:00:00Z"}' };
    yield { path: `/api/cal/bookings/${way}/calendar-links` };
    yield { path: '/api/awell', body: graphQl(way === 'ok' ? 'act' : way) };
    yield { path: `/api/cal/bookings/${way}`, leavesAfterMs };
    yield { path: `/api/cal/bookings/${way}/cancel`, body: '{}', leavesAfterMs };
    yield {
      path: `/api/cal/bookings/ok/cancel`,
      body: '{"cancellationReason":',
      type: 'text/plain',
    };
    yield { path: `/api/cal/bookings/ok/cancel`, body: '['.repeat(5_000) };
    yield { path: `/api/cal/bookings/ok/cancel`, body: 'x'.repeat(100_000) };
    yield { path: '/api/cal/bookings/%2e%2e/me' };
  }
}

const RIGHT: readonly [Asked, string][] = [
  [{ path: '/api/cal/bookings/ok' }, '200'],
  [{ path: '/api/cal/bookings/ok/cancel', body: '{}' }, '200'],
  [{ path: '/api/awell', body: graphQl('act') }, '200'],
];

async function failsWhenCalm(): Promise<string[]> {
  const failures: string[] = [];
  for (const [asked, right] of RIGHT) {
    const got = await send(asked);
    if (got !== right) failures.push(`${asked.path}: ${got} instead of ${right}`);
  }
  return failures;
}

/** Half of the storm is for what any process fills once: code, pools, caches. */
const sequence = everything();
async function storm(seconds: number): Promise<void> {
  const until = performance.now() + seconds * 1000;
  const sender = async (): Promise<void> => {
    while (performance.now() < until) note(await send(sequence.next().value as Asked));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  // The longest that an upstream may take.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

const problems = await failsWhenCalm();
const start = await condition();
await storm(SECONDS / 2);
const middle = await condition();
await storm(SECONDS / 2);
const end = await condition();
problems.push(...(await failsWhenCalm()));
child.kill();
upstream.close();
agent.destroy();

const row = (when: string, { rssMb, heapMb, uncaught }: Condition): string =>
  `${when.padEnd(10)} rss ${rssMb.toFixed(0).padStart(4)} MB  heap ${heapMb.toFixed(1).padStart(5)} MB  uncaught ${uncaught}`;
const sent = Object.values(counts).reduce((sum, count) => sum + count, 0);
console.log([row('before', start), row('half-way', middle), row('after', end)].join('\n'));
console.log(`${sent} requests in ${SECONDS} s:`, counts);
console.log('told to onError:', end.refused);
if (end.uncaught > 0) problems.push(`${end.uncaught} errors that nobody caught`);
if (end.heapMb > middle.heapMb + 3) problems.push('the heap grows');
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'It held.' : 'It did not hold.');
process.exitCode = problems.length === 0 ? 0 : 1;
