import type { BookingError } from '../errors';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { isBookingEvent } from './bookingEvents';
import {
  listenForBookings,
  tryReadBookingEvent,
  type BookingListenerOptions,
} from './bookingListener';
import { startSeenTimer } from '../timeLimit';
import { calGlobal } from './calGlobal';
import type { EmbedTarget } from './embedTarget';
import { applyLook, brandColorAt, keepColorScheme, type EmbedLook } from './look';
import { forgetPayloads, noteOpened, subscribeToMessages } from './messages';
import { releaseNamespace, takeNamespace } from './namespaces';
import { pageProblem, type PageProblem } from './pageProblem';
import { watchPolicy, type BlockedByPolicy } from './policy';
import { startEmbedScript, whenEmbedIsBlocked } from './script';

/** The options of a booking page and its callbacks. They are read again each time, so they may change. */
export interface SessionOptions {
  isAllowedOrigin: (origin: string) => boolean;
  look: EmbedLook;
  /** How long the patient may look at an empty page before they get a retry button, in ms. */
  loadTimeout: number;
  /** Keeps the completion in memory; called once. @returns a function that releases it. */
  retain: () => () => void;
  onLoading: () => void;
  onReady: () => void;
  onProblem: (error: BookingError) => void;
  /** @param claimed The booking that the page claims to have made. Don't trust it. */
  onUntrusted: (error: BookingError, claimed: BookedAppointment | undefined) => void;
  /** `uid` of the booking that the page should reschedule. */
  rescheduleUid?: string | undefined;
  onBooking: BookingListenerOptions['onBooking'];
  /** Called with the first event of a booking. `onBooking` follows when it is complete. */
  onExpected: (booking: BookedAppointment) => void;
}

/** A booking page in the document. */
export interface Session {
  /** Sends the look to the page, if it has loaded. */
  sendLook: (look: EmbedLook) => void;
  /** Reports the state again, after React has shown the hidden page again. */
  resume: () => void;
  end: () => void;
}

/**
 * Lets embed.js show a booking page in an element: now, or as soon as it has run. `<Cal>` of @calcom/embed-react does
 * the same, two renders later.
 */
function mount(namespace: string, element: Element, target: EmbedTarget): void {
  const { calOrigin, calLink, config } = target;
  const cal = calGlobal();
  if (!cal)
    throw new Error('window.Cal is not embed.js on this page. Check for an element with id "Cal".');
  cal('init', namespace, { origin: calOrigin });
  // embed.js changes the object that it gets.
  const inline = { elementOrSelector: element, calLink, config: { ...config } };
  cal.ns?.[namespace]?.('inline', inline);
  setTimeout(forgetPayloads, 0, namespace);
}

/** Whether only a page with times to choose sends this message. */
const isOfBooker = (type: string): boolean =>
  /^(?:navigatedToBooker|booker[A-Z]\w*|availabilityLoaded)$/.test(type);

/** A page that lists event types shows no times until one is chosen. */
const isProfile = ({ calLink }: EmbedTarget): boolean => /^[^/]+\/embed(?:\?|$)/.test(calLink);

/** How long a loaded page may show no times to choose, in ms. */
const BOOKER_WITHIN_MS = 5000;

/**
 * Starts a booking page: takes a namespace, requests embed.js, listens to its messages, sends it the look, and
 * detects if it can't be shown. Ending the session cleans everything up.
 */
