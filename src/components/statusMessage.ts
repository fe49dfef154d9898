import type { BookedState } from '../completion/view';
import type { BookingState } from './bookingState';
import { isOver } from '../booking/identity';
import type { BookingError, BookingErrorCode } from '../errors';
import type { FirstLabels } from '../texts/labels';

/** What a panel is about: decides on its sign, and whether it interrupts a screen reader. */
export type StatusKind =
  | 'loading'
  | 'none'
  | 'moving'
  | 'booked'
  /** For the clinic to confirm. */
  | 'waiting'
  | 'payment'
  /** There is something for the patient to do, other than to pay. */
  | 'attention'
  /** Likewise, since the clinic could not be told. */
  | 'refused'
  /** Cancelled, declined or past. */
  | 'ended'
  | 'failed';

/** What the patient should know now, to be seen and heard. */
export interface StatusMessage {
  kind: StatusKind;
  heading?: string | undefined;
  sentences: readonly string[];
  /** What takes the place of the last sentence soon, whose room is kept. */
  next?: string | undefined;
  /** How far telling the clinic has come: below the appointment, which does not move as this changes. */
  progress?: readonly string[] | undefined;
  /** A booking page is on its way below, and the last sentence says so. */
  isOpening?: boolean | undefined;
  /** To call the clinic. */
  phone?: string | undefined;
}

const UNVERIFIED = new Set<BookingErrorCode>(['booking_not_found', 'booking_mismatch']);

/** There is a booking, but not one that can be counted on. */
export const isUnverified = (state: BookedState): boolean =>
  state.status === 'failed' && UNVERIFIED.has(state.error.code);

/** What is at hand: what only a panel says comes with it. */
const known = (...texts: (string | undefined)[]): string[] =>
  texts.filter((text): text is string => Boolean(text));

/** Says also how to reach the clinic. */
export function withHelp(message: StatusMessage, { help }: FirstLabels): StatusMessage {
  const { text, phone } = typeof help === 'string' ? { text: help } : help;
  const where = message.progress ? 'progress' : 'sentences';
  return { ...message, [where]: known(...(message[where] ?? []), text), phone };
}

/** Something went wrong, with whom to turn to. */
export const failedMessage = (
  labels: FirstLabels,
  heading: string,
  ...sentences: string[]
): StatusMessage => withHelp({ kind: 'failed', heading, sentences }, labels);

/** It is over, with whom to turn to. */
export const endedMessage = (labels: FirstLabels, heading: string): StatusMessage =>
  withHelp({ kind: 'ended', heading, sentences: [labels.bookingCancelledHint] }, labels);

/** There is a booking that stands, and the clinic is told of it. */
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
  const progress = isWaiting ? labels.awaitingConfirmation : isSettled ? completed : labels.telling;
  const message: StatusMessage = {
    kind: isWaiting ? 'waiting' : 'booked',
    heading: isWaiting ? labels.requested : labels.booked,
    sentences: known(moved, progress),
  };
  if (isSettled) return message;
  const next = isWaiting ? undefined : labels.completed;
  if ('error' in state && state.error) {
    return withHelp({ ...message, next, progress: known(labels.tellingAgain) }, labels);
  }
  return { ...message, next, progress: known(isWaiting ? labels.telling : '', labels.keepOpen) };
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
  const heading = labels.tellClinic ?? labels.booked;
  return withHelp({ kind: 'refused', heading, sentences }, labels);
}

/** The news of a booking page that cannot be shown: also where the booking that is to be moved cannot be. */
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

/** The news of a state, in the patient's words. */
export function statusMessageOf(state: BookingState, labels: FirstLabels): StatusMessage {
  if (state.booking) return bookedMessage(state, labels);
  if (state.status === 'failed') return failedPageMessage(state.error, labels);
  const isOpening = state.status === 'loading';
  const loading = isOpening ? [labels.loading] : [];
  if (!state.lastOutcome) return { kind: isOpening ? 'loading' : 'none', sentences: loading };
  const sentences = [labels[state.lastOutcome], ...loading];
  return { kind: 'attention', heading: labels.chooseAnother, sentences, isOpening };
}
