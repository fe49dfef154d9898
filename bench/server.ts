import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { measureServers } from './server/run';
import { format, formatSpread } from './stats';
import { table } from './table';

/**
 * How many webhooks, and how many calls of the proxy, one Node process takes: beside a server that only reads the body
 * and one that does what nobody can leave out, and beside plain reverse proxies doing the same hop. In one run and in
 * turns; then what each holds after many requests. Printed as tables, and written as JSON.
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 9);
const AMOUNT = Number(process.env['AMOUNT'] ?? 4_000);
const MEMORY_AFTER = [10_000, 100_000];
const JSON_FILE = 'node_modules/.cache/bench/server.json';

const result = await measureServers({
  rounds: ROUNDS,
  amount: AMOUNT,
  memoryAfter: process.env['MEMORY'] === '0' ? [] : MEMORY_AFTER,
});
await mkdir('node_modules/.cache/bench', { recursive: true });
await writeFile(JSON_FILE, JSON.stringify(result, null, 2));

console.log(`\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`);
console.log(`Medians of ${ROUNDS} rounds of ${AMOUNT} requests (half of them lie within)\n`);
for (const [group, figures] of Object.entries(result.groups)) {
  console.log(`### ${group}\n`);
  const rows = Object.entries(figures).map(([name, { perSecond, cpuUs, ofFirst }]) =>
    [name].concat([perSecond, ofFirst.perSecond, cpuUs, ofFirst.cpu].map(formatSpread)),
  );
  console.log(`${table(['', 'a second', '÷ first', 'CPU of each, µs', 'first ÷ it'], rows)}\n`);
}
console.log('### Memory after a number of requests, in MB\n');
const held = Object.entries(result.memory).flatMap(([group, holders]) =>
  Object.entries(holders).flatMap(([name, figures]) =>
    figures.map(({ requests, rssMb, heapMb }) => [
      `${group}: ${name}`,
      String(requests),
      format(rssMb),
      format(heapMb),
    ]),
  ),
);
console.log(table(['', 'requests', 'resident', 'heap'], held));
console.log(`\nAs JSON: ${JSON_FILE}`);
