import type { ReactElement } from 'react';
import type { Move } from './useMove';
import type { BookingLabels } from '../texts/labels';

export interface MoveActionsProps {
  labels: BookingLabels;
  move: Move;
  /** Address of Cal.com's own page for moving the booking. */
  pageUrl: string | undefined;
}

/** The way back from choosing another time, and the ways on where the page for it cannot be shown. */
export function MoveActions({ labels, move, pageUrl }: MoveActionsProps): ReactElement {
  return (
    <div data-awell-booking-actions="">
      {move.status === 'failed' && (
        <>
          <button type="button" onClick={move.retry}>
            {labels.retry}
          </button>
          {pageUrl && (
            <a href={pageUrl} target="_blank" rel="noreferrer">
              {labels.openInNewTab}
            </a>
          )}
        </>
      )}
      <button type="button" data-quiet="" onClick={move.close}>
        {labels.keepAppointment}
      </button>
    </div>
  );
}
