import type { ReactElement } from 'react';
import type { BookedState } from '../completion/machine';
import type { BookedAppointment } from '../embed/bookedAppointment';
import { AppointmentFacts } from './AppointmentFacts';
import type { BookingLabels } from './labels';

export interface BookedPanelProps {
  state: BookedState;
  labels: BookingLabels;
  locale: string | undefined;
  timeZone: string | undefined;
  /** Address of the booking page. */
  pageUrl: string;
  /** Address of the page to pay on, where it is not shown below. */
  payUrl: string | undefined;
  /** Address of the page where a booking can be cancelled. */
  cancelUrl: (booking: BookedAppointment) => string;
  onRetry: () => void;
}

const isUnverified = (state: BookedState): boolean =>
  state.status === 'failed' && ['booking_not_found', 'booking_mismatch'].includes(state.error.code);

function heading(state: BookedState, labels: BookingLabels): string {
  const { paymentRequired, status } = state.booking;
  if (isUnverified(state)) return labels.unverified;
  if (status === 'cancelled') return labels.bookingCancelled;
  if (paymentRequired) return labels.paymentNeeded;
  return status === 'pending' || state.status === 'awaiting' ? labels.requested : labels.booked;
}

/** Each sentence that the patient should know now. */
function sentences(state: BookedState, labels: BookingLabels): string[] {
  const { paymentRequired, status } = state.booking;
  if (isUnverified(state)) return [labels.unverifiedHint];
  if (status === 'cancelled') return [labels.bookingCancelledHint];
  const toDo = paymentRequired ? [labels.awaitingPayment] : [];
  const isPending = status === 'pending' || state.status === 'awaiting';
  const toWait = isPending && !paymentRequired ? [labels.awaitingConfirmation] : [];
  switch (state.status) {
    case 'awaiting':
      return [...toDo, ...toWait];
    case 'completed':
      return toDo.length + toWait.length > 0 ? [...toDo, ...toWait] : [labels.completed];
    case 'failed':
      return [labels.refused, ...toDo];
    case 'completing':
      return [...toDo, state.error ? labels.tellingAgain : labels.telling];
    default:
      return [...toDo, labels.telling];
  }
}

/** What was booked, and how far telling the clinic has come. */
export function BookedPanel(props: BookedPanelProps): ReactElement {
  const { state, labels, locale, timeZone, pageUrl, payUrl, cancelUrl, onRetry } = props;
  const { booking, others, status } = state;
  const error = 'error' in state ? state.error : undefined;

  return (
    <section data-awell-booking-panel={status === 'failed' ? 'failed' : 'booked'}>
      <h2>{heading(state, labels)}</h2>
      <AppointmentFacts booking={booking} labels={labels} locale={locale} timeZone={timeZone} />
      <div role={status === 'failed' ? 'alert' : 'status'} data-awell-booking-progress="">
        {sentences(state, labels).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {error && labels.help && <p>{labels.help}</p>}
      <div data-awell-booking-actions="">
        {error && (
          <button type="button" onClick={onRetry}>
            {labels.tryNow}
          </button>
        )}
        {isUnverified(state) && (
          <a href={pageUrl} target="_blank" rel="noreferrer">
            {labels.openInNewTab}
          </a>
        )}
        {booking.paymentRequired && payUrl && (
          <a href={payUrl} target="_blank" rel="noreferrer">
            {labels.pay}
          </a>
        )}
      </div>
      {others.map((other) => (
        <p key={other.seatUid ?? other.uid} data-awell-booking-note="">
          {labels.others}{' '}
          <a href={cancelUrl(other)} target="_blank" rel="noreferrer">
            {labels.cancelOther}
          </a>
        </p>
      ))}
    </section>
  );
}
