import type { BookedState } from '../completion/view';
import type { BookingState } from './bookingState';
import { isOver } from '../booking/identity';
import type { BookingError, BookingErrorCode } from '../errors';
import type { FirstLabels } from '../texts/labels';

/** What a panel is about: decides on its looks, and whether it interrupts a screen reader. */
export type NewsKind = 'loading' | 'none' | 'lost' | 'waiting' | 'booked' | 'moving' | 'failed';

/** What the patient should know now, to be seen and heard. */
export interface News {
  kind: NewsKind;
  heading?: string | undefined;
  sentences: readonly string[];
}

const UNVERIFIED = new Set<BookingErrorCode>(['booking_not_found', 'booking_mismatch']);

/** There is a booking, but not one that can be counted on. */
export const isUnverified = (state: BookedState): boolean =>
  state.status === 'failed' && UNVERIFIED.has(state.error.code);

function bookedHeading(state: BookedState, labels: FirstLabels): string {
  const { paymentRequired, status } = state.booking;
  if (isUnverified(state)) return labels.unverified;
  if (status === 'cancelled') return labels.bookingCancelled;
  if (status === 'rejected') return labels.declined;
  if (paymentRequired) return labels.paymentNeeded;
  return status === 'pending' || state.status === 'awaiting' ? labels.requested : labels.booked;
}

function bookedSentences(state: BookedState, labels: FirstLabels): string[] {
  const { paymentRequired, status } = state.booking;
  if (isUnverified(state)) return [labels.unverifiedHint];
  if (isOver(state.booking)) return [labels.bookingCancelledHint];
  const moved = state.booking.rescheduledFromUid === undefined ? [] : [labels.moved];
  const toDo = paymentRequired ? [labels.awaitingPayment] : [];
  const isPending = status === 'pending' || state.status === 'awaiting';
  const toWait = isPending && !paymentRequired ? [labels.awaitingConfirmation] : [];
  switch (state.status) {
    case 'awaiting':
      return [...toDo, ...toWait];
    case 'completed':
      return toDo.length + toWait.length > 0
        ? [...moved, ...toDo, ...toWait]
        : [...moved, state.isCertain ? labels.completed : labels.completedOtherwise];
    case 'failed':
      return [labels.refused, ...toDo];
    case 'completing':
      return [...toDo, state.error ? labels.tellingAgain : labels.telling];
    default:
      return [...toDo, labels.telling];
  }
}

/** Something went wrong, with whom to turn to. */
export const failedNews = (labels: FirstLabels, heading: string, ...hints: string[]): News => ({
  kind: 'failed',
  heading,
  sentences: labels.help ? [...hints, labels.help] : hints,
});

/** The news of a booking page that cannot be shown: also where the booking that is to be moved cannot be. */
function failedPageNews({ code }: BookingError, labels: FirstLabels): News {
  switch (code) {
    case 'booking_not_found':
      return failedNews(labels, labels.appointmentNotFound, labels.appointmentNotFoundHint);
    case 'booking_cancelled':
      return failedNews(labels, labels.bookingCancelled, labels.bookingCancelledHint);
    case 'event_type_rule':
      return failedNews(labels, labels.notMovable, labels.notMovableHint);
    case 'booking_rejected':
      return failedNews(labels, labels.declined, labels.bookingCancelledHint);
    default:
      return failedNews(
        labels,
        labels.failed,
        code === 'offline' ? labels.offlineHint : labels.failedHint,
      );
  }
}

/** The news of a state, in the patient's words. */
export function newsOf(state: BookingState, labels: FirstLabels): News {
  if (state.booking) {
    const heading = bookedHeading(state, labels);
    const sentences = bookedSentences(state, labels);
    if (state.status === 'failed') return failedNews(labels, heading, ...sentences);
    const help = 'error' in state && state.error && labels.help ? [labels.help] : [];
    const kind = heading === labels.booked ? 'booked' : 'waiting';
    return { kind, heading, sentences: [...sentences, ...help] };
  }
  if (state.status === 'failed') return failedPageNews(state.error, labels);
  const loading = state.status === 'loading' ? [labels.loading] : [];
  if (state.lost) return { kind: 'lost', sentences: [labels[state.lost], ...loading] };
  return { kind: state.status === 'loading' ? 'loading' : 'none', sentences: loading };
}
