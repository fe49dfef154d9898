import { Component, type ReactNode, type RefObject } from 'react';
import type { News } from './news';

export interface FocusKeeperProps {
  root: RefObject<HTMLElement | null>;
  news: News;
  children: ReactNode;
}

/** The focused element, also where the widget is in a shadow tree. */
const focusedAround = (element: HTMLElement): Element | null =>
  (element.getRootNode() as Document | ShadowRoot).activeElement;

/** Where whoever was in the widget goes on: in the page, with what can be done about a failure, or at the heading. */
const PLACES = {
  page: 'iframe',
  failed: '[data-awell-booking-panel] :is(a, button)',
  heading: '[data-awell-booking-heading]',
  panel: '[data-awell-booking-panel]',
};

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
      ?.querySelector('[data-awell-booking-news]')
      ?.setAttribute('aria-live', isWithin ? 'off' : 'polite');
    return isWithin ? focused : null;
  }

  override componentDidUpdate(before: FocusKeeperProps, _: unknown, had: Element | null): void {
    const root = this.props.root.current;
    if (!root || !had) return;
    const { kind, isOpening } = this.props.news;
    const now = focusedAround(root);
    const isKept = root.contains(now);
    // Or a part of the panel has taken it.
    const isSame = kind === before.news.kind && isOpening === before.news.isOpening;
    if (isKept && (isSame || now !== had)) return;
    const isPage = kind === 'none' || (kind === 'moving' && !isOpening);
    const { page, failed, heading, panel } = PLACES;
    const places = [isPage && page, kind === 'failed' && failed, heading, panel].filter(Boolean);
    places
      .map((place) => root.querySelector<HTMLElement>(place as string))
      .find(Boolean)
      ?.focus();
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
