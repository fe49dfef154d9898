import type { ReactElement } from 'react';
import type { BookedState } from '../completion/machine';
import type { BookedAppointment } from '../embed/bookedAppointment';
import { AppointmentFacts } from './AppointmentFacts';
import type { BookingLabels } from './labels';
import { isUnverified } from './news';

export interface BookedDetailsProps {
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

/** What was booked, and what the patient can do about it. */
export function BookedDetails(props: BookedDetailsProps): ReactElement {
  const { state, labels, locale, timeZone, pageUrl, payUrl, cancelUrl, onRetry } = props;
  const { booking, others } = state;
  const error = 'error' in state ? state.error : undefined;

  return (
    <>
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
      <AppointmentFacts booking={booking} labels={labels} locale={locale} timeZone={timeZone} />
      {others.map((other) => (
        <p key={other.seatUid ?? other.uid} data-awell-booking-note="">
          {labels.others}{' '}
          <a href={cancelUrl(other)} target="_blank" rel="noreferrer">
            {labels.cancelOther}
          </a>
        </p>
      ))}
    </>
  );
}
