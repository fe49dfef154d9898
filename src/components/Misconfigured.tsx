import { useEffect, useRef, type ReactElement } from 'react';
import type { BookingError } from '../errors';
import { useLatest } from '../hooks/useLatest';
import type { BookingPresentationProps } from './BookAppointment.types';
import { BookingRoot } from './BookingRoot';
import { englishLabels } from './labels';

export interface MisconfiguredProps extends BookingPresentationProps {
  error: BookingError;
}

/** A mistake of whoever set the activity up: plain words for the patient, the details for the developer. */
export function Misconfigured({ error, ...props }: MisconfiguredProps): ReactElement {
  const latest = useLatest(props);
  const reported = useRef('');
  useEffect(() => {
    // A host that renders anew gives a new error for the same mistake.
    if (reported.current === error.message) return;
    reported.current = error.message;
    latest.current.onStatusChange?.('failed', { status: 'failed', error });
    latest.current.onError?.(error);
  }, [error, latest]);

  const labels = { ...englishLabels, ...props.labels };
  return (
    <BookingRoot {...props} status="failed">
      <section data-awell-booking-panel="failed" role="alert">
        <h2>{labels.failed}</h2>
        <p>{labels.misconfigured}</p>
        {labels.help && <p>{labels.help}</p>}
        <p data-awell-booking-detail="">{error.message}</p>
      </section>
    </BookingRoot>
  );
}
