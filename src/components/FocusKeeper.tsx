import { Component, type ReactNode, type RefObject } from 'react';
import type { StatusMessage } from './statusMessage';

export interface FocusKeeperProps {
  root: RefObject<HTMLElement | null>;
  message: StatusMessage;
  children: ReactNode;
}

/** The focused element, also where the widget is in a shadow tree. */
const focusedAround = (element: HTMLElement): Element | null =>
  (element.getRootNode() as Document | ShadowRoot).activeElement;

/**
 * Keeps the focus of whoever was in the widget: it goes with the news, and never into the void when what had it goes.
 * A focus that is elsewhere on the host's page stays there, and the heading is said instead. A class, since only that
 * is asked before a change.
 */
export class FocusKeeper extends Component<FocusKeeperProps, unknown, Element | null> {
  override getSnapshotBeforeUpdate(): Element | null {
    const root = this.props.root.current;
    const focused = root && focusedAround(root);
    const isWithin = root?.contains(focused) === true;
    // What has the focus is read out anyway.
    root
      ?.querySelector('[data-awell-booking-message]')
      ?.setAttribute('aria-live', isWithin ? 'off' : 'polite');
    return isWithin ? focused : null;
  }

  override componentDidUpdate(before: FocusKeeperProps, _: unknown, had: Element | null): void {
    const root = this.props.root.current;
    if (!root || !had) return;
    const { kind, isOpening } = this.props.message;
    const now = focusedAround(root);
    const isKept = root.contains(now);
    // Or a part of the panel has taken it.
    const isSame = kind === before.message.kind && isOpening === before.message.isOpening;
    if (isKept && (isSame || now !== had)) return;
    const isPage = kind === 'none' || (kind === 'moving' && !isOpening);
    const panel = '[data-awell-booking-panel]';
    // In the page, with what can be done about a failure, at the heading, or else at what has none.
    const places = [
      isPage && 'iframe',
      kind === 'failed' && `${panel} :is(a, button)`,
      '[data-awell-booking-heading]',
      panel,
    ];
    const found = places.map((place) => place && root.querySelector<HTMLElement>(place));
    const target = found.find(Boolean);
    if (target) target.focus();
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
