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
 * The data points of a booking, as the app defines them.
 *
 * @throws BookingError `completion_refused` if the app's `dataPoints` throws or returns something that Awell can't
 *   take.
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

/** The same, as part of an event. Empty until the app has set its options. */
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
        'completeActivity failed. The appointment is booked, but the activity is not completed yet. It is retried automatically.',
        { recoverable, cause },
      )
    : new BookingError(
        'completion_refused',
        'completeActivity failed and is not retried. The appointment is booked, but the activity is not completed.',
        { recoverable, cause },
      );
}

const tooLong = (timeoutMs: number): BookingError =>
  new BookingError(
    'completion_timeout',
    `completeActivity did not settle within ${timeoutMs} ms. The appointment is booked, but Awell may ` +
      'not know yet. It is retried automatically.',
    { recoverable: true },
  );

/** One attempt to complete the activity. */
export interface Submission {
  activityId: string;
  booking: BookedAppointment;
  /** The stored data points. If there are none, they are computed now. */
  dataPoints: readonly DataPoint[] | undefined;
  options: CompletionOptions;
  timeoutMs: number;
  /** Verifies the booking with Cal.com, if the app wants that. */
  verify: (() => Promise<void>) | undefined;
  /** Whether this booking is still the one to submit. Asked again after the verification. */
  isWanted: () => boolean;
}

/**
 * Completes the activity with a booking.
 *
 * @param onSettled Called without an error when Awell accepted, and with an error when this attempt failed. An
 *   attempt that takes too long fails. If it succeeds later, `onSettled` is called again, without an error.
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
