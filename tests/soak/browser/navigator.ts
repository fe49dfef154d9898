import type { Network } from '../awell/network';
import type { Plan } from '../plan/plan';
import type { SharedLocks } from './locks';
import type { Page } from './page';

/** `navigator`, as far as the library looks at it. */
export function navigatorOf(
  page: Page,
  locks: SharedLocks,
  network: Network,
  kind: Plan['locks'],
): object {
  const request = async (name: string, work: () => Promise<unknown>): Promise<unknown> => {
    if (kind === 'refused') throw new DOMException('Refused in this frame.', 'SecurityError');
    return locks.request(page, name, async () => {
      const result = await work();
      // Struck here, a page takes its lock with it.
      page.step('locked');
      return result;
    });
  };
  return {
    get onLine() {
      return network.isOnline();
    },
    locks: kind === 'absent' ? undefined : { request },
  };
}
