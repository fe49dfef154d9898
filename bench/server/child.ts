import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/** A process of its own for one side of the measurement, so that no side waits for another. */
export interface Child<Hello> {
  /** What it said when it was ready. */
  hello: Hello;
  ask: <T>(question: object) => Promise<T>;
  end: () => void;
}

const FOLDER = 'node_modules/.cache/bench/server';
const here = fileURLToPath(new URL('.', import.meta.url));

/** Bundled as an app's server is: a loader that compiles while it runs would be measured too. */
export async function bundleChildren(): Promise<void> {
  await build({
    input: ['host', 'load', 'upstream'].map((name) => join(here, `${name}.ts`)),
    platform: 'node',
    external: (id) => !/^[./]/.test(id),
    output: { dir: FOLDER, entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
  });
}

export async function startChild<Hello>(
  name: 'host' | 'load' | 'upstream',
  ...args: string[]
): Promise<Child<Hello>> {
  const child = fork(join(FOLDER, `${name}.mjs`), args, { execArgv: ['--expose-gc'] });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${name} has ended.`)));
  ended.catch(() => undefined);
  const hear = async <T>(): Promise<T> => {
    const message = once(child, 'message') as Promise<[T]>;
    return (await Promise.race([message, ended]))[0];
  };
  return {
    hello: await hear<Hello>(),
    ask: <T>(question: object) => {
      const answer = hear<T>();
      child.send(question);
      return answer;
    },
    end: () => void child.kill(),
  };
}
