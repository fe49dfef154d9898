import type { CSSProperties, ReactElement } from 'react';
import type { BookingPage } from '../embed/bookingPage';
import { hintsFor } from '../embed/bookingPageHints';
import { readLoadTimeout } from '../completion/misuse';
import { embedTarget } from '../embed/embedTarget';
import { colorSchemeOf } from '../embed/look';
import { createOriginCheck, embedJsUrlFor } from '../embed/origins';
import type { BookingPageProps, BookingPresentationProps } from './BookAppointment.types';
import { useBookingPage, type BookingPageOptions } from './useBookingPage';
import { useInBrowser } from './useInBrowser';
import { HintLinks } from './BookingPageHints';

export interface BookingFrameProps extends Omit<BookingPageOptions, 'loadTimeout'> {
  /** Time limit in ms. @default 15000 */
  loadTimeout: number | null | undefined;
  isHidden: boolean;
  /** The patient has booked, or still has to pay on the page, so no minimum height is needed. */
  isBooked?: boolean | undefined;
  /** The page is loading. embed.js shows a skeleton with empty buttons then, so the frame is hidden from screen readers and keyboards. */
  isLoading: boolean;
}

// Inline, because these must work without our stylesheet.
const minHeight = 'var(--awell-booking-min-height, 30rem)';
const shown: CSSProperties = {
  position: 'relative',
  // Below our text, whatever z-index embed.js sets.
  zIndex: 0,
};
// The page may report its height before it is ready. A fixed height keeps our centred text in place.
const loading: CSSProperties = { height: minHeight, overflow: 'hidden' };
// A page that timed out may still load, but only while it has a size.
const hidden: CSSProperties = {
  position: 'absolute',
  inset: 0,
  overflow: 'hidden',
  visibility: 'hidden',
};

/** The app's props that decide on a booking page, besides its parameters. */
export type PageProps = Pick<
  BookingPresentationProps & BookingPageProps,
  | 'theme'
  | 'layout'
  | 'brandColor'
  | 'hideEventTypeDetails'
  | 'embedJsUrl'
  | 'allowedOrigins'
  | 'loadTimeout'
>;

/** The frame props that follow from the app's props. */
export function framePropsOf(page: BookingPage, params: URLSearchParams, props: PageProps) {
  const { theme = 'light', layout, brandColor, hideEventTypeDetails, loadTimeout } = props;
  return {
    target: embedTarget(page, params, { theme, layout }),
    embedJsUrl: props.embedJsUrl ?? embedJsUrlFor(page.origin),
    isAllowedOrigin: createOriginCheck(page.origin, props.allowedOrigins),
    look: { theme, layout, brandColor, hideEventTypeDetails },
    loadTimeout,
  };
}

/** The booking page in Cal.com's inline embed. */
export function BookingFrame(props: BookingFrameProps): ReactElement {
  const { isHidden, isBooked, isLoading, ...options } = props;
  const ref = useBookingPage({ ...options, loadTimeout: readLoadTimeout(options.loadTimeout) });
  const isInBrowser = useInBrowser(() => true);
  const place: CSSProperties = {
    ...(isHidden ? hidden : shown),
    ...(!isHidden && !isBooked && { minHeight }),
    ...(isLoading && loading),
    colorScheme: colorSchemeOf(options.look.theme),
  };
  return (
    <div
      data-awell-booking-page=""
      style={place}
      // Not an attribute, because React 18 and 19 write it differently.
      ref={(element) => {
        if (element) element.inert = isLoading;
      }}
    >
      {!isInBrowser && <HintLinks hints={hintsFor(options.target.calOrigin, options.embedJsUrl)} />}
      <div ref={ref} />
    </div>
  );
}
