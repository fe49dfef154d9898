import type { Booking } from '../booking/booking';
import type { BookingError } from '../errors';
import { isOver, nextDate } from '../booking/identity';
import type { BookingLabels, FirstLabels } from '../texts/labels';
import { allLabels } from '../texts/panelLabels';
import type { AppointmentView } from './appointmentView';
import { endedMessage, failedMessage, withHelp, type StatusMessage } from './statusMessage';
import type { MoveStatus } from './useMove';

/** The patient has to act on it. */
const attentionMessage = (
  labels: BookingLabels,
  heading: string,
  sentence: string,
): StatusMessage => withHelp({ kind: 'attention', heading, sentences: [sentence] }, labels);

const pastMessage = ({ past }: BookingLabels): StatusMessage => ({
  kind: 'ended',
  heading: past,
  sentences: [],
});

/**
 * The status message of an appointment that is shown again later.
 *
 * @param wasMoved The app passed the uid of an earlier booking, which this one replaced.
 */
export function detailsMessage(
  booking: Booking,
  wasMoved: boolean,
  labels: BookingLabels,
): StatusMessage {
  if (booking.isRescheduleRequested) {
    return attentionMessage(labels, labels.moveRequested, labels.moveRequestedHint);
  }
  if (booking.isSuccessorUnknown) {
    return attentionMessage(labels, labels.noLongerBooked, labels.successorUnknown);
  }
  if (booking.status === 'cancelled') return endedMessage(labels, labels.bookingCancelled);
  if (booking.status === 'rejected') return endedMessage(labels, labels.declined);
  if (!nextDate(booking)) return pastMessage(labels);
  const moved = wasMoved ? [labels.moved] : [];
  if (booking.status === 'accepted') {
    return { kind: 'booked', heading: labels.booked, sentences: moved };
  }
  const sentences = [...moved, labels.awaitingConfirmation];
  return { kind: 'waiting', heading: labels.requested, sentences };
}

/** The status message while the patient chooses another time. */
export function rescheduleMessage(status: MoveStatus, labels: BookingLabels): StatusMessage {
  switch (status) {
    case 'loading':
    case 'ready': {
      const isOpening = status === 'loading';
      const loading = isOpening ? [labels.loading] : [];
      const sentences = [labels.rescheduleHint, ...loading];
      return { kind: 'moving', heading: labels.reschedule, sentences, isOpening };
    }
    case 'failed':
      return failedMessage(labels, labels.failed, labels.rescheduleHint, labels.failedHint);
    case 'refused':
      return failedMessage(labels, labels.notMovable, labels.notMovableHint);
  }
}

/** The status message of an appointment that couldn't be read. */
export const unreadMessage = ({ code }: BookingError, labels: BookingLabels): StatusMessage =>
  code === 'not_found'
    ? failedMessage(labels, labels.appointmentNotFound, labels.appointmentNotFoundHint)
    : failedMessage(labels, labels.appointmentFailed, labels.appointmentFailedHint);

/**
 * The status message of an activity's appointment, if the patient is rescheduling or Cal.com knows more than the
 * completion.
 */
export function bookedMessage(
  { read, isPast }: AppointmentView,
  move: MoveStatus | undefined,
  given: FirstLabels,
  locale: string | undefined,
): StatusMessage | undefined {
  const labels = allLabels(given, locale);
  if (move) return rescheduleMessage(move, labels);
  if (read && (isOver(read) || read.isSuccessorUnknown)) return detailsMessage(read, false, labels);
  return isPast ? pastMessage(labels) : undefined;
}
