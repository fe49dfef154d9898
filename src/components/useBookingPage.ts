import { useEffect, useRef, useState, type RefObject } from 'react';
import type { EmbedTarget } from '../embed/embedTarget';
import { startSession, type Session, type SessionOptions } from '../embed/session';
import { useIsomorphicLayoutEffect, useLatest } from '../hooks/useLatest';

export interface BookingPageOptions extends SessionOptions {
  /** What to open. Fixed for the life of the mount; another `key` opens another page. */
  target: EmbedTarget;
  embedJsUrl: string;
  /** Name of the iframe for screen readers. */
  frameTitle: string;
  /** It isn't known yet whether the page is needed: its place is there. */
  isAwaited?: boolean | undefined;
}

/**
 * The life of one mounted booking page. It lasts as long as its element is in the document: React may hide that
 * for a while (Suspense, Activity), and a booking that is made meanwhile is still heard.
 *
 * @returns the ref of the element that it is shown in, which has no other content.
 */
export function useBookingPage(options: BookingPageOptions): RefObject<HTMLDivElement | null> {
  const { embedJsUrl, frameTitle, isAwaited } = options;
  const { theme, layout, brandColor, hideEventTypeDetails } = options.look;
  const ref = useRef<HTMLDivElement>(null);
  const session = useRef<Session>(undefined);
  const latest = useLatest<SessionOptions>(options);
  const [target] = useState(options.target);

  // In the task of the first commit: embed.js is asked for, or the page where embed.js is at hand.
  useIsomorphicLayoutEffect(() => {
    const element = ref.current;
    if (!element || isAwaited) return;
    session.current ??= startSession(element, target, embedJsUrl, () => latest.current);
  }, [target, embedJsUrl, latest, isAwaited]);

  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    session.current?.resume();
    return () => {
      if (element.isConnected) return;
      session.current?.end();
      session.current = undefined;
    };
  }, []);

  useEffect(() => {
    session.current?.sendLook({ theme, layout, brandColor, hideEventTypeDetails });
  }, [theme, layout, brandColor, hideEventTypeDetails]);

  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    // embed.js creates the iframe whenever it arrives, always with the same English title.
    const setTitle = (): void => {
      const frame = element.querySelector('iframe');
      if (frame && frame.title !== frameTitle) frame.title = frameTitle;
    };
    setTitle();
    try {
      const observer = new MutationObserver(setTitle);
      observer.observe(element, { childList: true, subtree: true });
      return () => observer.disconnect();
    } catch {
      // A page that has taken it away shows the booking page all the same, under Cal.com's title.
      return undefined;
    }
  }, [frameTitle]);

  return ref;
}