export function startSession(
  element: Element,
  target: EmbedTarget,
  embedJsUrl: string,
  options: () => SessionOptions,
): Session {
  let isLoading = true;
  let isReady = false;
  let isOver = false;
  const namespace = takeNamespace(element, () => end());
  const embed = (): Element | null => element.querySelector('cal-inline');

  const blocked: BlockedByPolicy = {};
  const stopPolicy = watchPolicy(blocked, target.calOrigin, embedJsUrl);
  const report = (problem: PageProblem): void => {
    const isOffline = navigator.onLine === false;
    options().onProblem(pageProblem(isOffline ? { code: 'offline' } : problem, blocked));
    forgetPayloads(namespace);
  };
  let hasBooker = false;
  let isThere = false;
  let stopAwaiting = (): void => undefined;
  /** If a booking may not be rescheduled, Cal.com shows the booking itself, and reports that page as ready. */
  const readyWithBooker = (): void => {
    if (!isThere || isReady) return;
    stopAwaiting();
    if (options().rescheduleUid === undefined || hasBooker || isProfile(target)) {
      isReady = true;
      options().onReady();
    } else {
      stopAwaiting = startSeenTimer(BOOKER_WITHIN_MS, element, () =>
        report({ code: 'event_type_rule' }),
      );
    }
  };
  const sendLook = (look: EmbedLook): void => {
    applyLook(namespace, { ...look, brandColor: brandColorAt(element, look.brandColor) });
  };
  // After a phone is turned, embed.js covers the page with its skeleton again. This removes it.
  const removeSkeleton = (): void => {
    if (isReady) setTimeout(() => embed()?.setAttribute('loading', 'done'));
  };

  const release = options().retain();
  options().onLoading();
  const stopLimit = startSeenTimer(options().loadTimeout, element, () =>
    report({ code: 'page_timeout' }),
  );
  const stopWatching = whenEmbedIsBlocked(embedJsUrl, () => {
    stopLimit();
    report({ code: 'embed_blocked' });
  });
  const bookings = listenForBookings({
    onBooking: (...args) => options().onBooking(...args),
    expect: (booking) => options().onExpected(booking),
    rescheduleUid: () => options().rescheduleUid,
  });

  const stopListening = subscribeToMessages(namespace, {
    frameWindow: () => element.querySelector('iframe')?.contentWindow,
    isAllowedOrigin: (origin) => options().isAllowedOrigin(origin),
    onMessage: (type, data) => {
      switch (type) {
        case '__iframeReady':
          // In a later task, so that embed.js has handled the message too and passes the look on.
          setTimeout(() => sendLook(options().look));
          break;
        case 'linkReady':
          stopLimit();
          isLoading = false;
          isThere = true;
          readyWithBooker();
          break;
        case 'linkFailed':
          stopLimit();
          stopAwaiting();
          isLoading = false;
          report({ code: 'link_failed', data });
          break;
        default:
          if (!hasBooker && isOfBooker(type)) {
            hasBooker = true;
            readyWithBooker();
          }
          bookings.receive(type, data);
      }
    },
    onUntrusted: (type, data, origin) => {
      if (!isBookingEvent(type)) return;
      const error = pageProblem({ code: 'untrusted_origin', origin });
      options().onUntrusted(error, tryReadBookingEvent(type, data)?.booking);
    },
  });
  window.addEventListener('pagehide', bookings.flush);
  window.addEventListener('resize', removeSkeleton);
  const forgetLink = noteOpened(namespace, target.calLink);
  try {
    startEmbedScript(embedJsUrl, namespace);
    keepColorScheme(namespace, () => options().look.theme);
    mount(namespace, element, target);
  } catch (cause) {
    // If the host has changed what is needed here, only the widget may fail, not the page.
    stopLimit();
    report({ code: 'embed_blocked', cause });
  }

  function end(): void {
    if (isOver) return;
    isOver = true;
    // A booking counts even if its second event is missing.
    bookings.flush();
    window.removeEventListener('pagehide', bookings.flush);
    window.removeEventListener('resize', removeSkeleton);
    stopListening();
    stopWatching();
    stopPolicy();
    stopLimit();
    stopAwaiting();
    forgetLink();
    releaseNamespace(namespace, isLoading);
    release();
  }
  return {
    sendLook: (look) => {
      if (isReady) sendLook(look);
    },
    resume: () => {
      if (isReady) options().onReady();
    },
    end,
  };
}
