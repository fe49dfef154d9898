/**
 * What can go wrong on the way to Awell:
 * - `network`: the connection drops before Awell acts.
 * - `after`: Awell acts, then the connection drops, so the caller cannot know.
 * - `hang`: no answer comes.
 * - `500`, `429`: the gateway refuses, Awell does not act.
 * - `graphql`: HTTP 200 with `errors[]`, Awell does not act.
 * - `success-false`: HTTP 200 with `success: false`, Awell does not act.
 */
export type FaultMode = 'network' | 'after' | 'hang' | '500' | '429' | 'graphql' | 'success-false';

export interface Fault {
  mode: FaultMode;
  /** How many requests it affects. Default 1. */
  times?: number;
  /** The operation it affects, or `*` for all. Default `completeExtensionActivity`. */
  operation?: string;
}

/** Faults waiting for their requests, first in, first out. */
export class FaultQueue {
  #pending: Required<Fault>[] = [];

  add({ mode, times = 1, operation = 'completeExtensionActivity' }: Fault): void {
    this.#pending.push({ mode, times, operation });
  }

  /** Takes the next fault for a request with these operations, if there is one. */
  take(operations: readonly string[]): FaultMode | undefined {
    const due = this.#pending.find(
      (fault) => fault.operation === '*' || operations.includes(fault.operation),
    );
    if (!due) return undefined;
    due.times -= 1;
    this.#pending = this.#pending.filter((fault) => fault.times > 0);
    return due.mode;
  }

  clear(): void {
    this.#pending = [];
  }
}
