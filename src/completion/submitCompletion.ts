import type { BookedAppointment } from '../booking/bookedAppointment';
import {
  bookingIdDataPoint,
  checkDataPoints,
  invalidDataPoints,
  type DataPoint,
} from '../booking/dataPoints';
import { warnOfReturned } from '../development';
import { BookingError } from '../errors';
import { startTimer } from '../timeLimit';
import { problemOf } from './answer';
import type { CompletionOptions } from './options';
import type { OwnDataPoints } from './state';

/**
 * The data points of a booking, as the app wants them.
 *
 * @throws BookingError `completion_refused` where the app's own `dataPoints` throws or gives what Awell cannot take.
 */
function dataPointsOf(
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

/** The same, as part of an event. Nothing is known before the app has said how to tell. */
export function ownDataPoints(
  booking: BookedAppointment,
  options: CompletionOptions | undefined,
): OwnDataPoints {
  try {
    return { dataPoints: options && dataPointsOf(booking, options) };
  } catch (error) {
    return { refusal: error as BookingError };
  }
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

const tooLong = (timeoutMs: number): BookingError =>
  new BookingError(
    'completion_timeout',
    `completeActivity did not settle within ${timeoutMs} ms. The appointment is booked, but Awell may ` +
      'not know yet. It is tried again by itself.',
    { recoverable: true },
  );

/** One try to tell Awell. */
export interface Submission {
  activityId: string;
  booking: BookedAppointment;
  /** As kept; asked for now where they are not. */
  dataPoints: readonly DataPoint[] | undefined;
  options: CompletionOptions;
  timeoutMs: number;
  /** Makes sure that Cal.com knows of the booking, where the app wants that. */
  verify: (() => Promise<void>) | undefined;
  /** Whether this booking is still the one to tell of, asked again after it was verified. */
  isWanted: () => boolean;
}

/**
 * Tells Awell of a booking.
 *
 * @param onSettled Called without an error when Awell was told, and with one when this try failed. A try that takes
 *   too long fails; should it succeed after all, it is called again, without an error.
 */
export function submitCompletion(
  submission: Submission,
  onSettled: (error?: BookingError) => void,
): void {
  const { activityId, booking, options } = submission;
  let hasFailed = false;
  const fail = (error: BookingError): void => {
    stopTimer();
    if (hasFailed) return;
    hasFailed = true;
    onSettled(error);
  };
  const send = async (): Promise<void> => {
    if (submission.verify) {
      await submission.verify();
      if (hasFailed || !submission.isWanted()) throw new Error('given up');
    }
    const dataPoints = submission.dataPoints ?? dataPointsOf(booking, options);
    const returned = options.completeActivity({
      activityId,
      dataPoints: [...dataPoints],
      booking,
    });
    warnOfReturned(returned, options);
    const result = await returned;
    const problem = problemOf(result);
    if (problem) throw problem;
  };
  const stopTimer = startTimer(submission.timeoutMs, () => fail(tooLong(submission.timeoutMs)));
  send().then(
    () => {
      stopTimer();
      onSettled();
    },
    (cause: unknown) => fail(asError(cause)),
  );
}
