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
  /** @default 15000 */
  loadTimeout: number | null | undefined;
  isHidden: boolean;
  /** It has done its work, or is to be paid on: no more place is kept than it takes. */
  isBooked?: boolean | undefined;
  /** It is on its way. Behind our words, embed.js shows a page of empty buttons that nobody should hear or reach. */
  isLoading: boolean;
}

// Inline, since these must hold where a host loads no stylesheet of ours.
const minHeight = 'var(--awell-booking-min-height, 30rem)';
const shown: CSSProperties = {
  position: 'relative',
  // Below our words, whatever embed.js puts on top.
  zIndex: 0,
};
// The page may tell its height before it is ready: our words in its middle stay where they are until they go.
const loading: CSSProperties = { height: minHeight, overflow: 'hidden' };
// A page that was given up may still arrive, and can only do so while it has a size.
const hidden: CSSProperties = {
  position: 'absolute',
  inset: 0,
  overflow: 'hidden',
  visibility: 'hidden',
};

/** What of an app's props decides on a booking page, beside its parameters. */
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

/** The part of a frame's props that follows from the app's. */
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

/** The booking page itself, in Cal.com's inline embed. */
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
      // Not an attribute: React 18 and 19 write it differently.
      ref={(element) => {
        if (element) element.inert = isLoading;
      }}
    >
      {!isInBrowser && <HintLinks hints={hintsFor(options.target.calOrigin, options.embedJsUrl)} />}
      <div ref={ref} />
    </div>
  );
}
