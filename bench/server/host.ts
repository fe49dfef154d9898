import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONTENDERS } from './contenders';

/** What a server has used since it was last asked, and what it holds. */
export interface Use {
  /** User and system time, of all threads, in µs. */
  cpuUs: number;
  handled: number;
}

export interface Memory {
  rssMb: number;
  heapMb: number;
}

export interface Question {
  about: 'use' | 'memory';
}

const MB = 1_000_000;

let handled = 0;
let since = process.cpuUsage();

function use(): Use {
  const { user, system } = process.cpuUsage(since);
  const told = { cpuUs: user + system, handled };
  since = process.cpuUsage();
  handled = 0;
  return told;
}

async function memory(): Promise<Memory> {
  // Twice, since what the first finds to be closed is freed by the second.
  for (let time = 0; time < 2; time += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { rssMb: rss / MB, heapMb: heapUsed / MB };
}

process.on('message', async ({ about }: Question) => {
  process.send?.(about === 'use' ? use() : await memory());
});

const [group, name, upstream = ''] = process.argv.slice(2);
const contender = CONTENDERS.find((one) => one.group === group && one.name === name);
if (!contender) throw new Error(`There is no ${name} in ${group}.`);

const count = (): void => {
  handled += 1;
};
const server = createServer(contender.create(count, upstream));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
