import { vi } from 'vitest';
import { Completion } from '../../src/completion/completion';
import { loadAsk } from '../../src/completion/loadAsk';
import type { ActivityState } from '../../src/completion/view';
import type { ActivityCompletion, CompletionOptions } from '../../src/completion/options';
import type { HostEvent } from '../../src/completion/state';
import type { BookingStorage } from '../../src/completion/outbox';
import type { BookedAppointment } from '../../src/booking/bookedAppointment';

// The code that a completion loads on demand is loaded before, so no test has to wait for it.
await loadAsk();

export const booked = (more: Partial<BookedAppointment> = {}): BookedAppointment => ({
  uid: 'abc',
  id: 4242,
  title: 'Intake between Dr Mia and Jo Patient',
  start: '2027-01-05T09:00:00.000Z',
  end: '2027-01-05T09:30:00.000Z',
  status: 'accepted',
  paymentRequired: false,
  isRecurring: false,
  isDryRun: false,
  ...more,
});

export interface Visit {
  completion: Completion;
  /** The calls of completeActivity. */
  calls: ActivityCompletion[];
  statuses: string[];
  errors: string[];
  /** The events that the app has received. */
  heard: HostEvent[];
  state: () => ActivityState;
  /** Settles the oldest open call. */
  answer: (error?: unknown) => Promise<void>;
}

/** One page of one patient: a completion whose calls the test answers. */
export function visit(
  options: Partial<CompletionOptions> & { activityId?: string; storage?: BookingStorage } = {},
): Visit {
  const { activityId = 'act-1', storage, ...rest } = options;
  const completion = new Completion(activityId, storage, () => undefined);
  const calls: ActivityCompletion[] = [];
  const statuses: string[] = [];
  const errors: string[] = [];
  const heard: HostEvent[] = [];
  const open: ((error?: unknown) => void)[] = [];
  completion.subscribe((state) => {
    if (statuses[statuses.length - 1] !== state.status) statuses.push(state.status);
  });
  completion.listen((event) => {
    heard.push(event);
    if (event.type === 'error') errors.push(event.error.code);
  });
  completion.configure({
    completeActivity: (call) => {
      calls.push(call);
      return new Promise<void>((resolve, reject) => {
        open.push((error) => (error === undefined ? resolve() : reject(error as Error)));
      });
    },
    ...rest,
  });
  return {
    completion,
    calls,
    statuses,
    errors,
    heard,
    state: completion.getState,
    answer: async (error) => {
      open.shift()?.(error);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

/**
 * Lets promises settle and timers of the next `ms` run. The default is the time that a tab may need to claim an
 * activity without Web Locks, as here.
 */
export const pass = (ms = 100): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
