import type { CSSProperties, ReactElement, ReactNode } from 'react';
import type { BookingStateName } from '../completion/machine';
import { readableOn } from '../embed/look';
import type { BookingPresentationProps } from './BookAppointment.types';

export interface BookingRootProps extends BookingPresentationProps {
  status: BookingStateName;
  children: ReactNode;
}

/** The element around everything: carries the state, the theme and the brand colour for CSS. */
export function BookingRoot(props: BookingRootProps): ReactElement {
  const { status, theme = 'light', brandColor, className, style, children } = props;
  const brand = brandColor && {
    '--awell-booking-brand': brandColor,
    '--awell-booking-brand-text': readableOn(brandColor),
  };
  return (
    <div
      data-awell-booking=""
      data-status={status}
      data-theme={theme}
      className={className}
      style={{ position: 'relative', ...(brand as CSSProperties), ...style }}
    >
      {children}
    </div>
  );
}
