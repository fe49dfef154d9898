import type { ReactElement } from 'react';
import type { BookingLabels } from '../texts/labels';

export interface OtherBookingProps {
  labels: BookingLabels;
  /** Address of the page where it can be cancelled. */
  cancelUrl: string;
}

/** Another booking that the patient may not need any more. */
export const OtherBooking = ({ labels, cancelUrl }: OtherBookingProps): ReactElement => (
  <p data-awell-booking-note="">
    {labels.others}{' '}
    <a href={cancelUrl} target="_blank" rel="noreferrer">
      {labels.cancelOther}
    </a>
  </p>
);
