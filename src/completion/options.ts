import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';
import type { BookingIdFrom, DataPoint } from '../booking/dataPoints';

/** What an app is told to send to Awell. */
export interface ActivityCompletion {
  /** Id of the activity to complete. */
  activityId: string;
  /** The data points to complete it with. */
  dataPoints: DataPoint[];
  /** After a reload, only its `uid`, `id` and `seatUid` are known. */
  booking: BookedAppointment;
}

/**
 * Tells Awell that the activity is done. A rejection means "not done" and is tried again, unless the error has
 * `recoverable: false`, as a BookingError of the Awell client has for what trying again cannot mend.
 */
export type CompleteActivity = (completion: ActivityCompletion) => Promise<unknown>;

export interface CompletionOptions {
  /** Tells Awell. A rejection means "not done" and is tried again, unless the error has `recoverable: false`. */
  completeActivity: CompleteActivity;
  /**
   * Which key of the booking becomes the data point `bookingId`.
   * @default 'id'
   */
  bookingIdFrom?: BookingIdFrom | undefined;
  /** Replaces the default data point, `bookingId`. Kept in the browser's storage until Awell was told. */
  dataPoints?: ((booking: BookedAppointment) => DataPoint[]) | undefined;
  /**
   * Complete the activity once the patient has booked, or only once the booking is confirmed and paid.
   * @default 'booked'
   */
  completeWhen?: 'booked' | 'confirmed' | undefined;
  /**
   * Read the booking back before completing, and refuse one that does not exist or names another activity.
   * @default false
   */
  verifyBooking?: boolean | undefined;
  /**
   * Base address of Cal.com's API v2, asked (without a key) by `completeWhen: 'confirmed'` and `verifyBooking`.
   * `BookAppointment` knows it for Cal.com's own servers; the hook, which sees no booking page, has to be told.
   */
  calApiUrl?: string | undefined;
  /** How long one try may take, in ms; `Infinity` for no limit. @default 20000 */
  completionTimeout?: number | null | undefined;
  /** Anything that goes wrong, for your monitoring. It names no patient. */
  onError?: ((error: BookingError) => void) | undefined;
}
