import type { DataPoint } from './model';

/** The data points that `bookAppointment` declares: one. */
const DECLARED: readonly string[] = ['bookingId'];

/** What `String(undefined)` and its like leave behind when a booking carried no id. */
const NOT_A_VALUE = new Set(['', 'undefined', 'null', 'NaN', '[object Object]']);

export type DataPointFault =
  'UNKNOWN_DATA_POINT' | 'DUPLICATE_DATA_POINT' | 'MISSING_DATA_POINT' | 'INVALID_DATA_POINT';

/** The reason to refuse these data points, or undefined when the action would take them. */
export function findDataPointFault(dataPoints: readonly DataPoint[]): DataPointFault | undefined {
  const keys = dataPoints.map((dataPoint) => dataPoint.key);
  if (keys.some((key) => !DECLARED.includes(key))) return 'UNKNOWN_DATA_POINT';
  if (new Set(keys).size !== keys.length) return 'DUPLICATE_DATA_POINT';
  if (DECLARED.some((key) => !keys.includes(key))) return 'MISSING_DATA_POINT';
  if (dataPoints.some(({ value }) => NOT_A_VALUE.has(value.trim()))) return 'INVALID_DATA_POINT';
  return undefined;
}
