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

/** What a booking page is told, and whom it tells; always asked for anew, so that it may change. */
export interface SessionOptions {
  isAllowedOrigin: (origin: string) => boolean;
  look: EmbedLook;
  /** How long the patient looks at an empty page before they are offered another way, in ms. */
  loadTimeout: number;
  /** Keeps what the page tells of from being forgotten; called once. @returns lets go of it. */
  retain: () => () => void;
  onLoading: () => void;
  onReady: () => void;
  onProblem: (error: BookingError) => void;
  /** @param claimed The booking that the page claims to have made; nothing of it can be believed. */
  onUntrusted: (error: BookingError, claimed: BookedAppointment | undefined) => void;
  /** `uid` of the booking that the page was asked to move. */
  rescheduleUid?: string | undefined;
  onBooking: BookingListenerOptions['onBooking'];
  /** A booking that `onBooking` tells of in a moment, when all of it has come. */
  onExpected: (booking: BookedAppointment) => void;
}

/** The life of one booking page in the document. */
export interface Session {
  /** Tells the page how to look now, if it is there. */
  sendLook: (look: EmbedLook) => void;
  /** Says again how it is, after React had hidden the page. */
  resume: () => void;
  end: () => void;
}

/**
 * Has embed.js show a booking page inside an element: at once where it has run already, and as soon as it has
 * otherwise. `<Cal>` of @calcom/embed-react says the same, two renders later.
 */
function mount(namespace: string, element: Element, target: EmbedTarget): void {
  const { calOrigin, calLink, config } = target;
  const cal = calGlobal();
  if (!cal)
    throw new Error('window.Cal is something else in this page: an element with that id, perhaps.');
  cal('init', namespace, { origin: calOrigin });
  // embed.js writes into what it is given.
  const inline = { elementOrSelector: element, calLink, config: { ...config } };
  cal.ns?.[namespace]?.('inline', inline);
  setTimeout(forgetPayloads, 0, namespace);
}

/** What only a page says on which a time can be chosen. */
const isOfBooker = (type: string): boolean =>
  /^(?:navigatedToBooker|booker[A-Z]\w*|availabilityLoaded)$/.test(type);

/** A page that lists event types has no booker before one is chosen. */
const isProfile = ({ calLink }: EmbedTarget): boolean => /^[^/]+\/embed(?:\?|$)/.test(calLink);

/** For how long a page that says that it is there may be without anything to choose, in ms. */
const BOOKER_WITHIN_MS = 5000;

/**
 * Starts the life of a booking page: lends it a namespace, asks for embed.js, hears its messages, tells it how to
 * look, and notices when it cannot be shown. Nothing is left of it when it ends.
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
  /** A booking that may not be moved is shown as it is, on a page that says that it is ready. */
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
  // embed.js shows its skeleton again, over the page, when a phone is turned; this tells it that the page is there.
  const uncover = (): void => {
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
          // In a task of its own, so that embed.js has heard of it too and passes the look on.
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
  window.addEventListener('resize', uncover);
  const forgetLink = noteOpened(namespace, target.calLink);
  try {
    startEmbedScript(embedJsUrl, namespace);
    keepColorScheme(namespace, () => options().look.theme);
    mount(namespace, element, target);
  } catch (cause) {
    // Whatever the page around has done to what is needed here, the rest of it lives on.
    stopLimit();
    report({ code: 'embed_blocked', cause });
  }

  function end(): void {
    if (isOver) return;
    isOver = true;
    // What the page has told counts, although its second half never came.
    bookings.flush();
    window.removeEventListener('pagehide', bookings.flush);
    window.removeEventListener('resize', uncover);
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
