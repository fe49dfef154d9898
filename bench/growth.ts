import { mkdir, writeFile } from 'node:fs/promises';
import { measureGrowth, type BySize } from './growth/run';
import { format, formatSpread } from './stats';
import { table } from './table';

/**
 * What this library costs when there is more: booking pages side by side, components that show one booking, bookings
 * in the outbox, reschedules, bookings of a list, mounts after each other. Printed as tables, and written as JSON.
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
const JSON_FILE = 'node_modules/.cache/bench/growth.json';

const result = await measureGrowth({
  rounds: ROUNDS,
  widgets: [1, 10, 50],
  hooks: [1, 100, 1000],
  outbox: [1, 100, 1000],
  hops: [1, 10, 20],
  bookings: [100, 1000, 10_000],
  mounts: [1, 50, 100, 200],
});
await mkdir('node_modules/.cache/bench', { recursive: true });
await writeFile(JSON_FILE, JSON.stringify(result, null, 2));

const rows = <Figures>(
  sizes: BySize<Figures>,
  cells: (figures: Figures) => string[],
  name?: string,
): string[][] =>
  Object.entries<Figures>(sizes).map(([size, figures]) =>
    [name === undefined ? size : `${name}, ${size}`].concat(cells(figures)),
  );

const print = (
  title: string,
  head: readonly string[],
  body: readonly (readonly string[])[],
): void => console.log(`\n### ${title}\n\n${table(['', ...head], body)}`);

console.log(`Medians of ${result.rounds} rounds (half of them lie within)`);
print(
  'Booking pages side by side',
  [
    'mount, ms each',
    'main thread until ready, ms each',
    'message listeners',
    'foreign message, µs',
    'own message, µs',
  ],
  Object.entries(result.widgets).flatMap(([name, sizes]) =>
    rows(
      sizes,
      ({ mountMs, readyCpuMs, messageListeners, foreignUs, ownUs }) => [
        formatSpread(mountMs),
        formatSpread(readyCpuMs),
        String(messageListeners.high),
        formatSpread(foreignUs),
        formatSpread(ownUs),
      ],
      name,
    ),
  ),
);
print(
  'useBooking of one booking',
  ['requests', 'main thread, µs each'],
  rows(result.hooks, ({ requests, hookUs }) => [String(requests.high), formatSpread(hookUs)]),
);
print(
  'Bookings in the outbox',
  ['telling of one, ms', 'of all, ms each'],
  rows(result.outbox, ({ oneMs, eachMs }) => [formatSpread(oneMs), formatSpread(eachMs)]),
);
print(
  'Reschedules up to the current booking',
  ['requests', 'requests again'],
  rows(result.chain, ({ first, again }) => [String(first), String(again)]),
);
print(
  'Bookings in a list',
  ['API v2, µs each', 'API v1, µs each'],
  rows(result.parsing, ({ v1, v2 }) => [format(v2), format(v1)]),
);
print(
  'Left after mounts, beyond the first ten',
  ['heap, kB', 'DOM nodes', 'listeners'],
  Object.entries(result.leftovers).flatMap(([name, sizes]) =>
    rows(
      sizes,
      ({ heapKb, nodes, listeners }) => [heapKb.toFixed(0), String(nodes), String(listeners)],
      name,
    ),
  ),
);
console.log(`\nAs JSON: ${JSON_FILE}`);
