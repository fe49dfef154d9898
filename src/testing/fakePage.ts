import type { BookedAppointment } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { toRecord, type FakeBookingDetails, type FakeRecord } from './fakeBooking';
import { cancelledEvents, madeEvents, toBookedAppointment, type EventVersions } from './fakeEvents';
import {
  dimensionChanged,
  iframeReady,
  linkFailed,
  linkReady,
  windowLoadComplete,
} from './protocol/handshake';
import { buildMessage, metadataFrom } from './protocol/messages';
import type { CalEvent } from './protocol/types';

/** How the page tells of something. */
export interface EmitOptions {
  /** Which versions of the event it sends. @default 'both' */
  versions?: EventVersions | undefined;
  /** Where the page is now, as if it had moved there. @default the origin that it was opened at */
  origin?: string | undefined;
}

/** A booking page that a widget opened. */
export interface FakeBookingPage {
  /** The address that was opened: what was filled in, and the activity in `metadata[awellActivityId]`. */
  readonly url: URL;
  /** Path of the page, for example `clinic/intake`. */
  readonly calLink: string;
  /** Id of the activity that the page was opened for. */
  readonly activityId: string | undefined;
  /** The iframe that the page is in. */
  readonly iframe: HTMLIFrameElement;
  /** Like `emitBooking`, of this page and at once. */
  emitBooking(details?: FakeBookingDetails, options?: EmitOptions): BookedAppointment;
  /** Like `emitReschedule`, of this page and at once. */
  emitReschedule(details?: FakeBookingDetails, options?: EmitOptions): BookedAppointment;
  /** Like `emitCancel`, of this page and at once. */
  emitCancel(details?: FakeBookingDetails, options?: EmitOptions): void;
  /** Any message, for example `emit('eventTypeSelected')`, and malformed ones. */
  emit(type: string, data?: unknown, options?: Pick<EmitOptions, 'origin'>): void;
}

const whichBooking = (field: string, what: string): BookingError =>
  new BookingError(
    'invalid_input',
    `No booking was told of yet, so there is none that could be ${what}. Say which: { ${field} }.`,
    { field },
  );

/** Why a page is not shown: it never speaks, or its server answered with this status. */
export type PageFailure = 'dead' | number;

/** What all pages of a fake have in common. */
export interface FakeWorld {
  /** Carries out what makes the host render. */
  act: (deliver: () => void) => unknown;
  failure: () => PageFailure | undefined;
  /** How many bookings were told of. */
  bookings: number;
  /** The newest of them. */
  lastUid: string | undefined;
  onReady: () => void;
  /** Cal.com's API tells of it from now on. */
  note: (record: FakeRecord) => void;
}

export interface OpenedPage extends FakeBookingPage {
  /** Says that it is there, or why not, unless it has. @returns whether it can be booked on. */
  settle: () => boolean;
}

/** The inside of the page, for people to look at and for tests to press. */
function draw({ calLink, iframe, ...page }: FakeBookingPage, isReschedule: boolean): void {
  const body = iframe.contentDocument?.body;
  if (!body || body.childElementCount > 0) return;
  const [text, button] = ['p', 'button'].map((tag) => body.ownerDocument.createElement(tag));
  if (!text || !button) return;
  body.style.font = '1rem system-ui, sans-serif';
  text.textContent = `Fake booking page: ${calLink}`;
  button.textContent = 'Confirm';
  button.addEventListener('click', () => {
    if (isReschedule) page.emitReschedule();
    else page.emitBooking();
  });
  body.append(text, button);
}

/** Mounts a booking page as embed.js does, and plays it: its messages come from its own window and origin. */
export function openFakePage(
  element: Element,
  namespace: string,
  url: URL,
  world: FakeWorld,
): OpenedPage {
  const inline = document.createElement('cal-inline');
  const iframe = document.createElement('iframe');
  const { searchParams } = url;
  const rescheduleUid = searchParams.get('rescheduleUid') ?? undefined;
  const metadata = metadataFrom(searchParams);
  let isSettled = false;
  let isReady = false;

  const say = ({ type, data }: { type: string; data: unknown }, origin = url.origin): void => {
    const source = iframe.contentWindow;
    const message = { ...buildMessage(namespace, type), data };
    window.dispatchEvent(new MessageEvent('message', { data: message, origin, source }));
  };

  const tell = (events: readonly CalEvent[], { origin }: EmitOptions): void => {
    world.act(() => events.forEach((event) => say(event, origin)));
  };

  const made = (
    details: FakeBookingDetails,
    options: EmitOptions,
    isReschedule: boolean,
  ): BookedAppointment => {
    world.bookings += 1;
    const prefilled = Object.fromEntries(
      ['name', 'email'].flatMap((name) => {
        const value = searchParams.get(name);
        return value ? [[name, value]] : [];
      }),
    );
    const attendee = { ...prefilled, ...details.attendee };
    const record = toRecord({ metadata, ...details, attendee }, world.bookings);
    world.lastUid = record.booking.uid;
    world.note(record);
    tell(madeEvents(record, details, options.versions ?? 'both', isReschedule), options);
    return toBookedAppointment(record, details);
  };

  const settle = (): boolean => {
    if (isSettled || !iframe.isConnected) return isReady;
    isSettled = true;
    const failure = world.failure();
    if (failure === 'dead') return false;
    isReady = failure === undefined;
    world.act(() => {
      say(iframeReady());
      iframe.style.visibility = '';
      if (failure !== undefined) {
        say(linkFailed(failure, url.href));
        return;
      }
      say(windowLoadComplete());
      say(dimensionChanged(400, 600, true));
      say({ type: 'navigatedToBooker', data: {} });
      say(linkReady());
    });
    inline.setAttribute('loading', isReady ? 'done' : 'failed');
    if (isReady) world.onReady();
    return isReady;
  };

  const page: OpenedPage = {
    url,
    calLink: url.pathname.replace(/^\/|\/embed$/g, ''),
    activityId: metadata['awellActivityId'],
    iframe,
    settle,
    emit: (type, data = {}, { origin } = {}) => {
      world.act(() => say({ type, data }, origin));
    },
    emitBooking: (details = {}, options = {}) => made(details, options, false),
    emitReschedule: (details = {}, options = {}) => {
      const rescheduledFromUid = details.rescheduledFromUid ?? rescheduleUid ?? world.lastUid;
      if (rescheduledFromUid === undefined) throw whichBooking('rescheduledFromUid', 'moved');
      return made({ ...details, rescheduledFromUid }, options, true);
    },
    emitCancel: (details = {}, options = {}) => {
      const uid = details.uid ?? world.lastUid ?? rescheduleUid;
      if (uid === undefined) throw whichBooking('uid', 'cancelled');
      const record = toRecord({ metadata, ...details, uid });
      world.note({ ...record, booking: { ...record.booking, status: 'CANCELLED' } });
      tell(cancelledEvents(record), options);
    },
  };

  iframe.className = 'cal-embed';
  iframe.name = `cal-embed=${namespace}`;
  iframe.title = 'Book a call';
  Object.assign(iframe.style, {
    width: '100%',
    height: '400px',
    border: '0',
    visibility: 'hidden',
  });
  // Some browsers put a new document into an empty frame after a moment.
  iframe.addEventListener('load', () => draw(page, rescheduleUid !== undefined));
  inline.append(iframe);
  element.append(inline);
  // happy-dom opens no iframe, as Vitest sets it up: a window that nobody looks into speaks then.
  if (!iframe.contentWindow) {
    Object.defineProperty(iframe, 'contentWindow', { value: new EventTarget() });
  }
  draw(page, rescheduleUid !== undefined);
  return page;
}
