import { useEffect, useRef, type ReactElement, type Ref } from 'react';
import { callHost } from '../callHost';
import type { ComponentName } from '../developerHelp';
import type { BookingError } from '../errors';
import { useBookingDefaults } from '../hooks/bookingContext';
import { useLatest } from '../hooks/useLatest';
import { warnDeveloper } from '../development';
import { useTexts } from './useTexts';
import type { BookingPresentationProps } from './BookAppointment.types';
import { BookingRoot } from './BookingRoot';
import { failedMessage } from './statusMessage';
import { StatusPanel } from './StatusPanel';
import { useOwnId } from './useOwnId';

export interface MisconfiguredProps extends BookingPresentationProps {
  rootRef: Ref<HTMLDivElement>;
  error: BookingError;
  /** Names what the patient came for. @default 'failed' */
  heading?: 'failed' | 'appointmentFailed';
  component?: ComponentName | undefined;
}

/** Shown if the props are wrong: plain words for the patient. The developer gets the details. */
export function Misconfigured({
  error,
  heading = 'failed',
  ...given
}: MisconfiguredProps): ReactElement {
  const props = useBookingDefaults(given);
  const latest = useLatest(props);
  const reported = useRef('');
  useEffect(() => {
    // Each render of the host makes a new error for the same mistake.
    if (reported.current === error.message) return;
    reported.current = error.message;
    const { onStatusChange, onError } = latest.current;
    warnDeveloper(error, () => latest.current);
    callHost(() => onStatusChange?.('failed', { status: 'failed', error }));
    callHost(() => onError?.(error));
  }, [error, latest]);

  const texts = useTexts(props.locale, props.labels);
  const { labels } = texts;
  const id = useOwnId();
  const message = failedMessage(labels, labels[heading], labels.misconfigured);
  return (
    <BookingRoot {...props} status="failed" message={message} texts={texts}>
      <StatusPanel
        message={message}
        id={id}
        name={labels.frameTitle}
        headingLevel={props.headingLevel}
        isPending={texts.isPending}
      />
    </BookingRoot>
  );
}
