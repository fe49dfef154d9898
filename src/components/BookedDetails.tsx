import type { ReactElement, ReactNode } from 'react';
import type { BookedState } from '../completion/machine';
import { bookingKey } from '../booking/identity';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { Appointment } from '../booking/appointment';
import { AppointmentFacts } from './AppointmentFacts';
import type { BookingLabels } from '../texts/labels';
import { isUnverified } from './news';
import { OtherBooking } from './OtherBooking';

export interface BookedDetailsProps {
  state: BookedState;
  /** What is known of the booking. */
  appointment: Appointment;
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
  /** What the patient can do about the appointment itself. */
  children?: ReactNode;
}

/** What was booked, and what is to be done until all is well. */
export function BookedDetails(props: BookedDetailsProps): ReactElement {
  const { state, appointment, labels, locale, timeZone, pageUrl, payUrl, cancelUrl, onRetry } =
    props;
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
      <AppointmentFacts booking={appointment} labels={labels} locale={locale} timeZone={timeZone} />
      {props.children}
      {others.map((other) => (
        <OtherBooking key={bookingKey(other)} labels={labels} cancelUrl={cancelUrl(other)} />
      ))}
    </>
  );
}
