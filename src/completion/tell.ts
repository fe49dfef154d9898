import type { BookedAppointment } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import {
  bookingIdDataPoint,
  checkDataPoints,
  invalidDataPoints,
  type DataPoint,
} from '../booking/dataPoints';
import type { CompletionOptions } from './options';
import { readOwnBooking } from './publicBooking';
import { refusalOf } from '../booking/refusal';

/** How long one try may take, in ms. */
export const timeoutOf = ({ completionTimeout = 20_000 }: CompletionOptions): number =>
  completionTimeout;

/**
 * The data points of a booking, as the app wants them.
 *
 * @throws BookingError `completion_refused` where the app's own `dataPoints` throws or gives what Awell cannot take.
 */
export function dataPointsOf(
  booking: BookedAppointment,
  { dataPoints, bookingIdFrom }: CompletionOptions,
): DataPoint[] {
  if (!dataPoints) return bookingIdDataPoint(booking, bookingIdFrom);
  let given: unknown;
  try {
    given = dataPoints(booking);
  } catch (cause) {
    throw invalidDataPoints(cause);
  }
  return checkDataPoints(given);
}

async function verify(
  activityId: string,
  booking: BookedAppointment,
  { calApiUrl }: CompletionOptions,
): Promise<void> {
  const refusal = refusalOf(await readOwnBooking(calApiUrl, booking), activityId);
  if (refusal) throw refusal;
}

function asError(cause: unknown): BookingError {
  if (cause instanceof BookingError) return cause;
  const recoverable =
    (cause as { recoverable?: unknown } | null | undefined)?.recoverable !== false;
  return recoverable
    ? new BookingError(
        'completion_failed',
        'completeActivity failed. The appointment is booked, but Awell does not know yet. It is tried again by itself.',
        { recoverable, cause },
      )
    : new BookingError(
        'completion_refused',
        'completeActivity failed for good. The appointment is booked, but the activity is not completed.',
        { recoverable, cause },
      );
}

/**
 * Tells Awell of a booking: one try.
 *
 * @param isWanted Whether this booking is still the one to tell of, asked again after it was verified.
 * @param onSettled Called without an error when Awell was told, and with one when this try failed. A try that takes
 *   too long fails; should it succeed after all, it is called again, without an error.
 */
export function tell(
  activityId: string,
  booking: BookedAppointment,
  dataPoints: DataPoint[] | undefined,
  options: CompletionOptions,
  isWanted: () => boolean,
  onSettled: (error?: BookingError) => void,
): void {
  const { completeActivity, verifyBooking } = options;
  const timeoutMs = timeoutOf(options);
  let hasFailed = false;
  const send = async (): Promise<void> => {
    if (verifyBooking) {
      await verify(activityId, booking, options);
      if (hasFailed || !isWanted()) throw new Error('given up');
    }
    try {
      await completeActivity({
        activityId,
        dataPoints: dataPoints ?? dataPointsOf(booking, options),
        booking,
      });
    } catch (error) {
      if ((error as Partial<BookingError> | undefined)?.code !== 'already_completed') throw error;
    }
  };
  const fail = (error: BookingError): void => {
    clearTimeout(limit);
    if (hasFailed) return;
    hasFailed = true;
    onSettled(error);
  };
  const limit = setTimeout(
    () =>
      fail(
        new BookingError(
          'completion_timeout',
          `completeActivity did not settle within ${timeoutMs} ms. The appointment is booked, but Awell may ` +
            'not know yet. It is tried again by itself.',
          { recoverable: true },
        ),
      ),
    timeoutMs,
  );
  send().then(
    () => {
      clearTimeout(limit);
      onSettled();
    },
    (cause: unknown) => fail(asError(cause)),
  );
}
