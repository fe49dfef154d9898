import type { Booking } from '../booking/booking';
import type { BookingError } from '../errors';
import { isOver, nextDate } from '../booking/identity';
import type { BookingLabels, FirstLabels } from '../texts/labels';
import { allLabels } from '../texts/panelLabels';
import type { AppointmentView } from './appointmentView';
import { failedNews, type News } from './news';
import type { MoveStatus } from './useMove';

const waiting = (heading: string, ...sentences: string[]): News => ({
  kind: 'waiting',
  heading,
  sentences,
});

/**
 * The news of an appointment that is looked at again.
 *
 * @param wasMoved It was asked for by an earlier booking's uid, which this one replaced.
 */
export function detailsNews(booking: Booking, wasMoved: boolean, labels: BookingLabels): News {
  if (booking.isRescheduleRequested) {
    return waiting(labels.moveRequested, labels.moveRequestedHint);
  }
  if (booking.isSuccessorUnknown) return waiting(labels.noLongerBooked, labels.successorUnknown);
  if (booking.status === 'cancelled') {
    return waiting(labels.bookingCancelled, labels.bookingCancelledHint);
  }
  if (booking.status === 'rejected') return waiting(labels.declined, labels.bookingCancelledHint);
  if (!nextDate(booking)) return waiting(labels.past);
  const moved = wasMoved ? [labels.moved] : [];
  const isCertain = booking.status === 'accepted';
  return isCertain
    ? { kind: 'booked', heading: labels.booked, sentences: moved }
    : waiting(labels.requested, ...moved, labels.awaitingConfirmation);
}

/** The news while another time is chosen. */
export function moveNews(status: MoveStatus, labels: BookingLabels): News {
  switch (status) {
    case 'loading':
      return { kind: 'loading', sentences: [labels.loading] };
    case 'ready':
      return { kind: 'moving', heading: labels.reschedule, sentences: [labels.rescheduleHint] };
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
): News | undefined {
  const labels = allLabels(given);
  if (move) return moveNews(move, labels);
  if (read && (isOver(read) || read.isSuccessorUnknown)) return detailsNews(read, false, labels);
  return isPast ? waiting(labels.past) : undefined;
}
