import { useEffect, useRef, useState, type RefObject } from 'react';
import type { EmbedTarget } from '../embed/embedTarget';
import { startSession, type Session, type SessionOptions } from '../embed/session';
import { useIsomorphicLayoutEffect, useLatest } from '../hooks/useLatest';

export interface BookingPageOptions extends SessionOptions {
  /** What to open. Fixed after mount; use another `key` to open another page. */
  target: EmbedTarget;
  embedJsUrl: string;
  /** Title of the iframe for screen readers. */
  frameTitle: string;
  /** It isn't known yet if the page is needed. Its place stays empty. */
  isAwaited?: boolean | undefined;
}

/**
 * The life of one mounted booking page. It lasts as long as its element is in the document. React may hide the
 * element for a while (Suspense, Activity); a booking made then still counts.
 *
 * @returns the ref of the element to mount it in. The element must have no other content.
 */
export function useBookingPage(options: BookingPageOptions): RefObject<HTMLDivElement | null> {
  const { embedJsUrl, frameTitle, isAwaited } = options;
  const { theme, layout, brandColor, hideEventTypeDetails } = options.look;
  const ref = useRef<HTMLDivElement>(null);
  const session = useRef<Session>(undefined);
  const latest = useLatest<SessionOptions>(options);
  const [target] = useState(options.target);

  // In the first commit's task: requests embed.js, or the page if embed.js has loaded.
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
    // embed.js creates the iframe when it arrives, always with the same English title.
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
      // If the host has removed `MutationObserver`, the page is shown with Cal.com's title.
      return undefined;
    }
  }, [frameTitle]);

  return ref;
}
