import { Component, type ReactNode, type RefObject } from 'react';
import type { NewsKind } from './news';

export interface FocusKeeperProps {
  root: RefObject<HTMLElement | null>;
  news: NewsKind;
  children: ReactNode;
}

/** The focused element, also where the widget is in a shadow tree. */
const focusedAround = (element: HTMLElement): Element | null =>
  (element.getRootNode() as Document | ShadowRoot).activeElement;

/**
 * Keeps the focus of whoever was in the widget: it goes with the news, and never into the void when what had it goes.
 * A focus that is elsewhere on the host's page stays there. A class, since only that is asked before a change.
 */
export class FocusKeeper extends Component<FocusKeeperProps, unknown, boolean> {
  override getSnapshotBeforeUpdate(): boolean {
    const root = this.props.root.current;
    return root !== null && root.contains(focusedAround(root));
  }

  override componentDidUpdate(before: FocusKeeperProps, _: unknown, hadFocus: boolean): void {
    const root = this.props.root.current;
    if (!root || !hadFocus) return;
    const { news } = this.props;
    if (news === before.news && root.contains(focusedAround(root))) return;
    const isPage = news === 'none' || news === 'moving';
    const page = isPage ? root.querySelector('iframe') : null;
    const target = page ?? root.querySelector<HTMLElement>('[data-awell-booking-panel]');
    target?.focus();
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
