import type { BookedAppointment } from '../embed/bookedAppointment';
import { BookingError } from '../errors';
import type { FakeBookingDetails } from './fakeBooking';
import { installFakeEmbed } from './fakeEmbed';
import {
  openFakePage,
  type EmitOptions,
  type FakeBookingPage,
  type FakeWorld,
  type OpenedPage,
} from './fakePage';

/**
 * How booking pages fail: embed.js cannot be loaded (`'blocked'`), the page never speaks (`'dead'`), or it answers
 * with a status of HTTP, for example 404.
 */
export type EmbedFailure = 'blocked' | 'dead' | (number & {});

export interface FakeCalOptions {
  /**
   * `act` of React, or of Testing Library: what a page tells has been rendered when `emitBooking` has resolved, and
   * React does not warn. Leave it out in a browser (Vitest's browser mode, Storybook, Playwright).
   */
  act?: ((deliver: () => void) => unknown) | undefined;
  /**
   * How long `opened`, `emitBooking` and the others wait for a booking page, in ms.
   * @default 4000
   */
  openTimeout?: number | undefined;
}

/** What stands in for Cal.com on this page. */
export interface FakeCal {
  /** The booking pages that are open now, in the order in which they were opened. */
  readonly pages: readonly FakeBookingPage[];
  /** The booking page, once there is one that can be booked on. */
  opened(): Promise<FakeBookingPage>;
  emitBooking: typeof emitBooking;
  emitReschedule: typeof emitReschedule;
  emitCancel: typeof emitCancel;
  failEmbed: typeof failEmbed;
  recoverEmbed: typeof recoverEmbed;
  /** Everything is as it was. Widgets that are still mounted show nothing more. */
  uninstall(): void;
}

interface Installed extends FakeCal {
  fail(failure: EmbedFailure | undefined): void;
  tell<T>(emit: (page: FakeBookingPage) => T): Promise<T>;
}

let installed: Installed | undefined;

const noFakePage = (message: string): BookingError => new BookingError('no_fake_page', message);

/**
 * Lets every widget of this page talk to a fake booking page: no network, in jsdom and in browsers. The widget is
 * not told: it mounts its iframe, checks who speaks and from where, and hears the messages that Cal.com's page sends.
 *
 * Call it before the widget is rendered, for example before each test: the fake of the test before is taken away.
 *
 * @throws BookingError `no_fake_page` where there is no document.
 *
 * @example
 * beforeEach(() => {
 *   installFakeCal({ act });
 * });
 */
