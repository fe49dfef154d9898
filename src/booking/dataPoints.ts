import { BookingError } from '../errors';
import type { BookedAppointment } from './bookedAppointment';

/** A value for the care flow, sent when the activity is completed (Awell: `ExtensionDataPointInput`). */
export interface DataPoint {
  /** Key of the data point, as the action declares it. */
  key: string;
  /** Value of the data point, as text. */
  value: string;
}

/**
 * Which key of the booking becomes the data point `bookingId`: Cal.com's number (`'id'`, which Awell's flows have
 * today) or its uid (`'uid'`, which API v2 and Awell's *Get booking (v2)* take).
 */
export type BookingIdFrom = 'id' | 'uid';

/**
 * The one data point that the "Book appointment" action declares: `bookingId`. If the number is asked for but the
 * booking page didn't report it, it is the uid. It is never empty.
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
    'dataPoints(booking) must return a list of { key, value }. Keys and values must be non-empty text, because ' +
      'Awell accepts nothing else. The booking exists, but the activity was not completed. ' +
      'Convert numbers with String(), and leave out data points without a value.',
    { cause },
  );

/**
 * Checks the result of an app's own `dataPoints`.
 *
 * @throws BookingError `completion_refused` if a key or value is empty or isn't text.
 */
export function checkDataPoints(dataPoints: unknown): DataPoint[] {
  if (Array.isArray(dataPoints) && dataPoints.every(isDataPoint)) {
    return dataPoints.map(({ key, value }) => ({ key, value }));
  }
  throw invalidDataPoints();
}
