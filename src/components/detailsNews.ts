import type { Booking, BookingOccurrence } from '../booking/booking';
import type { BookingError } from '../errors';
import { isOver } from '../booking/identity';
import type { MoveStatus } from './useMove';
import type { BookingLabels } from '../texts/labels';
import type { News } from './news';

/** The date of a booking that comes next and still stands. */
export const nextDate = (booking: Booking): Booking | BookingOccurrence | undefined =>
  (booking.occurrences ?? [booking]).find(
    (date) => !isOver(date) && Date.parse(date.end) > Date.now(),
  );

const waiting = (heading: string, ...sentences: string[]): News => ({
  kind: 'waiting',
  heading,
  sentences,
});

export const pastNews = (labels: BookingLabels): News => waiting(labels.past);

/**
 * The news of an appointment that is looked at again.
 *
 * @param wasMoved It was asked for by an earlier booking's uid, which this one replaced.
 */
export function detailsNews(booking: Booking, wasMoved: boolean, labels: BookingLabels): News {
  if (booking.isRescheduleRequested) {
    return waiting(labels.moveRequested, labels.moveRequestedHint);
  }
  if (booking.isSuccessorUnknown) return waiting(labels.bookingCancelled, labels.successorUnknown);
  if (booking.status === 'cancelled') {
    return waiting(labels.bookingCancelled, labels.bookingCancelledHint);
  }
  if (booking.status === 'rejected') return waiting(labels.declined, labels.bookingCancelledHint);
  if (!nextDate(booking)) return pastNews(labels);
  const moved = wasMoved ? [labels.moved] : [];
  const isCertain = booking.status === 'accepted';
  return isCertain
    ? { kind: 'booked', heading: labels.booked, sentences: moved }
    : waiting(labels.requested, ...moved, labels.awaitingConfirmation);
}

/** The news while another time is chosen. */
export function moveNews(status: MoveStatus, labels: BookingLabels): News {
  const help = labels.help ? [labels.help] : [];
  switch (status) {
    case 'loading':
      return { kind: 'loading', sentences: [labels.loading] };
    case 'ready':
      return { kind: 'moving', heading: labels.reschedule, sentences: [labels.rescheduleHint] };
    case 'failed':
      return {
        kind: 'failed',
        heading: labels.failed,
        sentences: [labels.rescheduleHint, labels.failedHint, ...help],
      };
  }
}

/** The news of an appointment that could not be read. */
export function unreadNews(error: BookingError, labels: BookingLabels): News {
  const help = labels.help ? [labels.help] : [];
  const [heading, hint] =
    error.code === 'not_found'
      ? [labels.appointmentNotFound, labels.appointmentNotFoundHint]
      : [labels.appointmentFailed, labels.appointmentFailedHint];
  return { kind: 'failed', heading, sentences: [hint, ...help] };
}
