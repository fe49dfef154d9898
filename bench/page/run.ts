import { inTurn, spreadOf, type Spread } from '../stats';
import { hasPeers, hostSource, scriptBytes, type ScriptBytes } from './bundle';
import { CONDITIONS, nameOf, type Condition } from './conditions';
import { CONTENDERS, type Contender } from './contenders';
import { leftAfter, type Leftovers } from './mounts';
import { openSite } from './site';
import { visit, type Visit } from './visit';

export type PageFigures = Record<keyof Visit, Spread>;

export interface PageResult {
  react: string;
  rounds: number;
  /** By condition, then by contender. */
  visits: Record<string, Record<string, PageFigures>>;
  /** By contender. */
  bytes: Record<string, ScriptBytes>;
  /** By contender, after `mounts` mounts. */
  leftovers: Record<string, Leftovers>;
  mounts: number;
}

export interface PageOptions {
  rounds: number;
  /** How often each is mounted for what is left; 0 leaves that out. */
  mounts: number;
  conditions?: readonly Condition[];
  contenders?: readonly Contender[];
}

const contendersHere = (): Contender[] => CONTENDERS.filter(({ isPeer }) => !isPeer || hasPeers());

const figuresOf = (visits: readonly Visit[]): PageFigures => {
  const of = (name: keyof Visit): Spread => spreadOf(visits.map((one) => one[name]));
  return {
    asked: of('asked'),
    ready: of('ready'),
    mainThread: of('mainThread'),
    longTasks: of('longTasks'),
    layoutShift: of('layoutShift'),
    told: of('told'),
  };
};

/** Everybody under every condition, in turns. */
export async function measurePages({
  rounds,
  mounts,
  conditions = CONDITIONS,
  contenders = contendersHere(),
}: PageOptions): Promise<PageResult> {
  const hosts = [...new Set(contenders.map(({ host }) => host))];
  const site = await openSite(hosts);
  const { browser } = site;
  const seen = new Map<string, Visit[]>();
  const leftovers: PageResult['leftovers'] = {};
  try {
    // The first is the warm-up of browser and servers, and does not count.
    for (const contender of contenders) await visit(browser, contender, site, conditions[0]!);
    for (let round = 0; round < rounds; round += 1) {
      for (const condition of conditions) {
        for (const contender of inTurn(contenders, round)) {
          const key = `${nameOf(condition)}\n${contender.name}`;
          const visits = seen.get(key) ?? [];
          seen.set(key, visits);
          visits.push(await visit(browser, contender, site, condition));
        }
      }
      console.log(`pages: round ${round + 1} of ${rounds}`);
    }
    for (const contender of mounts > 0 ? contenders : []) {
      if (contender.isPreloaded) continue;
      const [left] = await leftAfter(browser, contender, site, [mounts]);
      if (left) leftovers[contender.name] = left;
    }
  } finally {
    await site.close();
  }

  const visits: PageResult['visits'] = {};
  for (const condition of conditions) {
    const name = nameOf(condition);
    visits[name] = Object.fromEntries(
      contenders.map((one) => [one.name, figuresOf(seen.get(`${name}\n${one.name}`) ?? [])]),
    );
  }
  const bytes: PageResult['bytes'] = {};
  for (const { name, host, isPreloaded } of contenders) {
    if (!isPreloaded) bytes[name] = await scriptBytes(hostSource(host));
  }
  return { react: hasPeers() ? '18' : '19', rounds, visits, bytes, leftovers, mounts };
}
