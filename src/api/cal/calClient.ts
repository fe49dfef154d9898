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

/** Options of `createCalClient` and `createCalClientV1`. */
export interface CalClientOptions {
  /**
   * Base address of Cal.com's API. Hosted in the EU: `https://api.cal.eu/v2`. Self-hosted: the address of the API
   * server, which differs from the address of the booking pages.
   * @default 'https://api.cal.com/v2'
   */
  baseUrl?: string | undefined;
  /**
   * Cal.com API key, on a server only. In a browser use `proxyUrl`, or neither: on API v2, get, create, reschedule and
   * cancel work without a key.
   */
  apiKey?: string | undefined;
  /** Address of your app's `createCalProxy`, for example `/api/cal`. All calls go there. */
  proxyUrl?: string | undefined;
  /**
   * Allows an `http:` `baseUrl` with a key beyond this machine, for example in your private network. @default false
   */
  allowHttp?: boolean | undefined;
  /** Origin of the booking pages, for links. @default the origin of Cal.com's cloud, none for a self-hosted server */
  calOrigin?: string | undefined;
  /**
   * Name of the account in the hooks' cache keys. Set it if one page shows bookings of two tenants through the same
   * `proxyUrl`, or hydrates what a server with the key has read. Never pass the API key here.
   */
  account?: string | undefined;
  /** Replaces the global `fetch`. @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time limit for one answer, in ms. `Infinity` means no limit. @default 15000 */
  timeout?: number | null | undefined;
}

/** A link that adds a booking to a calendar. */
export interface CalendarLink {
  /** Name of the calendar. */
  label: string;
  /** Address of the link, always `https:` or `http:`. */
  link: string;
}

/**
 * Cal.com's bookings, through API v2 or v1. All methods reject with a `BookingError`: `code` names the cause,
 * `recoverable` says whether a retry can succeed. The client retries reads, but never writes.
 */
export interface CalClient {
  /** The API that this client uses. */
  readonly apiVersion: CalApiVersion;
  /** Account and address, for cache keys. Contains no API key. */
  readonly account: string;
  /**
   * Whether this client can carry out an operation: if the operation needs the account's key, the client must have the
   * key or a proxy. A proxy may still refuse it to a patient.
   */
  readonly mayAsk: (operation: CalOperation) => boolean;
  /** Reads a booking by `uid` (v2) or numeric `id` (v1), even if it was rescheduled since: see `getCurrentBooking`. */
  getBooking: (booking: BookingKey, options?: CalRequestOptions) => Promise<Booking>;
  /**
   * Reads the booking that a seat is in now, by `seatUid`. Without the key, some event types hide `attendees`. v2
   * only.
   */
  getBookingBySeat: (seatUid: string, options?: CalRequestOptions) => Promise<Booking>;
  /**
   * Reads the current booking: the newest one if the booking was rescheduled. It costs one request per reschedule,
   * which is then remembered, and one more if the newest booking is cancelled: see `isRescheduleRequested` and
   * `isSuccessorUnknown`.
   */
  getCurrentBooking: (
    booking: BookingKey,
    options?: CalRequestOptions & SeatOptions,
  ) => Promise<Booking>;
  /** Lists bookings. Needs the key: in a browser use the proxy. */
  listBookings: (filter?: ListBookingsFilter, options?: CalRequestOptions) => Promise<BookingList>;
  /** Creates a booking. Not retried, because Cal.com might book twice. */
  createBooking: (input: CreateBookingInput, options?: CalRequestOptions) => Promise<Booking>;
  /**
   * Changes a booking. On v2 a new `start` reschedules: the result is a new booking with a new `id` and `uid`. Several
   * changes are made in the order start, location, status. If a later one fails, the code is `partly_updated`.
   */
  updateBooking: (
    booking: BookingKey,
    changes: UpdateBookingInput,
    options?: CalRequestOptions,
  ) => Promise<Booking>;
  /**
   * Cancels a booking; Cal.com can't delete one. If it is cancelled already, this succeeds. If it was rescheduled,
   * this rejects with `booking_moved`, because its replacement is still booked.
   */
  deleteBooking: (
    booking: BookingKey,
    input?: DeleteBookingInput,
    options?: CalRequestOptions,
  ) => Promise<DeletedBooking>;
  /** Links that add a booking to calendars. Needs the key: in a browser use the proxy. v2 only. */
  getCalendarLinks: (bookingUid: string, options?: CalRequestOptions) => Promise<CalendarLink[]>;
}

const V2: CalApi = {
  version: 'v2',
  calls: CALLS_V2,
  hosted: 'https://api.cal.com/v2',
  createDialect: createDialectV2,
};

/**
 * A client for Cal.com's bookings. Use it on a server with the API key, and in a browser through your app's proxy or
 * without a key: on API v2 anyone can create a booking, and anyone who knows its `uid` can read, reschedule and cancel
 * it.
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
