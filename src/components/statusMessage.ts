import type { BookedState } from '../completion/view';
import type { BookingState } from './bookingState';
import { isOver } from '../booking/identity';
import type { BookingError, BookingErrorCode } from '../errors';
import type { FirstLabels } from '../texts/labels';

/** The kind of a status message. It decides on the icon, and whether it interrupts a screen reader. */
export type StatusKind =
  | 'loading'
  | 'none'
  | 'moving'
  | 'booked'
  /** The clinic has to confirm it. */
  | 'waiting'
  | 'payment'
  /** The patient has to do something other than pay. */
  | 'attention'
  /** The patient has to contact the clinic, because Awell refuses the completion. */
  | 'refused'
  /** Cancelled, declined or past. */
  | 'ended'
  | 'failed';

/** The message that the patient sees and hears. */
export interface StatusMessage {
  kind: StatusKind;
  heading?: string | undefined;
  sentences: readonly string[];
  /** The text that will replace the last sentence. Its place is kept. */
  next?: string | undefined;
  /** Progress of the completion, below the appointment, so that a change doesn't move it. */
  progress?: readonly string[] | undefined;
  /** A booking page is loading below, and the last sentence says so. */
  isOpening?: boolean | undefined;
  /** Phone number of the clinic. */
  phone?: string | undefined;
}

const UNVERIFIED = new Set<BookingErrorCode>(['booking_not_found', 'booking_mismatch']);

/** There is a booking, but the patient can't rely on it. */
export const isUnverified = (state: BookedState): boolean =>
  state.status === 'failed' && UNVERIFIED.has(state.error.code);

/** Only the loaded texts; a panel's texts come with its code. */
const known = (...texts: (string | undefined)[]): string[] =>
  texts.filter((text): text is string => Boolean(text));

/** Adds how to reach the clinic. */
export function withHelp(message: StatusMessage, { help }: FirstLabels): StatusMessage {
  const { text, phone } = typeof help === 'string' ? { text: help } : help;
  const where = message.progress ? 'progress' : 'sentences';
  return { ...message, [where]: known(...(message[where] ?? []), text), phone };
}

/** Message for a failure, with the clinic's contact. */
export const failedMessage = (
  labels: FirstLabels,
  heading: string,
  ...sentences: string[]
): StatusMessage => withHelp({ kind: 'failed', heading, sentences }, labels);

/** Message for an ended appointment, with the clinic's contact. */
export const endedMessage = (labels: FirstLabels, heading: string): StatusMessage =>
  withHelp({ kind: 'ended', heading, sentences: [labels.bookingCancelledHint] }, labels);

/** Message for a booking that isn't cancelled, while the activity is being completed or after it. */
function standingMessage(state: BookedState, labels: FirstLabels): StatusMessage {
  const { booking, status } = state;
  const moved = booking.rescheduledFromUid === undefined ? '' : labels.moved;
  if (booking.paymentRequired) {
    const sentences = known(moved, labels.awaitingPayment);
    return { kind: 'payment', heading: labels.paymentNeeded, sentences };
  }
  const isWaiting = booking.status === 'pending' || status === 'awaiting';
  const isSettled = status === 'completed' || status === 'awaiting';
  const completed = state.isCertain ? labels.completed : labels.completedOtherwise;
  const progress = isWaiting
    ? labels.awaitingConfirmation
    : isSettled
      ? completed
      : labels.completing;
  const message: StatusMessage = {
    kind: isWaiting ? 'waiting' : 'booked',
    heading: isWaiting ? labels.requested : labels.booked,
    sentences: known(moved, progress),
  };
  if (isSettled) return message;
  const next = isWaiting ? undefined : labels.completed;
  if ('error' in state && state.error) {
    return withHelp({ ...message, next, progress: known(labels.completingAgain) }, labels);
  }
  return { ...message, next, progress: known(isWaiting ? labels.completing : '', labels.keepOpen) };
}

function bookedMessage(state: BookedState, labels: FirstLabels): StatusMessage {
  const { booking } = state;
  if (isUnverified(state)) {
    return failedMessage(labels, labels.unverified, ...known(labels.unverifiedHint));
  }
  if (isOver(booking)) {
    const isDeclined = booking.status === 'rejected';
    return endedMessage(labels, isDeclined ? labels.declined : labels.bookingCancelled);
  }
  if (state.status !== 'failed') return standingMessage(state, labels);
  const sentences = known(labels.refused, booking.paymentRequired ? labels.awaitingPayment : '');
  const heading = labels.contactClinic ?? labels.booked;
  return withHelp({ kind: 'refused', heading, sentences }, labels);
}

/** Message if the booking page can't be shown, or the booking can't be rescheduled. */
function failedPageMessage({ code }: BookingError, labels: FirstLabels): StatusMessage {
  switch (code) {
    case 'booking_not_found':
      return failedMessage(labels, labels.appointmentNotFound, labels.appointmentNotFoundHint);
    case 'booking_cancelled':
      return endedMessage(labels, labels.bookingCancelled);
    case 'event_type_rule':
      return failedMessage(labels, labels.notMovable, labels.notMovableHint);
    case 'booking_rejected':
      return endedMessage(labels, labels.declined);
    default:
      return failedMessage(
        labels,
        labels.failed,
        code === 'offline' ? labels.offlineHint : labels.failedHint,
      );
  }
}

/** The status message of a state, in the patient's words. */
export function statusMessageOf(state: BookingState, labels: FirstLabels): StatusMessage {
  if (state.booking) return bookedMessage(state, labels);
  if (state.status === 'failed') return failedPageMessage(state.error, labels);
  const isOpening = state.status === 'loading';
  const loading = isOpening ? [labels.loading] : [];
  if (!state.lastOutcome) return { kind: isOpening ? 'loading' : 'none', sentences: loading };
  const sentences = [labels[state.lastOutcome], ...loading];
  return { kind: 'attention', heading: labels.chooseAnother, sentences, isOpening };
}
