import {
  useImperativeHandle,
  useRef,
  type CSSProperties,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';
import { readableOn } from '../embed/look';
import type { Texts } from './useTexts';
import type { BookingPresentationProps } from './BookAppointment.types';
import { FocusKeeper } from './FocusKeeper';
import type { NewsKind } from './news';

export interface BookingRootProps extends BookingPresentationProps {
  rootRef: Ref<HTMLDivElement>;
  /** Told as `data-status`. */
  status: string;
  news: NewsKind;
  texts: Texts;
  children: ReactNode;
}

/** The element around everything: carries the state, the language, the theme and the brand colour. */
export function BookingRoot(props: BookingRootProps): ReactElement {
  const { rootRef, status, news, texts, theme = 'light', brandColor, children } = props;
  const ref = useRef<HTMLDivElement>(null);
  useImperativeHandle(rootRef, () => ref.current as HTMLDivElement, []);
  const brand = brandColor && {
    '--_awell-brand': brandColor,
    '--_awell-brand-text': readableOn(brandColor),
  };
  return (
    <div
      ref={ref}
      data-awell-booking=""
      data-status={status}
      data-awell-booking-theme={theme}
      lang={texts.lang}
      dir={texts.dir}
      className={props.className}
      style={{ position: 'relative', ...(brand as CSSProperties), ...props.style }}
    >
      <FocusKeeper root={ref} news={news}>
        {children}
      </FocusKeeper>
    </div>
  );
}
