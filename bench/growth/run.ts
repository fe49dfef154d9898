import { leftAfter, type Leftovers } from '../page/mounts';
import { openSite, type OpenSite } from '../page/site';
import { inTurn, spreadOf, type Spread } from '../stats';
import { measureChain, type ChainFigures } from './chain';
import { measureHooks, type HookFigures } from './hooks';
import { measureOutbox, type OutboxFigures } from './outbox';
import { measureParsing, type ParseFigures } from './parse';
import { measureWidgets, type WidgetFigures } from './widgets';

/** Medians of the rounds, with the half of them around. */
export type Spreads<Figures> = Record<keyof Figures, Spread>;

/** By how many there were. */
export type BySize<Figures> = Record<number, Figures>;

/** Who is looked at for what grows with booking pages: what is not of this library grows in the others too. */
const HOSTS = {
  'bare iframe': 'iframe',
  '@calcom/embed-react': 'embedReact',
  'awell-cal-booking': 'ours',
} as const;
export type HostName = keyof typeof HOSTS;
const HOST_NAMES = Object.keys(HOSTS) as HostName[];

export interface GrowthResult {
  rounds: number;
  /** By host, then by booking pages side by side. */
  widgets: Record<HostName, BySize<Spreads<WidgetFigures>>>;
  /** By `useBooking`s of one booking. */
  hooks: BySize<Spreads<HookFigures>>;
  /** By entries. */
  outbox: BySize<Spreads<OutboxFigures>>;
  /** By hops. */
  chain: BySize<ChainFigures>;
  /** By bookings in a list. */
  parsing: BySize<ParseFigures>;
  /** By host, then by mounts beyond the first ten. */
  leftovers: Record<HostName, BySize<Leftovers>>;
}

export interface GrowthOptions {
  rounds: number;
  widgets: readonly number[];
  hooks: readonly number[];
  outbox: readonly number[];
  hops: readonly number[];
  bookings: readonly number[];
  mounts: readonly number[];
  /** @default all */
  hosts?: readonly HostName[];
}

async function bySize<Figures>(
  sizes: readonly number[],
  measure: (size: number) => Figures | Promise<Figures>,
): Promise<BySize<Figures>> {
  const results: BySize<Figures> = {};
  for (const size of sizes) results[size] = await measure(size);
  return results;
}

function spreadsOf<Figures extends object>(rounds: readonly Figures[]): Spreads<Figures> {
  const keys = Object.keys(rounds[0] ?? {}) as (keyof Figures)[];
  const spreads = keys.map((key) => [key, spreadOf(rounds.map((one) => Number(one[key])))]);
  return Object.fromEntries(spreads) as Spreads<Figures>;
}

/** All sizes in turns. */
async function inRounds<Figures extends object>(
  rounds: number,
  sizes: readonly number[],
  measure: (size: number) => Promise<Figures>,
): Promise<BySize<Spreads<Figures>>> {
  const seen = new Map<number, Figures[]>(sizes.map((size) => [size, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const size of inTurn(sizes, round)) seen.get(size)?.push(await measure(size));
  }
  return bySize(sizes, (size) => spreadsOf(seen.get(size) ?? []));
}

async function byHost<Figures>(
  hosts: readonly HostName[],
  measure: (host: string) => Promise<Figures>,
): Promise<Record<HostName, Figures>> {
  const results: [string, Figures][] = [];
  for (const name of hosts) results.push([name, await measure(HOSTS[name])]);
  return Object.fromEntries(results) as Record<HostName, Figures>;
}

async function leftBySize(
  site: OpenSite,
  host: string,
  mounts: readonly number[],
): Promise<BySize<Leftovers>> {
  const left = mounts.length > 0 ? await leftAfter(site.browser, { host }, site, mounts) : [];
  return Object.fromEntries(mounts.map((count, index) => [count, left[index]!]));
}

/** What things cost when there are more of them. An empty list of sizes leaves a part out. */
export async function measureGrowth(options: GrowthOptions): Promise<GrowthResult> {
  const { rounds, hosts = HOST_NAMES } = options;
  const parsing = await bySize(options.bookings, measureParsing);
  const chain = await bySize(options.hops, measureChain);
  const site = await openSite([...hosts.map((name) => HOSTS[name]), 'useBooking', 'outbox']);
  try {
    return {
      rounds,
      widgets: await byHost(hosts, (host) =>
        inRounds(rounds, options.widgets, (count) => measureWidgets(site, host, count)),
      ),
      hooks: await inRounds(rounds, options.hooks, (count) => measureHooks(site, count)),
      outbox: await inRounds(rounds, options.outbox, (count) => measureOutbox(site, count)),
      chain,
      parsing,
      leftovers: await byHost(hosts, (host) => leftBySize(site, host, options.mounts)),
    };
  } finally {
    await site.close();
  }
}
