import type { Booking } from '../booking/booking';
import type { BookingError } from '../errors';
import { isOver, nextDate } from '../booking/identity';
import type { BookingLabels, FirstLabels } from '../texts/labels';
import { allLabels } from '../texts/panelLabels';
import type { AppointmentView } from './appointmentView';
import { endedNews, failedNews, withHelp, type News } from './statusMessage';
import type { MoveStatus } from './useMove';

/** The patient has to do something about it. */
const attentionNews = (labels: BookingLabels, heading: string, sentence: string): News =>
  withHelp({ kind: 'attention', heading, sentences: [sentence] }, labels);

const pastNews = ({ past }: BookingLabels): News => ({
  kind: 'ended',
  heading: past,
  sentences: [],
});

/**
 * The news of an appointment that is looked at again.
 *
 * @param wasMoved It was asked for by an earlier booking's uid, which this one replaced.
 */
export function detailsNews(booking: Booking, wasMoved: boolean, labels: BookingLabels): News {
  if (booking.isRescheduleRequested) {
    return attentionNews(labels, labels.moveRequested, labels.moveRequestedHint);
  }
  if (booking.isSuccessorUnknown) {
    return attentionNews(labels, labels.noLongerBooked, labels.successorUnknown);
  }
  if (booking.status === 'cancelled') return endedNews(labels, labels.bookingCancelled);
  if (booking.status === 'rejected') return endedNews(labels, labels.declined);
  if (!nextDate(booking)) return pastNews(labels);
  const moved = wasMoved ? [labels.moved] : [];
  if (booking.status === 'accepted') {
    return { kind: 'booked', heading: labels.booked, sentences: moved };
  }
  const sentences = [...moved, labels.awaitingConfirmation];
  return { kind: 'waiting', heading: labels.requested, sentences };
}

/** The news while another time is chosen. */
export function moveNews(status: MoveStatus, labels: BookingLabels): News {
  switch (status) {
    case 'loading':
    case 'ready': {
      const isOpening = status === 'loading';
      const loading = isOpening ? [labels.loading] : [];
      const sentences = [labels.rescheduleHint, ...loading];
      return { kind: 'moving', heading: labels.reschedule, sentences, isOpening };
    }
    case 'failed':
      return failedNews(labels, labels.failed, labels.rescheduleHint, labels.failedHint);
    case 'refused':
      return failedNews(labels, labels.notMovable, labels.notMovableHint);
  }
}

/** The news of an appointment that could not be read. */
export const unreadNews = ({ code }: BookingError, labels: BookingLabels): News =>
  code === 'not_found'
    ? failedNews(labels, labels.appointmentNotFound, labels.appointmentNotFoundHint)
    : failedNews(labels, labels.appointmentFailed, labels.appointmentFailedHint);

/** What there is to say of an activity's appointment beyond what its completion knows. */
export function bookedNews(
  { read, isPast }: AppointmentView,
  move: MoveStatus | undefined,
  given: FirstLabels,
  locale: string | undefined,
): News | undefined {
  const labels = allLabels(given, locale);
  if (move) return moveNews(move, labels);
  if (read && (isOver(read) || read.isSuccessorUnknown)) return detailsNews(read, false, labels);
  return isPast ? pastNews(labels) : undefined;
}