export function installFakeCal({ act, openTimeout = 4000 }: FakeCalOptions = {}): FakeCal {
  if (typeof document === 'undefined') {
    throw noFakePage(
      'installFakeCal() needs a page, and there is no document here. Run the test in jsdom or in a browser, in ' +
        "Vitest with environment: 'jsdom', in Jest with testEnvironment: 'jsdom'.",
    );
  }
  installed?.uninstall();

  let failure: EmbedFailure | undefined;
  let pages: OpenedPage[] = [];
  const waiting = new Set<() => void>();
  const world: FakeWorld = {
    act: act ?? ((deliver) => deliver()),
    failure: () => (failure === 'blocked' ? undefined : failure),
    bookings: 0,
    lastUid: undefined,
    onReady: () => waiting.forEach((resolve) => resolve()),
  };

  const open = (): OpenedPage[] => (pages = pages.filter(({ iframe }) => iframe.isConnected));

  const onlyPage = (): FakeBookingPage | undefined => {
    const [page, ...others] = open().filter(({ settle }) => settle());
    if (others.length === 0) return page;
    throw noFakePage(
      `${others.length + 1} booking pages are open, and it was not said which one is meant. ` +
        'Choose one of installFakeCal().pages, for example by its activityId, and call its own emitBooking().',
    );
  };

  const waitForPage = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        waiting.delete(settle);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(settle);
        reject(
          noFakePage(
            failure === undefined
              ? `No booking page was opened within ${openTimeout} ms. Render the widget, with a calLink that is ` +
                  'right and an activity that is not booked yet, and call installFakeCal() before.'
              : `No booking page can be booked on, since failEmbed(${JSON.stringify(failure)}) was called. ` +
                  'Call recoverEmbed() and let the widget try again.',
          ),
        );
      }, openTimeout);
      waiting.add(settle);
    });

  const opened = async (): Promise<FakeBookingPage> => {
    let page = onlyPage();
    while (!page) {
      await waitForPage();
      page = onlyPage();
    }
    return page;
  };

  const embed = installFakeEmbed({
    act: world.act,
    isBlocked: () => failure === 'blocked',
    onInline: ({ element, namespace, url }) => {
      const page = openFakePage(element, namespace, url, world);
      pages.push(page);
      queueMicrotask(page.settle);
    },
  });

  const fake: Installed = {
    get pages() {
      return open();
    },
    opened,
    emitBooking,
    emitReschedule,
    emitCancel,
    failEmbed,
    recoverEmbed,
    tell: async (emit) => {
      const page = onlyPage() ?? (await opened());
      const told: ReturnType<typeof emit>[] = [];
      // What the app does about it at once belongs to it: Awell's answer, for example.
      await world.act(async () => void told.push(emit(page)));
      return told[0] as ReturnType<typeof emit>;
    },
    fail: (next) => {
      failure = next;
      if (next === 'blocked') embed.unload();
    },
    uninstall: () => {
      embed.uninstall();
      if (installed === fake) installed = undefined;
    },
  };
  installed = fake;
  return fake;
}

function current(): Installed {
  if (installed) return installed;
  throw noFakePage('There is no fake booking page here yet. Call installFakeCal() first.');
}

/**
 * The patient books: what Cal.com's page says then, in both versions. At once where a booking page is open, otherwise
 * as soon as one is.
 *
 * @param details What matters to the test; the rest gets a value by itself.
 * @returns the booking, as `onBooked` and `completeActivity` get it when both versions are sent.
 * @throws BookingError `no_fake_page` where no page is opened in time, or several are open; `invalid_input`.
 *
 * @example
 * const { id } = await emitBooking({ start: '2030-01-07T09:00:00Z' });
 */
export async function emitBooking(
  details?: FakeBookingDetails,
  options?: EmitOptions,
): Promise<BookedAppointment> {
  return current().tell((page) => page.emitBooking(details, options));
}

/**
 * The patient moves a booking to another time: Cal.com makes a new one. Moved is `rescheduledFromUid`, otherwise
 * what the page was opened for (`rescheduleUid`), otherwise the newest booking.
 *
 * @returns the new booking.
 * @throws BookingError like `emitBooking`.
 */
export async function emitReschedule(
  details?: FakeBookingDetails,
  options?: EmitOptions,
): Promise<BookedAppointment> {
  return current().tell((page) => page.emitReschedule(details, options));
}

/**
 * The patient cancels a booking on its page: the one with this `uid`, otherwise the newest.
 *
 * @throws BookingError like `emitBooking`.
 */
export async function emitCancel(
  details?: FakeBookingDetails,
  options?: EmitOptions,
): Promise<void> {
  return current().tell((page) => page.emitCancel(details, options));
}

/**
 * Booking pages fail from now on, until `recoverEmbed()`. Call it before the widget is rendered.
 *
 * @throws BookingError `invalid_input` for a failure that there is not.
 */
export function failEmbed(failure: EmbedFailure): void {
  const isStatus = typeof failure === 'number' && failure >= 400 && failure < 600;
  if (failure !== 'blocked' && failure !== 'dead' && !isStatus) {
    throw new BookingError(
      'invalid_input',
      `A booking page cannot fail by ${JSON.stringify(failure)}. Say 'blocked', 'dead', or a status of HTTP from 400 on.`,
      { field: 'failure' },
    );
  }
  current().fail(failure);
}

/** Booking pages work again; a widget has to try again, as its patient would. */
export function recoverEmbed(): void {
  current().fail(undefined);
}
