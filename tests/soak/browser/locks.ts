import type { Random } from '../random';
import type { VirtualTime } from '../time';

type Work = () => Promise<unknown>;

interface Waiting {
  owner: object;
  begin: () => void;
}

/** Web Locks of one patient: exclusive, first come first served, released when their page dies. */
export interface SharedLocks {
  request: (owner: object, name: string, work: Work) => Promise<unknown>;
  release: (owner: object) => void;
}

export function createLocks(
  time: VirtualTime,
  random: Random,
  isAlive: (owner: object) => boolean,
): SharedLocks {
  const holders = new Map<string, object>();
  const queues = new Map<string, Waiting[]>();

  const grantNext = (name: string): void => {
    if (holders.has(name)) return;
    const next = queues.get(name)?.shift();
    if (!next) return;
    holders.set(name, next.owner);
    time.after(random.int(0, 4), next.begin);
  };

  const release = (name: string, owner: object): void => {
    if (holders.get(name) !== owner) return;
    holders.delete(name);
    grantNext(name);
  };

  return {
    request: (owner, name, work) =>
      new Promise((resolve, reject) => {
        if (!isAlive(owner)) return;
        const begin = (): void => {
          if (!isAlive(owner)) return;
          work()
            .then(resolve, reject)
            .finally(() => release(name, owner));
        };
        queues.set(name, [...(queues.get(name) ?? []), { owner, begin }]);
        grantNext(name);
      }),
    release: (owner) => {
      for (const [name, queue] of queues) {
        queues.set(
          name,
          queue.filter((waiting) => waiting.owner !== owner),
        );
      }
      const held = [...holders.keys()];
      held.forEach((name) => release(name, owner));
    },
  };
}
