import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { measurePages, type PageFigures } from './page/run';
import { formatSpread } from './stats';
import { table } from './table';

/**
 * Beside a bare iframe, bare @calcom/embed-react, the incumbent and react-calendly, in one run and in turns: how soon
 * the booking page is asked for and ready, what it costs the main thread, and how soon Awell is told. Printed as
 * tables, and written as JSON.
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 7);
const MOUNTS = Number(process.env['MOUNTS'] ?? 100);
const JSON_FILE = 'node_modules/.cache/bench/pages.json';

const COLUMNS: readonly (readonly [name: keyof PageFigures, title: string])[] = [
  ['asked', 'page asked for, ms'],
  ['ready', 'ready, ms'],
  ['mainThread', 'main thread, ms'],
  ['longTasks', 'long tasks'],
  ['layoutShift', 'layout shift'],
  ['told', 'event to request, ms'],
];

const result = await measurePages({ rounds: ROUNDS, mounts: MOUNTS });
await mkdir('node_modules/.cache/bench', { recursive: true });
await writeFile(JSON_FILE, JSON.stringify(result, null, 2));

console.log(
  `\nReact ${result.react}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`,
);
console.log(`Medians of ${result.rounds} rounds (half of them lie within)\n`);
for (const [condition, contenders] of Object.entries(result.visits)) {
  console.log(`### ${condition}\n`);
  const rows = Object.entries(contenders).map(([name, figures]) =>
    [name].concat(COLUMNS.map(([key]) => formatSpread(figures[key]))),
  );
  console.log(table(['', ...COLUMNS.map(([, title]) => title)], rows));
  console.log('');
}
console.log(`### Left after ${result.mounts} mounts, beyond the first ten\n`);
const left = Object.entries(result.leftovers).map(([name, { heapKb, nodes, listeners }]) => [
  name,
  heapKb.toFixed(0),
  String(nodes),
  String(listeners),
]);
console.log(table(['', 'heap, kB', 'DOM nodes', 'listeners'], left));
console.log(`\nAs JSON: ${JSON_FILE}`);
