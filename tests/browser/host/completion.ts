import { createAwellClient } from 'awell-cal-booking';
import type { Completion, HostCall } from './hostApi';

export type HostCompletion = Parameters<
  ReturnType<typeof createAwellClient>['completeExtensionActivity']
>[0];

let current: Completion = 'ok';

export function completeWith(completion: Completion): void {
  current = completion;
}

export const calls: HostCall[] = [];

/** The host's completion of one widget. Not `async`, because one of its behaviours throws at once. */
export function complete(widget: number, completion: HostCompletion): Promise<unknown> {
  const { activityId, dataPoints } = completion;
  calls.push({ widget, activityId, dataPoints: structuredClone(dataPoints) });
  if (typeof current === 'object') {
    const client = createAwellClient({ endpoint: current.fetch, headers: current.headers });
    return client.completeExtensionActivity(completion);
  }
  if (current === 'throw') throw new Error('The host threw.');
  if (current === 'reject') return Promise.reject(new Error('The host rejected.'));
  return current === 'never' ? new Promise(() => {}) : Promise.resolve();
}
