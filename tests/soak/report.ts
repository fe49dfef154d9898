import type { Outcome } from './verdict';

export interface Summary {
  patients: number;
  completed: number;
  /** Had nothing to tell any more: they cancelled before. */
  calledOff: number;
  doubled: number;
  lost: number;
  wrong: number;
  /** Other problems: leftovers, errors, states that do not end. */
  untidy: number;
  redundant: number;
  late: number;
  overlaps: number;
  /** Overlaps after a jump of the clock, or without storage, where tabs cannot know of each other. */
  unavoidableOverlaps: number;
  unrecoverable: number;
}

const count = (outcomes: Outcome[], isCounted: (outcome: Outcome) => boolean): number =>
  outcomes.filter(isCounted).length;

const sum = (outcomes: Outcome[], figure: (outcome: Outcome) => number): number =>
  outcomes.reduce((total, outcome) => total + figure(outcome), 0);

export const summarize = (outcomes: Outcome[]): Summary => ({
  patients: outcomes.length,
  completed: count(outcomes, ({ isCompleted: isTold }) => isTold),
  calledOff: count(outcomes, ({ isCalledOff }) => isCalledOff),
  doubled: sum(outcomes, ({ doubled }) => doubled),
  lost: count(outcomes, ({ isLost }) => isLost),
  wrong: count(outcomes, ({ isWrong }) => isWrong),
  untidy: count(outcomes, ({ problems }) => problems.length > 0),
  redundant: sum(outcomes, ({ redundant }) => redundant),
  late: sum(outcomes, ({ late }) => late),
  overlaps: sum(outcomes, ({ overlaps }) => overlaps.avoidable),
  unavoidableOverlaps: sum(outcomes, ({ overlaps }) => overlaps.unavoidable),
  unrecoverable: count(outcomes, ({ unrecoverable }) => unrecoverable !== undefined),
});

const LABELS: Record<keyof Summary, string> = {
  patients: 'patients',
  completed: 'completed',
  calledOff: 'cancelled before',
  doubled: 'doubled',
  lost: 'lost',
  wrong: 'wrong',
  untidy: 'patients with any problem',
  redundant: 'redundant requests',
  late: '  after another page had the answer',
  overlaps: 'in-flight overlaps',
  unavoidableOverlaps: '  without storage, or clock jumped',
  unrecoverable: 'unrecoverable by design',
};

/** The table, and what a failing patient needs to be lived again. */
export function report(outcomes: Outcome[]): string {
  const summary = summarize(outcomes);
  const rows = (Object.keys(LABELS) as (keyof Summary)[]).map(
    (name) => `${LABELS[name].padEnd(36)}${String(summary[name]).padStart(7)}`,
  );
  const reasons = new Map<string, number>();
  for (const { unrecoverable } of outcomes) {
    if (unrecoverable) reasons.set(unrecoverable, (reasons.get(unrecoverable) ?? 0) + 1);
  }
  const why = [...reasons].map(([reason, times]) => `  ${times} × ${reason}`);
  const failures = outcomes
    .filter(({ problems }) => problems.length > 0)
    .map(({ seed, problems }) => `--patient-seed ${seed}: ${problems.join('; ')}`);
  return [...rows, ...why, ...failures].join('\n');
}
