import { Component, type ReactNode, type RefObject } from 'react';
import type { StatusMessage } from './statusMessage';

export interface FocusKeeperProps {
  root: RefObject<HTMLElement | null>;
  message: StatusMessage;
  children: ReactNode;
}

/** The focused element, also inside a shadow tree. */
const focusedAround = (element: HTMLElement): Element | null =>
  (element.getRootNode() as Document | ShadowRoot).activeElement;

/**
 * Keeps the focus inside the widget: it moves to the new message if the focused element disappears. A focus elsewhere
 * on the page stays, and the heading is announced instead. It is a class, because only `getSnapshotBeforeUpdate` runs
 * before a change.
 */
export class FocusKeeper extends Component<FocusKeeperProps, unknown, Element | null> {
  override getSnapshotBeforeUpdate(): Element | null {
    const root = this.props.root.current;
    const focused = root && focusedAround(root);
    const isWithin = root?.contains(focused) === true;
    // A focused element is read out anyway.
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
    // A part of the panel may have taken the focus.
    const isSame = kind === before.message.kind && isOpening === before.message.isOpening;
    if (isKept && (isSame || now !== had)) return;
    const isPage = kind === 'none' || (kind === 'moving' && !isOpening);
    const panel = '[data-awell-booking-panel]';
    // In order: the page, the actions of a failure, the heading, or the panel if it has no heading.
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
