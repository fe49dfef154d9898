import Cal from '@calcom/embed-react';
import { useState, type CSSProperties, type ReactElement } from 'react';
import type { EmbedTarget } from '../embed/embedTarget';
import { colorSchemeOf } from '../embed/look';
import { useBookingPage, type BookingPageOptions } from '../hooks/useBookingPage';

export interface BookingFrameProps extends BookingPageOptions {
  /** What to open. Fixed for the life of the mount; another `key` opens another page. */
  target: EmbedTarget;
  isHidden: boolean;
  /** It is on its way. Behind our words, embed.js shows a page of empty buttons that nobody should hear or reach. */
  isLoading: boolean;
}

// Inline, since these must hold where a host loads no stylesheet of ours.
const shown: CSSProperties = {
  position: 'relative',
  // Below our words, whatever embed.js puts on top.
  zIndex: 0,
  minHeight: 'var(--awell-booking-min-height, 30rem)',
};
// A page that was given up may still arrive, and can only do so while it has a size.
const hidden: CSSProperties = {
  position: 'absolute',
  inset: 0,
  overflow: 'hidden',
  visibility: 'hidden',
};

/** The booking page itself, in Cal.com's inline embed. */
export function BookingFrame(props: BookingFrameProps): ReactElement {
  const { target, isHidden, isLoading, ...options } = props;
  const { namespace, ref } = useBookingPage(options);
  const [{ calLink, calOrigin, config }] = useState(target);
  const { theme } = options.look;
  const place: CSSProperties = {
    ...(isHidden ? hidden : shown),
    ...(isLoading && { overflow: 'hidden' }),
    colorScheme: colorSchemeOf(theme),
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
      <div ref={ref}>
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
    </div>
  );
}
