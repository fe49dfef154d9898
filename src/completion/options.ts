import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';
import type { BookingIdFrom, DataPoint } from '../booking/dataPoints';

/** What your `completeActivity` must send to Awell. */
export interface ActivityCompletion {
  /** Id of the Awell activity to complete. */
  activityId: string;
  /** The data points to send. */
  dataPoints: DataPoint[];
  /** The booking. After a reload, only its `uid`, `id` and `seatUid` are known. */
  booking: BookedAppointment;
}

/**
 * Completes the activity in Awell. It must be idempotent, because a failed call is retried. A call has failed if it
 * rejects, or if it resolves to a `Response` that isn't `ok` or to a result with `errors`, an `error` or `success:
 * false`. An error with `recoverable: false` isn't retried, nor is a 4xx status other than 408, 425 and 429.
 */
export type CompleteActivity = (completion: ActivityCompletion) => Promise<unknown>;

/** How and when an activity is completed. */
export interface CompletionOptions {
  /**
   * Completes the activity in Awell. A rejection means "not done" and is retried, unless the error has `recoverable:
   * false`.
   */
  completeActivity: CompleteActivity;
  /**
   * Which key of the booking becomes the data point `bookingId`: Cal.com's number (`id`) or the `uid`.
   * @default 'id'
   */
  bookingIdFrom?: BookingIdFrom | undefined;
  /**
   * Replaces the default data point, `bookingId`. The values stay in the browser's storage until Awell accepts them.
   */
  dataPoints?: ((booking: BookedAppointment) => DataPoint[]) | undefined;
  /**
   * When to complete the activity: once the patient has booked, or once the booking is confirmed and paid.
   * @default 'booked'
   */
  completeWhen?: 'booked' | 'confirmed' | undefined;
  /**
   * Reads the booking from Cal.com before completing. Refuses one that doesn't exist or that names another activity.
   * @default false
   */
  verifyBooking?: boolean | undefined;
  /**
   * Base URL of Cal.com's API v2. `completeWhen: 'confirmed'` and `verifyBooking` call it without a key.
   * `BookAppointment` knows it for Cal.com's own servers. The hook doesn't see a booking page, so it needs this
   * option.
   */
  calApiUrl?: string | undefined;
  /** Time limit of one attempt, in ms; `Infinity` for no limit. @default 20000 */
  completionTimeout?: number | null | undefined;
  /** Called with every error, recoverable or not. Log it; it contains no patient data. */
  onError?: ((error: BookingError) => void) | undefined;
}
