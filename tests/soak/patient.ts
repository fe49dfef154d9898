import type { Script } from 'node:vm';
import { createNetwork } from './awell/network';
import { createServer } from './awell/server';
import { createLocks } from './browser/locks';
import { openPage, type Browser, type Page } from './browser/page';
import { createStorage } from './browser/storage';
import { actOut } from './actOut';
import { createLedger } from './ledger';
import { makePlan } from './plan/plan';
import { createRandom } from './random';
import { createTime } from './time';
import { judge, type Outcome } from './verdict';
import { createTabs } from './tabs';

/** How a patient's pages are built and what their storage does. */
export interface Build {
  script: Script;
  storageForgets: boolean;
}

/** For how long the network works and a page is open in the end: several of the longest waits. */
const CALM_MS = 10 * 60_000;

/** Lives one patient's plan through, from the first page to the end of all waiting. */
export async function simulate(
  seed: number,
  { script, storageForgets }: Build,
  print?: (line: string) => void,
): Promise<Outcome> {
  const random = createRandom(seed);
  const plan = makePlan(random);
  const time = createTime();
  const trace = (text: string): void => print?.(`${String(time.elapsed()).padStart(8)}  ${text}`);
  const server = createServer();
  const storage = createStorage(time, random, storageForgets);
  const network = createNetwork(time, random, server, plan.fates, trace);
  const locks = createLocks(time, random, (owner) => (owner as Page).isAlive());
  const ledger = createLedger(time, trace);
  const browser: Browser = {
    script,
    time,
    random,
    storage,
    locks,
    network,
    plan,
    trace,
    console: [],
    step: (page, step) => tabs.reach(page, step),
    onHeard: ledger.heard,
    onCancelled: ledger.cancelled,
    onStored: ledger.stored,
  };
  const tabs = createTabs(browser, (tab, number) => openPage(browser, tab, number));
  const { storage: kind, locks: lockKind, keepsFrame, leavesWhenDone, strikes } = plan;
  trace(JSON.stringify({ storage: kind, locks: lockKind, keepsFrame, leavesWhenDone, strikes }));

  actOut(browser, tabs, ledger);
  await time.run(3 * 60_000);
  trace('— calm —');
  network.mend();
  network.setOnline(true);
  storage.setFull(false);
  tabs.calm();
  await time.run(CALM_MS);
  // Someone who could not book at all before does so now.
  if (!ledger.hasBooked()) await time.run(CALM_MS);

  return judge(seed, { browser, server, ledger, tabs });
}
