import { expect, test } from 'vitest';
import { CONTENDERS, type Group } from '../../bench/server/contenders';
import { measureServers } from '../../bench/server/run';

const OURS = 'awell-cal-booking';

/**
 * Of CPU, beside the least that does the same with Web APIs. Of medians, so that the machine matters little; with room
 * for a noisy one.
 */
const BUDGETS: readonly (readonly [group: Group, beside: string, most: number])[] = [
  ['webhooks', 'http, HMAC by Web Crypto, and JSON', 2.2],
  ['proxy', 'http and fetch', 2.1],
];

const contenders = CONTENDERS.filter(({ group, name }) =>
  BUDGETS.some(([of, beside]) => of === group && (name === OURS || name === beside)),
);

test('beside what nobody can leave out, webhooks and proxy cost a server what they did', async () => {
  const { groups } = await measureServers({ rounds: 3, amount: 500, contenders });
  const broken = BUDGETS.flatMap(([group, beside, most]) => {
    const own = groups[group][OURS]!.cpuUs.median;
    const other = groups[group][beside]!.cpuUs.median;
    const is = `${group}: ${own.toFixed(0)} µs of CPU (${OURS}) ÷ ${other.toFixed(0)} µs (${beside})`;
    return own / other > most ? [`${is} = ${(own / other).toFixed(2)}, more than ${most}`] : [];
  });
  expect(broken).toEqual([]);
});
