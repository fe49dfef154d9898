import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from 'react';

/** `main`: the action most patients came for, at most one per panel. `danger`: an action that can't be undone. */
export type Look = 'main' | 'plain' | 'danger' | 'text';

export interface ActionButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look: Look;
  /** Gets the button's element. */
  buttonRef?: Ref<HTMLButtonElement> | undefined;
}

export const ActionButton = ({ look, buttonRef, ...props }: ActionButtonProps): ReactElement => (
  <button ref={buttonRef} type="button" data-awell-booking-look={look} {...props} />
);

export interface NewTabLinkProps {
  href: string;
  /** Draws it as a button. */
  look?: Look | undefined;
  /** Tells the patient that it opens a new tab, unless the link text does. */
  title?: string | undefined;
  onClick?: (() => void) | undefined;
  children: ReactNode;
}

/** A link to another site. */
export const NewTabLink = ({ look, children, ...props }: NewTabLinkProps): ReactElement => (
  <a target="_blank" rel="noreferrer" data-awell-booking-look={look} {...props}>
    {children}
  </a>
);

export interface ActionRowProps {
  /** A button with this text. */
  button?: [text: string, onPress: () => void] | undefined;
  /** A link with this text; it opens in a new tab. */
  link?: [text: string, href: string] | undefined;
  onOpen?: (() => void) | undefined;
  children?: ReactNode;
}

/** A row of actions. */
export const ActionRow = ({ button, link, onOpen, children }: ActionRowProps): ReactElement => (
  <div data-awell-booking-actions="">
    {button && (
      <ActionButton look="main" onClick={button[1]}>
        {button[0]}
      </ActionButton>
    )}
    {link && (
      <NewTabLink href={link[1]} look="plain" onClick={onOpen}>
        {link[0]}
      </NewTabLink>
    )}
    {children}
  </div>
);
