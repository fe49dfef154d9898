import type { Booking } from '../api/cal/booking';
import type { BookingError } from '../errors';
import type { BookingLabels } from './labels';
import type { News } from './news';

/** Whether an appointment is still to come and can be moved or cancelled. */
export const isAhead = ({ status, end }: Pick<Booking, 'status' | 'end'>): boolean =>
  (status === 'accepted' || status === 'pending') && Date.parse(end) > Date.now();

/**
 * The news of an appointment that is looked at again.
 *
 * @param wasMoved It was asked for by an earlier booking's uid, which this one replaced.
 */
export function detailsNews(booking: Booking, wasMoved: boolean, labels: BookingLabels): News {
  const moved = wasMoved ? [labels.moved] : [];
  const { status, isRescheduleRequested, isSuccessorUnknown } = booking;
  if (isRescheduleRequested) {
    return {
      kind: 'waiting',
      heading: labels.moveRequested,
      sentences: [labels.moveRequestedHint],
    };
  }
  if (isSuccessorUnknown) {
    return {
      kind: 'waiting',
      heading: labels.bookingCancelled,
      sentences: [labels.successorUnknown],
    };
  }
  if (status === 'cancelled') {
    return {
      kind: 'waiting',
      heading: labels.bookingCancelled,
      sentences: [labels.bookingCancelledHint],
    };
  }
  if (status === 'rejected') {
    return {
      kind: 'waiting',
      heading: labels.declined,
      sentences: [labels.bookingCancelledHint],
    };
  }
  if (!isAhead(booking)) return { kind: 'waiting', heading: labels.past, sentences: [] };
  return status === 'pending'
    ? {
        kind: 'waiting',
        heading: labels.requested,
        sentences: [...moved, labels.awaitingConfirmation],
      }
    : { kind: 'booked', heading: labels.booked, sentences: moved };
}

/** The news of an appointment that could not be read. */
export function unreadNews(error: BookingError, labels: BookingLabels): News {
  const help = labels.help ? [labels.help] : [];
  return error.code === 'not_found'
    ? {
        kind: 'failed',
        heading: labels.appointmentNotFound,
        sentences: [labels.appointmentNotFoundHint, ...help],
      }
    : {
        kind: 'failed',
        heading: labels.appointmentFailed,
        sentences: [labels.appointmentFailedHint, ...help],
      };
}
