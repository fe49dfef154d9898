import { expect, test } from 'vitest';
import { CONTENDERS, type Group } from '../../bench/server/contenders';
import { measureServers, type ServerFigures } from '../../bench/server/run';

const OURS = 'awell-cal-booking';

/** What a request costs, in µs. */
const COSTS = {
  'of CPU': ({ cpuUs }: ServerFigures) => cpuUs.median,
  'from one answer to the next': ({ perSecond }: ServerFigures) => 1_000_000 / perSecond.median,
};

/** Beside the least that does the same with Web APIs. Of medians, so that the machine matters little; with room for a noisy one. */
const BUDGETS: readonly (readonly [
  group: Group,
  what: keyof typeof COSTS,
  beside: string,
  most: number,
])[] = [
  ['webhooks', 'of CPU', 'http, HMAC by Web Crypto, and JSON', 2.2],
  ['webhooks', 'from one answer to the next', 'http, HMAC by Web Crypto, and JSON', 1.9],
  ['proxy', 'of CPU', 'http and fetch', 2.1],
  ['proxy', 'from one answer to the next', 'http and fetch', 2.1],
];

const contenders = CONTENDERS.filter(({ group, name }) =>
  BUDGETS.some(([of, , beside]) => of === group && (name === OURS || name === beside)),
);

test('beside what nobody can leave out, webhooks and proxy cost a server what they did', async () => {
  const { groups } = await measureServers({ rounds: 3, amount: 500, contenders });
  const broken = BUDGETS.flatMap(([group, what, beside, most]) => {
    const [own, other] = [groups[group][OURS]!, groups[group][beside]!].map(COSTS[what]) as [
      number,
      number,
    ];
    const is = `${group}: ${own.toFixed(0)} µs ${what} (${OURS}) ÷ ${other.toFixed(0)} µs (${beside})`;
    return own / other > most ? [`${is} = ${(own / other).toFixed(2)}, more than ${most}`] : [];
  });
  expect(broken).toEqual([]);
});
