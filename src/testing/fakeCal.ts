import type { BookedAppointment } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { readTimeLimit } from '../timeLimit';
import type { FakeBookingDetails } from './fakeBooking';
import { installFakeEmbed } from './fakeEmbed';
import { checkFailure, type CompletionFailure } from './fakeAwell';
import { installFakeApi } from './fakeApi';
import { createOpenPages, noFakePage, type EmbedFailure } from './openPages';
import { openFakePage, type EmitOptions, type FakeBookingPage, type FakeWorld } from './fakePage';

/** Options of `installFakeCal`. */
export interface FakeCalOptions {
  /**
   * `act` of React or Testing Library. With it, `emitBooking` resolves after everything is rendered, and React doesn't
   * warn. Omit it in a browser (Vitest's browser mode, Storybook, Playwright).
   */
  act?: ((deliver: () => void) => unknown) | undefined;
  /**
   * How long `opened`, `emitBooking` and the others wait for a booking page, in ms. `Infinity` means no limit.
   * @default 4000
   */
  openTimeout?: number | null | undefined;
}

/** The fake that replaces Cal.com on this page. */
export interface FakeCal {
  /** The booking pages that are open now, in the order in which they were opened. */
  readonly pages: readonly FakeBookingPage[];
  /** Resolves with the booking page as soon as one can be booked on. */
  opened(): Promise<FakeBookingPage>;
  /** Same as the function `emitBooking`. */
  emitBooking: typeof emitBooking;
  /** Same as the function `emitReschedule`. */
  emitReschedule: typeof emitReschedule;
  /** Same as the function `emitCancel`. */
  emitCancel: typeof emitCancel;
  /** Same as the function `failEmbed`. */
  failEmbed: typeof failEmbed;
  /** Same as the function `recoverEmbed`. */
  recoverEmbed: typeof recoverEmbed;
  /** Same as the function `failCompletion`. */
  failCompletion: typeof failCompletion;
  /** Same as the function `recoverCompletion`. */
  recoverCompletion: typeof recoverCompletion;
  /** Removes the fake and restores the page. Mounted widgets stop working. */
  uninstall(): void;
}

interface Installed extends FakeCal {
  fail(failure: EmbedFailure | undefined): void;
  failAwell(failure: CompletionFailure | undefined): void;
  emit<T>(emit: (page: FakeBookingPage) => T): Promise<T>;
}

let installed: Installed | undefined;

/**
 * Replaces Cal.com's booking page with a fake for every widget on this page, without network, in jsdom and in
 * browsers. The widget itself is unchanged: it mounts its iframe, checks each message's window and origin, and
 * receives the messages that Cal.com's page sends.
 *
 * Call it before you render the widget, for example before each test. It removes the previous fake.
 *
 * @throws BookingError `no_fake_page` if there is no document, `invalid_input` if `openTimeout` isn't valid.
 *
 * @example
 * beforeEach(() => {
 *   installFakeCal({ act });
 * });
 */
export function installFakeCal({ act, openTimeout }: FakeCalOptions = {}): FakeCal {
  if (typeof document === 'undefined') {
    throw noFakePage(
      'installFakeCal() needs a document. Run the test in a browser or in jsdom: in ' +
        "Vitest set environment: 'jsdom', in Jest testEnvironment: 'jsdom'.",
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
    emit: async (emit) => {
      const page = pages.only() ?? (await pages.opened());
      const emitted: ReturnType<typeof emit>[] = [];
      // Wait for the app's immediate reaction, too: Awell's answer, for example.
      await world.act(async () => void emitted.push(emit(page)));
      return emitted[0] as ReturnType<typeof emit>;
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
  throw noFakePage('The fake is not installed. Call installFakeCal() first.');
}

/**
 * Books as the patient: sends the messages of Cal.com's page, in both versions. It waits until a booking page is open.
 *
 * @param details The properties that matter to the test. The others get default values.
 * @returns the booking, as `onBooked` and `completeActivity` receive it when both versions are sent.
 * @throws BookingError `no_fake_page` if no page is opened in time, or several are open; `invalid_input`.
 *
 * @example
 * const { id } = await emitBooking({ start: '2030-01-07T09:00:00Z' });
 */
export async function emitBooking(
  details?: FakeBookingDetails,
  options?: EmitOptions,
): Promise<BookedAppointment> {
  return current().emit((page) => page.emitBooking(details, options));
}

/**
 * Reschedules as the patient: Cal.com makes a new booking. It replaces `rescheduledFromUid`, or else the booking that
 * the page was opened for (`rescheduleUid`), or else the newest one.
 *
 * @returns the new booking.
 * @throws BookingError like `emitBooking`.
 */
export async function emitReschedule(
  details?: FakeBookingDetails,
  options?: EmitOptions,
): Promise<BookedAppointment> {
  return current().emit((page) => page.emitReschedule(details, options));
}

/**
 * Cancels as the patient, on the booking's page: the booking with this `uid`, or else the newest.
 *
 * @throws BookingError like `emitBooking`.
 */
export async function emitCancel(
  details?: FakeBookingDetails,
  options?: EmitOptions,
): Promise<void> {
  return current().emit((page) => page.emitCancel(details, options));
}

/**
 * Makes booking pages fail until you call `recoverEmbed()`. Call it before you render the widget.
 *
 * @throws BookingError `invalid_input` for an unknown failure.
 */
export function failEmbed(failure: EmbedFailure): void {
  const isStatus = typeof failure === 'number' && failure >= 400 && failure < 600;
  if (failure !== 'blocked' && failure !== 'dead' && !isStatus) {
    throw new BookingError(
      'invalid_input',
      `A booking page cannot fail with ${JSON.stringify(failure)}. Pass 'blocked', 'dead', or an HTTP status from 400 on.`,
      { field: 'failure' },
    );
  }
  current().fail(failure);
}

/** Makes booking pages work again. The widget shows one after a retry, as for a patient. */
export function recoverEmbed(): void {
  current().fail(undefined);
}

/**
 * Makes Awell's completions fail until you call `recoverCompletion()`: every `fetch` request with the mutation
 * `completeExtensionActivity`, as `createAwellClient` and Apollo send it.
 *
 * @throws BookingError `invalid_input` for an unknown failure.
 */
export function failCompletion(failure: CompletionFailure): void {
  checkFailure(failure);
  current().failAwell(failure);
}

/** Makes Awell's completions work again. The widget retries by itself. */
export function recoverCompletion(): void {
  current().failAwell(undefined);
}
