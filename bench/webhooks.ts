import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Load, LoadResult } from './webhooks/load';
import type { ServerUse } from './webhooks/server';

/**
 * How many webhooks a second one Node process takes through `createWebhookHandler` behind `toNodeHandler`, beside one
 * that only reads the body. Both run in one go, in turns, under the same load from a third process.
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 15);
const AMOUNT = Number(process.env['AMOUNT'] ?? 10_000);
const WARM_UP_ROUNDS = 2;

type Subject = 'bare' | 'verified';

interface Measured {
  perSecond: number;
  cpuUs: number;
}

const start = (file: string, ...args: string[]): ChildProcess =>
  fork(fileURLToPath(new URL(`webhooks/${file}`, import.meta.url)), args, {
    execArgv: ['--import', 'tsx'],
  });

async function hear<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}

function ask<T>(child: ChildProcess, question: object): Promise<T> {
  const answer = hear<T>(child);
  child.send(question);
  return answer;
}

const quantile = (values: readonly number[], share: number): number => {
  const ordered = Float64Array.from(values);
  ordered.sort();
  return ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? Number.NaN;
};
const median = (values: readonly number[]): number => quantile(values, 0.5);

const spread = (values: readonly number[], digits: number): string => {
  const [middle, low, high] = [0.5, 0.25, 0.75].map((share) =>
    quantile(values, share).toFixed(digits),
  );
  return `${middle} (half of the rounds: ${low} to ${high})`;
};

const children = { bare: start('server.ts', 'bare'), verified: start('server.ts', 'verified') };
const load = start('load.ts');
const [bare, verified] = await Promise.all([
  hear<number>(children.bare),
  hear<number>(children.verified),
  hear(load),
]);
const ports = { bare, verified };

async function measure(subject: Subject): Promise<Measured> {
  await ask(children[subject], { begin: true });
  const question: Load = { port: ports[subject], amount: AMOUNT };
  const { perSecond, failed } = await ask<LoadResult>(load, question);
  const { cpuUs, handled } = await ask<ServerUse>(children[subject], { end: true });
  if (failed > 0) throw new Error(`${failed} of ${AMOUNT} requests to ${subject} failed.`);
  if (handled !== AMOUNT) throw new Error(`${subject} handled ${handled} of ${AMOUNT}.`);
  return { perSecond, cpuUs: cpuUs / AMOUNT };
}

const rounds: Record<Subject, Measured>[] = [];
try {
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    // Which one is first changes, so that a machine that gets slower favours neither.
    const [first, second]: Subject[] =
      round % 2 === 0 ? ['bare', 'verified'] : ['verified', 'bare'];
    if (!first || !second) break;
    const one = await measure(first);
    const other = await measure(second);
    if (round < 0) continue;
    rounds.push(first === 'bare' ? { bare: one, verified: other } : { bare: other, verified: one });
  }
} finally {
  for (const child of [load, children.bare, children.verified]) child.kill();
}

for (const subject of ['bare', 'verified'] as const) {
  const rates = rounds.map((round) => round[subject].perSecond);
  const cpu = median(rounds.map((round) => round[subject].cpuUs)).toFixed(0);
  console.log(`${subject.padEnd(9)} a second: ${spread(rates, 0)}, CPU of each: ${cpu} µs`);
}
const ratios = rounds.map((round) => round.verified.perSecond / round.bare.perSecond);
console.log(`ratio     ${spread(ratios, 2)}, over ${ROUNDS} rounds of ${AMOUNT} each`);
