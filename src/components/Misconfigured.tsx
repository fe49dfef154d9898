import { useEffect, useRef, type ReactElement, type Ref } from 'react';
import type { BookingError } from '../errors';
import { useBookingDefaults } from '../hooks/bookingContext';
import { useLatest } from '../hooks/useLatest';
import { useTexts } from '../hooks/useTexts';
import type { BookingPresentationProps } from './BookAppointment.types';
import { BookingRoot } from './BookingRoot';
import { NewsPanel } from './NewsPanel';

export interface MisconfiguredProps extends BookingPresentationProps {
  rootRef: Ref<HTMLDivElement>;
  error: BookingError;
}

/** A mistake of whoever set the activity up: plain words for the patient, the details for the developer. */
export function Misconfigured({ error, ...given }: MisconfiguredProps): ReactElement {
  const props = useBookingDefaults(given);
  const latest = useLatest(props);
  const reported = useRef('');
  useEffect(() => {
    // A host that renders anew gives a new error for the same mistake.
    if (reported.current === error.message) return;
    reported.current = error.message;
    latest.current.onStatusChange?.('failed', { status: 'failed', error });
    latest.current.onError?.(error);
  }, [error, latest]);

  const texts = useTexts(props.locale, props.labels);
  const { failed, misconfigured, help } = texts.labels;
  return (
    <BookingRoot {...props} status="failed" news="failed" texts={texts}>
      <NewsPanel
        news={{ kind: 'failed', heading: failed, sentences: [misconfigured, help].filter(Boolean) }}
        isPending={texts.isPending}
      >
        <p data-awell-booking-detail="" lang="en" dir="ltr">
          {error.message}
        </p>
      </NewsPanel>
    </BookingRoot>
  );
}
