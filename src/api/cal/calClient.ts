import type { Booking } from '../../booking/booking';
import { buildClient } from './buildClient';
import type {
  BookingKey,
  BookingList,
  CalApi,
  CalRequestOptions,
  DeletedBooking,
  SeatOptions,
} from './dialect';
import { createDialectV2 } from './dialectV2';
import type {
  CreateBookingInput,
  DeleteBookingInput,
  ListBookingsFilter,
  UpdateBookingInput,
} from './inputs';
import { CALLS_V2, type CalApiVersion, type CalOperation } from './operations';

export interface CalClientOptions {
  /**
   * Base address of Cal.com's API. Hosted in the EU: `https://api.cal.eu/v2`. Self-hosted: that of the API server,
   * which is another one than that of the booking pages.
   * @default 'https://api.cal.com/v2'
   */
  baseUrl?: string | undefined;
  /** On a server only. In a browser use `proxyUrl`, or neither: get, create, reschedule and cancel work without on API v2. */
  apiKey?: string | undefined;
  /** Address of the app's own `createCalProxy`, for example `/api/cal`. All calls then go there. */
  proxyUrl?: string | undefined;
  /** Lets `baseUrl` be `http:` with a key, beyond this machine: for a network of your own. @default false */
  allowHttp?: boolean | undefined;
  /** Origin of the booking pages, for the links. @default that of Cal.com's cloud, none for a self-hosted server */
  calOrigin?: string | undefined;
  /**
   * Name of the account, for the cache keys of the hooks: needed where one page shows bookings of two tenants through
   * the same `proxyUrl`, or hydrates what a server with the key has read. Never the key.
   */
  account?: string | undefined;
  /** @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time that one answer may take, in ms. `Infinity` is no limit. @default 15000 */
  timeout?: number | null | undefined;
}

/** A link that adds a booking to a calendar. */
export interface CalendarLink {
  /** Name of the calendar. */
  label: string;
  /** Only ever `https:` or `http:`. */
  link: string;
}

/**
 * Cal.com's bookings, by API v2 or v1. All methods reject with a `BookingError`: its `code` tells the cause,
 * `recoverable` whether trying again can succeed. Reads are tried again by themselves, writes never.
 */
export interface CalClient {
  /** Version of Cal.com's API that the client asks. */
  readonly apiVersion: CalApiVersion;
  /** Names account and address in cache keys. Holds no key. */
  readonly account: string;
  /**
   * Whether there is anybody to ask: what needs the account's key is asked by a client with it, and through a proxy,
   * which may refuse it to a patient.
   */
  readonly mayAsk: (operation: CalOperation) => boolean;
  /** Reads a booking by its `uid` (v2) or numeric `id` (v1), as it was made: see `getCurrentBooking`. */
  getBooking: (booking: BookingKey, options?: CalRequestOptions) => Promise<Booking>;
  /** Reads the booking that a seat is in now, by `seatUid`. Without the key, some event types hide its `attendees`. v2 only. */
  getBookingBySeat: (seatUid: string, options?: CalRequestOptions) => Promise<Booking>;
  /**
   * Reads the booking that counts: the newest one where it was rescheduled. One request a hop, remembered, and one more
   * where it ends with a cancelled booking: `isRescheduleRequested` and `isSuccessorUnknown` then say more.
   */
  getCurrentBooking: (
    booking: BookingKey,
    options?: CalRequestOptions & SeatOptions,
  ) => Promise<Booking>;
  /** Needs the key: through the proxy in a browser. */
  listBookings: (filter?: ListBookingsFilter, options?: CalRequestOptions) => Promise<BookingList>;
  /** Never tried again by itself: Cal.com might book twice. */
  createBooking: (input: CreateBookingInput, options?: CalRequestOptions) => Promise<Booking>;
  /**
   * Changes a booking. On v2 a new `start` reschedules: the result is a new booking with new `id` and `uid`.
   * Several changes are made in the order start, location, status; one that fails half-way is `partly_updated`.
   */
  updateBooking: (
    booking: BookingKey,
    changes: UpdateBookingInput,
    options?: CalRequestOptions,
  ) => Promise<Booking>;
  /**
   * Cancels a booking, as Cal.com has no deleting. One that is cancelled already counts as done; one that was moved
   * rejects with `booking_moved`, since what replaced it still stands.
   */
  deleteBooking: (
    booking: BookingKey,
    input?: DeleteBookingInput,
    options?: CalRequestOptions,
  ) => Promise<DeletedBooking>;
  /** Links that add a booking to calendars. Needs the key: through the proxy in a browser. v2 only. */
  getCalendarLinks: (bookingUid: string, options?: CalRequestOptions) => Promise<CalendarLink[]>;
}

const V2: CalApi = {
  version: 'v2',
  calls: CALLS_V2,
  hosted: 'https://api.cal.com/v2',
  createDialect: createDialectV2,
};

/**
 * A client for Cal.com's bookings: in a browser without a key (API v2 lets anyone who knows a `uid` read, move and
 * cancel that booking, and anyone make one) or through the app's own proxy, on a server with the key.
 *
 * @example
 * const cal = createCalClient({ proxyUrl: '/api/cal' });
 * const booking = await cal.getCurrentBooking(bookingUid);
 *
 * @throws BookingError `api_key_in_browser`, `invalid_input`.
 */
export function createCalClient(options: CalClientOptions = {}): CalClient {
  return buildClient(V2, options);
}
