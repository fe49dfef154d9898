import { getCalApi } from '@calcom/embed-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { BookedAppointment } from '../embed/bookedAppointment';
import { isBookingEvent, type BookingEvent } from '../embed/bookingEvents';
import { listenForBookings } from '../embed/bookingListener';
import { subscribeToMessages } from '../embed/messages';
import { releaseNamespace, takeNamespace } from '../embed/namespaces';
import { pageProblem, type PageProblem } from '../embed/pageProblem';
import { reloadEmbedScript, watchEmbedScript } from '../embed/script';
import { applyLook, brandColorAt, type EmbedLook } from '../embed/look';
import type { BookingError } from '../errors';
import { useIsomorphicLayoutEffect, useLatest } from './useLatest';

const DEFAULT_LOAD_TIMEOUT_MS = 15_000;

export interface BookingPageOptions {
  embedJsUrl: string;
  isAllowedOrigin: (origin: string) => boolean;
  look: EmbedLook;
  frameTitle: string;
  loadTimeout: number | undefined;
  onLoading: () => void;
  onReady: () => void;
  onProblem: (error: BookingError) => void;
  onUntrusted: (error: BookingError) => void;
  onBooking: (kind: BookingEvent['kind'], booking: BookedAppointment) => void;
}

function sendLookTo(namespace: string, element: Element | null, look: EmbedLook): void {
  if (element) {
    applyLook(namespace, { ...look, brandColor: brandColorAt(element, look.brandColor) });
  }
}

/**
 * The life of one mounted booking page: lends it a namespace, asks for embed.js, hears its messages,
 * tells it how to look, and notices when it cannot be shown. Everything ends with the mount.
 *
 * @returns the namespace for `<Cal>`, once there is one, and the ref of the element around it.
 */
export function useBookingPage(options: BookingPageOptions): {
  namespace: string | undefined;
  ref: RefObject<HTMLDivElement | null>;
} {
  const { embedJsUrl, look, frameTitle } = options;
  const ref = useRef<HTMLDivElement>(null);
  const latest = useLatest(options);
  const [namespace, setNamespace] = useState<string>();
  const [isReady, setIsReady] = useState(false);

  useIsomorphicLayoutEffect(() => {
    const lent = takeNamespace();
    setNamespace(lent);
    const report = (problem: PageProblem): void => {
      const isOffline = navigator.onLine === false;
      latest.current.onProblem(pageProblem(isOffline ? { code: 'offline' } : problem));
    };
    const sendLook = (): void => sendLookTo(lent, ref.current, latest.current.look);

    latest.current.onLoading();
    reloadEmbedScript(embedJsUrl);
    // Asks for embed.js at once: `<Cal>` itself would, but two renders later.
    void getCalApi({ namespace: lent, embedJsUrl });
    const stopWatching = watchEmbedScript(embedJsUrl, () => report({ code: 'embed_blocked' }));
    const limit = setTimeout(
      () => report({ code: 'page_timeout' }),
      latest.current.loadTimeout ?? DEFAULT_LOAD_TIMEOUT_MS,
    );

    const bookings = listenForBookings((kind, booking) => latest.current.onBooking(kind, booking));
    const stopListening = subscribeToMessages(lent, {
      frameWindow: () => ref.current?.querySelector('iframe')?.contentWindow,
      isAllowedOrigin: (origin) => latest.current.isAllowedOrigin(origin),
      onMessage: (type, data) => {
        switch (type) {
          case '__iframeReady':
            // In a task of its own, so that embed.js has heard of it too and passes the look on.
            setTimeout(sendLook);
            break;
          case 'linkReady':
            clearTimeout(limit);
            setIsReady(true);
            latest.current.onReady();
            break;
          case 'linkFailed':
            clearTimeout(limit);
            report({ code: 'link_failed', data });
            break;
          default:
            bookings.receive(type, data);
        }
      },
      onUntrusted: (type, origin) => {
        if (isBookingEvent(type)) {
          latest.current.onUntrusted(pageProblem({ code: 'untrusted_origin', origin }));
        }
      },
    });
    window.addEventListener('pagehide', bookings.flush);
    // embed.js shows its skeleton again, over the page, when a phone is turned; this tells it that the page is there.
    const uncover = (): void => {
      const embed = ref.current?.querySelector('cal-inline[loading="done"]');
      setTimeout(() => embed?.setAttribute('loading', 'done'));
    };
    window.addEventListener('resize', uncover);

    return () => {
      window.removeEventListener('resize', uncover);
      window.removeEventListener('pagehide', bookings.flush);
      stopListening();
      bookings.stop();
      clearTimeout(limit);
      stopWatching();
      releaseNamespace(lent);
      setIsReady(false);
    };
  }, [embedJsUrl, latest]);

  const { theme, layout, brandColor, hideEventTypeDetails } = look;
  useEffect(() => {
    if (!isReady || namespace === undefined) return;
    sendLookTo(namespace, ref.current, { theme, layout, brandColor, hideEventTypeDetails });
  }, [isReady, namespace, theme, layout, brandColor, hideEventTypeDetails]);

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
