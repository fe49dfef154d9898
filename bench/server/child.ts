import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own for one side of the measurement, so that no side waits for another. */
export interface Child<Hello> {
  /** What it said when it was ready. */
  hello: Hello;
  ask: <T>(question: object) => Promise<T>;
  end: () => void;
}

export async function startChild<Hello>(
  file: 'host.ts' | 'load.ts' | 'upstream.ts',
  ...args: string[]
): Promise<Child<Hello>> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(path, args, { execArgv: ['--expose-gc', '--import', 'tsx'] });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${file} has ended.`)));
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
