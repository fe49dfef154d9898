import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { measureServers } from './server/run';
import { format, formatSpread } from './stats';

/**
 * How many webhooks, and how many calls of the proxy, one Node process takes: beside a server that only reads the body
 * and one that does what nobody can leave out, and beside plain reverse proxies doing the same hop. In one run and in
 * turns; then what each holds after many requests. Printed as tables, and written as JSON.
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 9);
const AMOUNT = Number(process.env['AMOUNT'] ?? 4_000);
const MEMORY_AFTER = [10_000, 100_000];
const JSON_FILE = 'node_modules/.cache/bench/server.json';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

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
  console.log(row(['', 'a second', '÷ first', 'CPU of each, µs', 'first ÷ it']));
  console.log(row(['---', '---:', '---:', '---:', '---:']));
  for (const [name, { perSecond, cpuUs, ofFirst }] of Object.entries(figures)) {
    const cells = [perSecond, ofFirst.perSecond, cpuUs, ofFirst.cpu].map(formatSpread);
    console.log(row([name, ...cells]));
  }
  console.log('');
}
console.log('### Memory after a number of requests, in MB\n');
console.log(row(['', 'requests', 'resident', 'heap']));
console.log(row(['---', '---:', '---:', '---:']));
for (const [group, holders] of Object.entries(result.memory)) {
  for (const [name, figures] of Object.entries(holders)) {
    for (const { requests, rssMb, heapMb } of figures) {
      console.log(row([`${group}: ${name}`, String(requests), format(rssMb), format(heapMb)]));
    }
  }
}
console.log(`\nAs JSON: ${JSON_FILE}`);
