import type { ReactElement } from 'react';
import type { BookingLabels } from '../texts/labels';

export interface FailedActionsProps {
  labels: BookingLabels;
  /** Address of the booking page, where it is of use. */
  pageUrl: string | undefined;
  onRetry: () => void;
  /** The patient went to the booking page in another tab. */
  onOpen: () => void;
}

/** The ways on from a booking page that cannot be shown here. */
export function FailedActions({
  labels,
  pageUrl,
  onRetry,
  onOpen,
}: FailedActionsProps): ReactElement {
  return (
    <div data-awell-booking-actions="">
      <button type="button" onClick={onRetry}>
        {labels.retry}
      </button>
      {pageUrl && (
        <a href={pageUrl} target="_blank" rel="noreferrer" onClick={onOpen}>
          {labels.openInNewTab}
        </a>
      )}
    </div>
  );
}
