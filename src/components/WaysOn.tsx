import type { ReactElement, ReactNode } from 'react';

export interface NewTabLinkProps {
  href: string;
  onClick?: (() => void) | undefined;
  children: ReactNode;
}

/** A link to a page of somebody else's. */
export const NewTabLink = ({ href, onClick, children }: NewTabLinkProps): ReactElement => (
  <a href={href} target="_blank" rel="noreferrer" onClick={onClick}>
    {children}
  </a>
);

export interface WaysOnProps {
  /** A button with this text. */
  button?: [text: string, onPress: () => void] | undefined;
  /** A link with this text, to a page in another tab. */
  link?: [text: string, href: string] | undefined;
  onOpen?: (() => void) | undefined;
  children?: ReactNode;
}

/** The ways on from here, in a row. */
export const WaysOn = ({ button, link, onOpen, children }: WaysOnProps): ReactElement => (
  <div data-awell-booking-actions="">
    {button && (
      <button type="button" onClick={button[1]}>
        {button[0]}
      </button>
    )}
    {link && (
      <NewTabLink href={link[1]} onClick={onOpen}>
        {link[0]}
      </NewTabLink>
    )}
    {children}
  </div>
);
