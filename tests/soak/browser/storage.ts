import type { Random } from '../random';
import type { VirtualTime } from '../time';

export interface StorageUser {
  isAlive: () => boolean;
  /** Hears what another page wrote. */
  onStorage: (event: { key: string; oldValue: string | null; newValue: string | null }) => void;
  /** Something was stored, for sure. */
  onStored: (value: string) => void;
}

export type PageStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `localStorage` of one patient, shared by all their tabs. */
export interface SharedStorage {
  open: (user: StorageUser) => PageStorage;
  close: (user: StorageUser) => void;
  setFull: (isFull: boolean) => void;
  isFull: () => boolean;
  /** All that is in it. */
  values: () => string[];
  /** Everything that was ever written. */
  written: string[];
}

export function createStorage(time: VirtualTime, random: Random, forgets: boolean): SharedStorage {
  const entries = new Map<string, string>();
  const users = new Set<StorageUser>();
  const heardAt = new Map<StorageUser, number>();
  const written: string[] = [];
  let full = false;

  const tellOthers = (writer: StorageUser, key: string, before: string | null): void => {
    const newValue = entries.get(key) ?? null;
    if (newValue === before) return;
    for (const user of users) {
      if (user === writer) continue;
      // Other tabs are other processes: they hear of it a little later, each in order.
      const at = Math.max(heardAt.get(user) ?? 0, time.elapsed() + random.int(0, 12));
      heardAt.set(user, at);
      time.after(at - time.elapsed(), () => {
        if (user.isAlive()) user.onStorage({ key, oldValue: before, newValue });
      });
    }
  };

  const open = (user: StorageUser): PageStorage => {
    users.add(user);
    return {
      getItem: (key) => (user.isAlive() ? (entries.get(key) ?? null) : null),
      setItem: (key, value) => {
        if (!user.isAlive()) return;
        if (full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        written.push(value);
        if (!forgets) {
          const before = entries.get(key) ?? null;
          entries.set(key, value);
          tellOthers(user, key, before);
        }
        user.onStored(value);
      },
      removeItem: (key) => {
        if (!user.isAlive()) return;
        const before = entries.get(key) ?? null;
        entries.delete(key);
        tellOthers(user, key, before);
      },
    };
  };

  return {
    open,
    close: (user) => void users.delete(user),
    setFull: (isFull) => {
      full = isFull;
    },
    isFull: () => full,
    values: () => [...entries.values()],
    written,
  };
}
