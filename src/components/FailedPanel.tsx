import type { ReactNode } from 'react';
import type { BookingLabels } from './labels';

export interface FailedPanelProps {
  labels: BookingLabels;
  /** Address of the booking page. */
  pageUrl: string;
  onRetry: () => void;
}

/** The booking page cannot be shown here: says so plainly, and offers the ways on. */
export function FailedPanel({ labels, pageUrl, onRetry }: FailedPanelProps): ReactNode {
  return (
    <section data-awell-booking-panel="failed" role="alert">
      <h2>{labels.failed}</h2>
      <p>{labels.failedHint}</p>
      <div data-awell-booking-actions="">
        <button type="button" onClick={onRetry}>
          {labels.retry}
        </button>
        <a href={pageUrl} target="_blank" rel="noreferrer">
          {labels.openInNewTab}
        </a>
      </div>
    </section>
  );
}
