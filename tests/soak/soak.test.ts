import { describe, expect, it, vi } from 'vitest';
import type { Sabotage } from './page/bundle';
import { report, summarize, type Summary } from './report';
import { soak } from './run';

vi.setConfig({ testTimeout: 60_000 });

const live = async (sabotage?: Sabotage): Promise<Summary> =>
  summarize(await soak({ patients: 100, seed: 7, sabotage }));

describe('150 patients with lost networks, reloads, crashes, two tabs, reschedules and cancellations', () => {
  it('each complete once, with their newest booking, and leave nothing behind', async () => {
    const outcomes = await soak({ patients: 150, seed: 7 });
    const summary = summarize(outcomes);
    expect(summary, report(outcomes)).toMatchObject({
      doubled: 0,
      lost: 0,
      wrong: 0,
      overlaps: 0,
      untidy: 0,
    });
    expect(summary.completed + summary.calledOff + summary.unrecoverable).toBe(150);
    expect(summary.unrecoverable).toBeLessThan(6);
    // Some answers must have been lost, or this proves nothing.
    expect(summary.redundant).toBeGreaterThan(20);
  });

  it('behave the same for the same seed', async () => {
    const [one, two] = [
      await soak({ patients: 20, seed: 3 }),
      await soak({ patients: 20, seed: 3 }),
    ];
    expect(report(one)).toBe(report(two));
  });
});

describe('the soak notices', () => {
  it.each<[keyof Summary, string, Sabotage]>([
    ['lost', 'a storage that forgets', 'storage'],
    ['lost', 'a failed call that isn’t retried', 'scheduleRetry'],
    ['overlaps', 'tabs that don’t know of each other', 'tabs'],
    ['wrong', 'forged messages that are accepted', 'messages'],
    ['untidy', 'reschedules that count as new bookings', 'identity'],
  ])('the figure "%s" counts %s', async (figure, _case, sabotage) => {
    expect((await live(sabotage))[figure]).toBeGreaterThan(0);
  });
});
