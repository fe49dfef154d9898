import type { DataPoint } from './model';

/** The only data point that `bookAppointment` declares. */
const DECLARED: readonly string[] = ['bookingId'];

/** What `String(undefined)` and similar produce if a booking has no id. */
const NOT_A_VALUE = new Set(['', 'undefined', 'null', 'NaN', '[object Object]']);

export type DataPointFault =
  'UNKNOWN_DATA_POINT' | 'DUPLICATE_DATA_POINT' | 'MISSING_DATA_POINT' | 'INVALID_DATA_POINT';

/** Why these data points are refused, or undefined if the action accepts them. */
export function findDataPointFault(dataPoints: readonly DataPoint[]): DataPointFault | undefined {
  const keys = dataPoints.map((dataPoint) => dataPoint.key);
  if (keys.some((key) => !DECLARED.includes(key))) return 'UNKNOWN_DATA_POINT';
  if (new Set(keys).size !== keys.length) return 'DUPLICATE_DATA_POINT';
  if (DECLARED.some((key) => !keys.includes(key))) return 'MISSING_DATA_POINT';
  if (dataPoints.some(({ value }) => NOT_A_VALUE.has(value.trim()))) return 'INVALID_DATA_POINT';
  return undefined;
}
