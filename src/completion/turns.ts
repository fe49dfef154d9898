import { startTimer } from '../timeLimit';
import type { Outbox } from './outbox';
import type { Turn } from './state';
import { askForLock, claimInStorage, type Lock } from './tabs';

const nothing = (): void => undefined;

/** Whose turn it is to tell Awell of one activity: this tab's, if nobody else has it. */
export class Turns {
  private lock: Lock | undefined;
  private stopClaiming = nothing;
  private stopLimit = nothing;

  constructor(private readonly outbox: Outbox) {}

  /**
   * Waits for this tab's turn, for `ms` at most.
   *
   * @param leaseMs For how long others are kept waiting where there are no locks.
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
      // Others look at the same time: who has written last is the one.
      () => claimInStorage(this.outbox, leaseMs, () => end('unlocked')),
    );
  }

  /** Holds the lock for a call, which may have begun without it. One without a limit doesn't hold it for ever. */
  hold(limitMs: number): void {
    this.ask(nothing, nothing);
    this.stopLimit();
    this.stopLimit = startTimer(limitMs, () => this.lock?.release());
  }

  /** Never held while waiting for the next try: it would keep the page from the back-forward cache. */
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
