import type { BookedAppointment } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { readTimeLimit } from '../timeLimit';
import type { FakeBookingDetails } from './fakeBooking';
import { installFakeEmbed } from './fakeEmbed';
import { checkFailure, type CompletionFailure } from './fakeAwell';
import { installFakeApi } from './fakeApi';
import { createOpenPages, noFakePage, type EmbedFailure } from './openPages';
import { openFakePage, type EmitOptions, type FakeBookingPage, type FakeWorld } from './fakePage';

export interface FakeCalOptions {
  /**
   * `act` of React, or of Testing Library: what a page tells has been rendered when `emitBooking` has resolved, and
   * React does not warn. Leave it out in a browser (Vitest's browser mode, Storybook, Playwright).
   */
  act?: ((deliver: () => void) => unknown) | undefined;
  /**
   * How long `opened`, `emitBooking` and the others wait for a booking page, in ms. `Infinity` is no limit.
   * @default 4000
   */
  openTimeout?: number | null | undefined;
}

/** What stands in for Cal.com on this page. */
export interface FakeCal {
  /** The booking pages that are open now, in the order in which they were opened. */
  readonly pages: readonly FakeBookingPage[];
  /** The booking page, once there is one that can be booked on. */
  opened(): Promise<FakeBookingPage>;
  /** As the function of this name. */
  emitBooking: typeof emitBooking;
  /** As the function of this name. */
  emitReschedule: typeof emitReschedule;
  /** As the function of this name. */
  emitCancel: typeof emitCancel;
  /** As the function of this name. */
  failEmbed: typeof failEmbed;
  /** As the function of this name. */
  recoverEmbed: typeof recoverEmbed;
  /** As the function of this name. */
  failCompletion: typeof failCompletion;
  /** As the function of this name. */
  recoverCompletion: typeof recoverCompletion;
  /** Everything is as it was. Widgets that are still mounted show nothing more. */
  uninstall(): void;
}

interface Installed extends FakeCal {
  fail(failure: EmbedFailure | undefined): void;
  failAwell(failure: CompletionFailure | undefined): void;
  tell<T>(emit: (page: FakeBookingPage) => T): Promise<T>;
}

let installed: Installed | undefined;

/**
 * Lets every widget of this page talk to a fake booking page: no network, in jsdom and in browsers. The widget is
 * not told: it mounts its iframe, checks who speaks and from where, and hears the messages that Cal.com's page sends.
 *
 * Call it before the widget is rendered, for example before each test: the fake of the test before is taken away.
 *
 * @throws BookingError `no_fake_page` where there is no document, `invalid_input` for an `openTimeout` that is none.
 *
 * @example
 * beforeEach(() => {
 *   installFakeCal({ act });
 * });
 */
export function installFakeCal({ act, openTimeout }: FakeCalOptions = {}): FakeCal {
  if (typeof document === 'undefined') {
    throw noFakePage(
      'installFakeCal() needs a page, and there is no document here. Run the test in jsdom or in a browser, in ' +
        "Vitest with environment: 'jsdom', in Jest with testEnvironment: 'jsdom'.",
    );
  }
  const limitMs = readTimeLimit(openTimeout, 4000, 'openTimeout');
  installed?.uninstall();

  let failure: EmbedFailure | undefined;
  const pages = createOpenPages(limitMs, () => failure);
  const api = installFakeApi();
  const world: FakeWorld = {
    act: act ?? ((deliver) => deliver()),
    failure: () => (failure === 'blocked' ? undefined : failure),
    bookings: 0,
    lastUid: undefined,
    onReady: pages.onReady,
    note: api.note,
  };

  const embed = installFakeEmbed({
    act: world.act,
    isBlocked: () => failure === 'blocked',
    onInline: ({ element, namespace, url }) => {
      const page = openFakePage(element, namespace, url, world);
      pages.add(page);
      queueMicrotask(page.settle);
    },
  });

  const fake: Installed = {
    get pages() {
      return pages.list();
    },
    opened: pages.opened,
    emitBooking,
    emitReschedule,
    emitCancel,
    failEmbed,
    recoverEmbed,
    failCompletion,
    recoverCompletion,
    failAwell: api.failCompletion,
    tell: async (emit) => {
      const page = pages.only() ?? (await pages.opened());
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
      api.uninstall();
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

/**
 * Awell completes no activity from now on, until `recoverCompletion()`: for whatever asks its mutation
 * `completeExtensionActivity` by `fetch`, as `createAwellClient` and Apollo do.
 *
 * @throws BookingError `invalid_input` for a failure that there is not.
 */
export function failCompletion(failure: CompletionFailure): void {
  checkFailure(failure);
  current().failAwell(failure);
}

/** Awell completes activities again; the widget tries again by itself. */
export function recoverCompletion(): void {
  current().failAwell(undefined);
}
