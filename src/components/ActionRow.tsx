import type { ReactElement, ReactNode } from 'react';

/** `main`: what most patients came for, one in a panel at most. `danger` cannot be undone. */
export type Look = 'main' | 'plain' | 'danger' | 'text';

export interface NewTabLinkProps {
  href: string;
  /** Drawn as a button. */
  look?: Look | undefined;
  /** Says that it opens a new tab, unless the link itself does. */
  title?: string | undefined;
  onClick?: (() => void) | undefined;
  children: ReactNode;
}

/** A link to a page of somebody else's. */
export const NewTabLink = ({ look, children, ...props }: NewTabLinkProps): ReactElement => (
  <a target="_blank" rel="noreferrer" data-awell-booking-look={look} {...props}>
    {children}
  </a>
);

export interface ActionRowProps {
  /** A button with this text. */
  button?: [text: string, onPress: () => void] | undefined;
  /** A link with this text, to a page in another tab. */
  link?: [text: string, href: string] | undefined;
  onOpen?: (() => void) | undefined;
  children?: ReactNode;
}

/** The ways on from here, in a row. */
export const ActionRow = ({ button, link, onOpen, children }: ActionRowProps): ReactElement => (
  <div data-awell-booking-actions="">
    {button && (
      <button type="button" data-awell-booking-look="main" onClick={button[1]}>
        {button[0]}
      </button>
    )}
    {link && (
      <NewTabLink href={link[1]} look="plain" onClick={onOpen}>
        {link[0]}
      </NewTabLink>
    )}
    {children}
  </div>
);
