import {
  useEffect,
  useRef,
  type CSSProperties,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import { warnOfProps } from '../development';
import type { ComponentName } from '../developerHelp';
import { readableOn } from '../embed/look';
import { useIsomorphicLayoutEffect, useLatest } from '../hooks/useLatest';
import type { Texts } from './useTexts';
import type { BookingPresentationProps } from './BookAppointment.types';
import { FocusKeeper } from './FocusKeeper';
import type { StatusMessage } from './statusMessage';

export interface BookingRootProps extends BookingPresentationProps {
  rootRef: Ref<HTMLDivElement>;
  /** Value of `data-status`. */
  status: string;
  message: StatusMessage;
  texts: Texts;
  component?: ComponentName | undefined;
  children: ReactNode;
}

/** Sets a ref. @returns the cleanup function of a callback ref. */
function assign(given: Ref<HTMLDivElement>, element: HTMLDivElement | null): unknown {
  if (typeof given === 'function') return given(element);
  if (given) (given as { current: HTMLDivElement | null }).current = element;
  return undefined;
}

/** Passes the element to the host's ref once. A host's callback ref may be a new function in each render. */
function useGivenRef(given: Ref<HTMLDivElement>, own: RefObject<HTMLDivElement | null>): void {
  const latest = useLatest(given);
  const which = typeof given === 'function' ? 'function' : given;
  useIsomorphicLayoutEffect(() => {
    const ref = latest.current;
    const leave = assign(ref, own.current);
    return () => void (typeof leave === 'function' ? leave() : assign(ref, null));
  }, [which, latest, own]);
}

/** The outermost element. It has the status, the language, the theme and the brand colour. */
export function BookingRoot(props: BookingRootProps): ReactElement {
  const { rootRef, status, message, texts, theme = 'light', brandColor, children } = props;
  const ref = useRef<HTMLDivElement>(null);
  useGivenRef(rootRef, ref);
  useEffect(() => warnOfProps(ref, props));
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
      <FocusKeeper root={ref} message={message}>
        {children}
      </FocusKeeper>
    </div>
  );
}
