import { startTimer } from '../timeLimit';
import type { Outbox } from './outbox';
import type { Turn } from './state';
import { askForLock, claimInStorage, type Lock } from './tabs';

const nothing = (): void => undefined;

/** This tab's turn to complete one activity. Only one tab has it at a time. */
export class Turns {
  private lock: Lock | undefined;
  private stopClaiming = nothing;
  private stopLimit = nothing;

  constructor(private readonly outbox: Outbox) {}

  /**
   * Waits for this tab's turn, for `ms` at most.
   *
   * @param leaseMs How long other tabs wait if there are no locks.
   */
  claim(ms: number, leaseMs: number, onTurn: (turn: Turn) => void): void {
    const end = (turn: Turn): void => {
      if (this.stopClaiming !== stop) return;
      stop();
      this.stopClaiming = nothing;
      onTurn(turn);
    };
    const stop = startTimer(ms, () => end('timeout'));
    this.stopClaiming = stop;
    this.ask(
      () => end('lock'),
      // Several tabs may write at the same time. The last one to write wins.
      () => claimInStorage(this.outbox, leaseMs, () => end('unlocked')),
    );
  }

  /** Holds the lock during a call, which may have begun without it. `limitMs` ends it for a call that has no limit. */
  hold(limitMs: number): void {
    this.ask(nothing, nothing);
    this.stopLimit();
    this.stopLimit = startTimer(limitMs, () => this.lock?.release());
  }

  /** The lock is never held between attempts, because it would keep the page out of the back-forward cache. */
  release(): void {
    this.stopClaiming();
    this.stopClaiming = nothing;
    this.stopLimit();
    this.lock?.release();
    this.lock = undefined;
  }

  private ask(onGranted: () => void, onMissing: () => void): void {
    this.lock ??= askForLock(this.outbox.key, onGranted, onMissing);
  }
}
