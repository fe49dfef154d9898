import { expect, test } from 'vitest';
import { CONTENDERS } from '../../bench/page/contenders';
import { CONDITIONS, nameOf } from '../../bench/page/conditions';
import { measurePages, type PageFigures } from '../../bench/page/run';

/** Of medians, so that the machine matters little; with room for a noisy one. */
const BUDGETS: readonly (readonly [
  what: keyof PageFigures,
  ours: string,
  beside: string,
  most: number,
])[] = [
  ['asked', 'awell-cal-booking', '@calcom/embed-react', 1.3],
  ['ready', 'awell-cal-booking', '@calcom/embed-react', 1.3],
  ['mainThread', 'awell-cal-booking', '@calcom/embed-react', 1.7],
  ['asked', 'awell-cal-booking, preloaded', 'bare iframe', 2],
  ['ready', 'awell-cal-booking, preloaded', 'bare iframe', 0.6],
];

const contenders = CONTENDERS.filter(({ isPeer }) => !isPeer);
/** A phone's connection: what is fetched counts there, and the machine does not. */
const connection = CONDITIONS.filter(({ latencyMs, cpu }) => latencyMs === 60 && cpu === 1);

test('beside its peers the booking page is as soon there as it was', async () => {
  const { visits } = await measurePages({
    rounds: 3,
    mounts: 0,
    conditions: connection,
    contenders,
  });
  const figures = visits[nameOf(connection[0]!)]!;
  const broken = BUDGETS.flatMap(([what, ours, beside, most]) => {
    const [own, other] = [figures[ours]![what].median, figures[beside]![what].median];
    const is = `${what}: ${own.toFixed(0)} ms (${ours}) ÷ ${other.toFixed(0)} ms (${beside})`;
    return own / other > most ? [`${is} = ${(own / other).toFixed(2)}, more than ${most}`] : [];
  });
  expect(broken).toEqual([]);
  // A hundredth of a pixel, which a browser may count, is none.
  for (const { layoutShift } of Object.values(figures))
    expect(layoutShift.high).toBeLessThan(0.001);
});
