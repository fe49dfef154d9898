import { nameOf, CONDITIONS } from './page/conditions';
import { CONTENDERS as PAGES } from './page/contenders';
import { measurePages, type PageFigures } from './page/run';
import { measureGrowth, type BySize } from './growth/run';
import { CONTENDERS as SERVERS, type Group } from './server/contenders';
import { measureServers } from './server/run';
import type { Spread } from './stats';
import { table } from './table';

/**
 * Holds what is measured to budgets: each a ratio of two medians taken in one run and in turns, so that the machine
 * matters little. Run it on a quiet machine, before a release; it ends with an error where a budget is not kept.
 */
interface Ratio {
  what: string;
  ours: number;
  other: number;
  most: number;
}

const OURS = 'awell-cal-booking';
const PRELOADED = `${OURS}, preloaded`;
const EMBED_REACT = '@calcom/embed-react';
const IFRAME = 'bare iframe';

type PageBudget = [what: keyof PageFigures, ours: string, other: string, most: number];
const PAGE_BUDGETS: PageBudget[] = [
  ['asked', OURS, EMBED_REACT, 1.3],
  ['ready', OURS, EMBED_REACT, 1.3],
  ['mainThread', OURS, EMBED_REACT, 1.7],
  ['asked', PRELOADED, IFRAME, 2],
  ['ready', PRELOADED, IFRAME, 0.6],
];

/** How soon the booking page is there, over a phone's connection: what is fetched counts there. */
async function pageRatios(): Promise<Ratio[]> {
  const conditions = CONDITIONS.filter(({ latencyMs, cpu }) => latencyMs === 60 && cpu === 1);
  const contenders = PAGES.filter(({ isPeer }) => !isPeer);
  const { visits } = await measurePages({ rounds: 3, mounts: 0, conditions, contenders });
  const figures = visits[nameOf(conditions[0]!)]!;
  return PAGE_BUDGETS.map(([key, ours, other, most]) => ({
    what: `${key}, ms: ${ours} ÷ ${other}`,
    ours: figures[ours]![key].median,
    other: figures[other]![key].median,
    most,
  }));
}

type ServerBudget = [group: Group, other: string, most: number];
const SERVER_BUDGETS: ServerBudget[] = [
  ['webhooks', 'http, HMAC by Web Crypto, and JSON', 2.2],
  ['proxy', 'http and fetch', 2.1],
];

/** What a request costs a server, beside the least that does the same with Web APIs. */
async function serverRatios(): Promise<Ratio[]> {
  const contenders = SERVERS.filter(({ group, name }) =>
    SERVER_BUDGETS.some(([of, other]) => of === group && (name === OURS || name === other)),
  );
  const { groups } = await measureServers({ rounds: 3, amount: 500, contenders });
  return SERVER_BUDGETS.map(([group, other, most]) => ({
    what: `${group}, µs of CPU: ${OURS} ÷ ${other}`,
    ours: groups[group][OURS]!.cpuUs.median,
    other: groups[group][other]!.cpuUs.median,
    most,
  }));
}

function grown<Key extends string>(
  what: string,
  sizes: BySize<Record<Key, Spread>>,
  key: Key,
  [few, many]: [number, number],
  most: number,
): Ratio {
  const [other, ours] = [sizes[few]![key].median, sizes[many]![key].median];
  return { what: `${what}: each of ${many} ÷ of ${few}`, ours, other, most };
}

/** What one costs among many, beside what it costs among few. */
async function growthRatios(): Promise<Ratio[]> {
  const { widgets, hooks, outbox, parsing } = await measureGrowth({
    rounds: 1,
    hosts: [OURS],
    widgets: [1, 10],
    hooks: [100, 1000],
    outbox: [100, 1000],
    hops: [],
    bookings: [1000, 10_000],
    mounts: [],
  });
  const pages = widgets[OURS];
  return [
    grown('mount, ms of CPU, booking pages', pages, 'readyCpuMs', [1, 10], 2),
    grown('foreign message, µs, booking pages', pages, 'foreignUs', [1, 10], 2.5),
    grown('own message, µs, booking pages', pages, 'ownUs', [1, 10], 2.5),
    grown('useBooking, µs', hooks, 'hookUs', [100, 1000], 1.5),
    grown('completion, ms, pending ones', outbox, 'eachMs', [100, 1000], 1.5),
    ...(['v1', 'v2'] as const).map((shape) => ({
      what: `parsing ${shape}, µs, bookings of a list: each of 10000 ÷ of 1000`,
      ours: parsing[10_000]![shape],
      other: parsing[1000]![shape],
      most: 2.5,
    })),
  ];
}

const ratios = [...(await pageRatios()), ...(await serverRatios()), ...(await growthRatios())];
const isKept = ({ ours, other, most }: Ratio): boolean => ours / other <= most;
const rows = ratios.map((ratio) => [
  ratio.what,
  ratio.ours.toFixed(1),
  ratio.other.toFixed(1),
  (ratio.ours / ratio.other).toFixed(2),
  `${ratio.most}${isKept(ratio) ? '' : '  BROKEN'}`,
]);
console.log(table(['', 'is', 'beside', 'ratio', 'at most'], rows));
process.exitCode = ratios.every(isKept) ? 0 : 1;
