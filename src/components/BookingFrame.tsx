import Cal from '@calcom/embed-react';
import { useState, type ReactNode } from 'react';
import type { EmbedTarget } from '../embed/embedTarget';
import { useBookingPage, type BookingPageOptions } from '../hooks/useBookingPage';

export interface BookingFrameProps extends BookingPageOptions {
  /** What to open. Fixed for the life of the mount; another `key` opens another page. */
  target: EmbedTarget;
  isHidden: boolean;
}

/** The booking page itself, in Cal.com's inline embed. */
export function BookingFrame({ target, isHidden, ...options }: BookingFrameProps): ReactNode {
  const { namespace, ref } = useBookingPage(options);
  const [{ calLink, calOrigin, config }] = useState(target);
  return (
    // Hidden rather than removed: a page that was given up may still arrive.
    <div ref={ref} data-awell-booking-frame="" hidden={isHidden}>
      {namespace !== undefined && (
        <Cal
          namespace={namespace}
          calLink={calLink}
          calOrigin={calOrigin}
          config={config}
          embedJsUrl={options.embedJsUrl}
        />
      )}
    </div>
  );
}
