/** What several rounds came to: the middle, and the half of the rounds around it. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

const quantile = (ordered: Float64Array, share: number): number =>
  ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? Number.NaN;

export function spreadOf(values: readonly number[]): Spread {
  const ordered = Float64Array.from(values);
  ordered.sort();
  const [median = Number.NaN, low = Number.NaN, high = Number.NaN] = [0.5, 0.25, 0.75].map(
    (share) => quantile(ordered, share),
  );
  return { median, low, high };
}

/** A figure as short as it is exact: three digits, no more. */
export function format(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

export const formatSpread = ({ median, low, high }: Spread): string =>
  `${format(median)} (${format(low)} to ${format(high)})`;

/** Each list in another order every round, so that a machine that gets slower favours nobody. */
export const inTurn = <T>(items: readonly T[], round: number): T[] =>
  items.map((_, index) => items[(index + round) % items.length] as T);
