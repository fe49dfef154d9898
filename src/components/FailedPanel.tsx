import { useState, type ReactElement } from 'react';
import type { BookingErrorCode } from '../errors';
import type { BookingLabels } from './labels';

export interface FailedPanelProps {
  code: BookingErrorCode;
  labels: BookingLabels;
  /** Address of the booking page. */
  pageUrl: string;
  onRetry: () => void;
}

/** The booking page cannot be shown here: says so plainly, and offers the ways on. */
export function FailedPanel({ code, labels, pageUrl, onRetry }: FailedPanelProps): ReactElement {
  const [isOpened, setIsOpened] = useState(false);
  return (
    <section data-awell-booking-panel="failed" role="alert">
      <h2>{labels.failed}</h2>
      <p>{code === 'offline' ? labels.offlineHint : labels.failedHint}</p>
      {labels.help && <p>{labels.help}</p>}
      <div data-awell-booking-actions="">
        <button type="button" onClick={onRetry}>
          {labels.retry}
        </button>
        <a href={pageUrl} target="_blank" rel="noreferrer" onClick={() => setIsOpened(true)}>
          {labels.openInNewTab}
        </a>
      </div>
      {isOpened && <p>{labels.newTabHint}</p>}
    </section>
  );
}
