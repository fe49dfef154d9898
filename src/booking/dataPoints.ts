import { BookingError } from '../errors';
import type { BookedAppointment } from './bookedAppointment';

/** A value handed to the care flow when an activity is completed (Awell: `ExtensionDataPointInput`). */
export interface DataPoint {
  /** Key of the data point, as the action declares it. */
  key: string;
  /** Value of the data point. */
  value: string;
}

/**
 * Which of a booking's two keys becomes the data point `bookingId`: Cal.com's number (`'id'`, what Awell's
 * flows have today) or its uid (`'uid'`, what API v2 and Awell's *Get booking (v2)* take).
 */
export type BookingIdFrom = 'id' | 'uid';

/**
 * The data points that the "Book appointment" action declares: one, `bookingId`.
 * Where the number was asked for and the booking page told none, it is the uid: never an empty value.
 */
export function bookingIdDataPoint(
  booking: BookedAppointment,
  bookingIdFrom: BookingIdFrom = 'id',
): DataPoint[] {
  const { id, uid } = booking;
  return [
    { key: 'bookingId', value: bookingIdFrom === 'id' && id !== undefined ? String(id) : uid },
  ];
}

const isDataPoint = (value: unknown): value is DataPoint => {
  const { key, value: text } = (value ?? {}) as Partial<DataPoint>;
  return typeof key === 'string' && key !== '' && typeof text === 'string' && text !== '';
};

export const invalidDataPoints = (cause?: unknown): BookingError =>
  new BookingError(
    'completion_refused',
    'dataPoints(booking) must return a list of { key, value } whose keys and values are non-empty text, ' +
      'since Awell takes nothing else. The booking exists, but the activity was not completed. ' +
      'Convert numbers with String(), and leave a data point out where there is no value.',
    { cause },
  );

/**
 * Checks what an app's own `dataPoints` gave.
 *
 * @throws BookingError `completion_refused` where a key or value is empty or not text.
 */
export function checkDataPoints(dataPoints: unknown): DataPoint[] {
  if (Array.isArray(dataPoints) && dataPoints.every(isDataPoint)) {
    return dataPoints.map(({ key, value }) => ({ key, value }));
  }
  throw invalidDataPoints();
}
