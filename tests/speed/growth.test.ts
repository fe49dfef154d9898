import { expect, test } from 'vitest';
import { measureGrowth, type BySize } from '../../bench/growth/run';
import type { Spread } from '../../bench/stats';

const FEW = 1;
const MANY = 10;
const OURS = 'awell-cal-booking';

/** What one costs among many, beside what it costs among few; broken where that is more than so many times as much. */
function grown(what: string, few: string, many: string, each: [number, number], most: number) {
  const [before, after] = each;
  const is = `${what}: ${after.toFixed(1)} (${many}) ÷ ${before.toFixed(1)} (${few})`;
  return after / before > most ? [`${is} = ${(after / before).toFixed(2)}, more than ${most}`] : [];
}

const costs = <Key extends string>(
  sizes: BySize<Record<Key, Spread>>,
  key: Key,
  ...[few, many]: [number, number]
): [number, number] => [sizes[few]![key].median, sizes[many]![key].median];

test('many cost no more each than few', async () => {
  const { widgets, hooks, outbox, chain, parsing, leftovers } = await measureGrowth({
    rounds: 1,
    hosts: [OURS],
    widgets: [FEW, MANY],
    hooks: [100, 1000],
    outbox: [100, 1000],
    hops: [20],
    bookings: [1000, 10_000],
    mounts: [10, 30],
  });
  const pages = widgets[OURS];
  const left = leftovers[OURS];
  const ofPages = ['1 booking page', '10'] as const;
  expect
    .soft([
      ...grown('mount, ms of CPU', ...ofPages, costs(pages, 'readyCpuMs', FEW, MANY), 2),
      ...grown('foreign message, µs', ...ofPages, costs(pages, 'foreignUs', FEW, MANY), 2.5),
      ...grown('own message, µs', ...ofPages, costs(pages, 'ownUs', FEW, MANY), 2.5),
      ...grown('useBooking, µs', '100', '1,000', costs(hooks, 'hookUs', 100, 1000), 1.5),
      ...grown(
        'telling, ms',
        '100 in the outbox',
        '1,000',
        costs(outbox, 'eachMs', 100, 1000),
        1.5,
      ),
      ...(['v1', 'v2'] as const).flatMap((shape) =>
        grown(
          `parsing ${shape}, µs`,
          'list of 1,000',
          '10,000',
          [parsing[1000]![shape], parsing[10_000]![shape]],
          2.5,
        ),
      ),
    ])
    .toEqual([]);

  // One is of embed.js, and one is ours.
  const listeners = [FEW, MANY].map((count) => pages[count]!.messageListeners.high);
  expect.soft(listeners, 'message listeners of 1 and 10 booking pages').toEqual([2, 2]);
  expect.soft(hooks[1000]!.requests.high, 'requests of 1,000 useBooking').toBe(1);
  expect.soft(chain[20], 'requests over 20 reschedules').toEqual({ first: 21, again: 1 });

  const [half, whole] = [left[10]!, left[30]!];
  // A mount that is not let go of is several times as much; what the engine keeps of compiled code is less.
  expect.soft((whole.heapKb - half.heapKb) / 20, 'heap left by a mount, kB').toBeLessThan(10);
});
