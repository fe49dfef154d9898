import { useEffect, useRef, useState, type RefObject } from 'react';
import { startSession, type Session, type SessionOptions } from '../embed/session';
import { useLatest } from './useLatest';

export interface BookingPageOptions extends SessionOptions {
  embedJsUrl: string;
  /** Name of the iframe for screen readers. */
  frameTitle: string;
}

/**
 * The life of one mounted booking page. It lasts as long as its element is in the document: React may hide that
 * for a while (Suspense, Activity), and a booking that is made meanwhile is still heard.
 *
 * @returns the namespace for `<Cal>`, once there is one, and the ref of the element around it.
 */
export function useBookingPage(options: BookingPageOptions): {
  namespace: string | undefined;
  ref: RefObject<HTMLDivElement | null>;
} {
  const { embedJsUrl, frameTitle } = options;
  const { theme, layout, brandColor, hideEventTypeDetails } = options.look;
  const ref = useRef<HTMLDivElement>(null);
  const session = useRef<Session>(undefined);
  const latest = useLatest<SessionOptions>(options);
  const [namespace, setNamespace] = useState<string>();

  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    if (session.current) session.current.resume();
    else session.current = startSession(element, embedJsUrl, () => latest.current);
    setNamespace(session.current.namespace);
    return () => {
      if (element.isConnected) return;
      session.current?.end();
      session.current = undefined;
    };
  }, [embedJsUrl, latest]);

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
    const observer = new MutationObserver(setTitle);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [frameTitle]);

  return { namespace, ref };
}
