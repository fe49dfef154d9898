import { useSyncExternalStore, type CSSProperties, type ReactElement } from 'react';
import { hintsFor } from '../embed/bookingPageHints';
import { useBookingPage, type BookingPageOptions } from '../hooks/useBookingPage';
import { HintLinks } from './BookingPageHints';

export interface BookingFrameProps extends BookingPageOptions {
  isHidden: boolean;
}

// Inline, since these must hold where a host loads no stylesheet of ours.
const shown: CSSProperties = {
  position: 'relative',
  minHeight: 'var(--awell-booking-min-height, 30rem)',
};
// A page that was given up may still arrive, and can only do so while it has a size.
const hidden: CSSProperties = {
  position: 'absolute',
  inset: 0,
  overflow: 'hidden',
  visibility: 'hidden',
};

const never = () => () => undefined;

/** The booking page itself, in Cal.com's inline embed. */
export function BookingFrame({ isHidden, ...options }: BookingFrameProps): ReactElement {
  const ref = useBookingPage(options);
  const isFirstHtml = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  return (
    <div data-awell-booking-page="" style={isHidden ? hidden : shown}>
      {isFirstHtml && <HintLinks hints={hintsFor(options.target.calOrigin, options.embedJsUrl)} />}
      <div ref={ref} />
    </div>
  );
}
