import { isOver } from '../../booking/identity';
import { BookingError } from '../../errors';
import { rebookUrl } from '../../booking/links';
import { readTimeLimit } from '../../timeLimit';
import { isRecord, readHttpUrl, readText } from '../../wire';
import { refuseKeyInBrowser } from '../browserKey';
import type { Booking } from '../../booking/booking';
import { invalidInput } from './check';
import { createChainFollower } from './currentBooking';
import type {
  BookingKey,
  BookingList,
  CalRequestOptions,
  DeletedBooking,
  SeatOptions,
} from './dialect';
import { createDialectV1 } from './dialectV1';
import { createDialectV2 } from './dialectV2';
import type {
  CreateBookingInput,
  DeleteBookingInput,
  ListBookingsFilter,
  UpdateBookingInput,
} from './inputs';
import type { CalApiVersion } from './operations';
import { createTransport } from './transport';

export interface CalClientOptions {
  /**
   * Base address of Cal.com's API. Hosted in the EU: `https://api.cal.eu/v2`. Self-hosted: that of the API server,
   * which is another one than that of the booking pages.
   * @default 'https://api.cal.com/v2'
   */
  baseUrl?: string | undefined;
  /** `v1` only for self-hosted servers which still have it. @default 'v2' */
  apiVersion?: CalApiVersion | undefined;
  /** On a server only. In a browser use `proxyUrl`, or neither: get, create, reschedule and cancel work without on v2. */
  apiKey?: string | undefined;
  /** Address of the app's own `createCalProxy`, for example `/api/cal`. All calls then go there. */
  proxyUrl?: string | undefined;
  /** Origin of the booking pages, for the links. @default that of Cal.com's cloud, none for a self-hosted server */
  calOrigin?: string | undefined;
  /**
   * Name of the account, for the cache keys of the hooks: needed where one page shows bookings of two tenants through
   * the same `proxyUrl`, or hydrates what a server with the key has read. Never the key.
   */
  account?: string | undefined;
  /**
   * What your app knows of reschedules, asked before Cal.com is: on a server with a store of webhooks,
   * `(bookingUid) => currentBookingUid(store, bookingUid)`. It may reject; then Cal.com is asked.
   */
  currentUid?: ((bookingUid: string) => Promise<string>) | undefined;
  /** @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time that one answer may take, in ms. `Infinity` is no limit. @default 15000 */
  timeout?: number | null | undefined;
}

/** A link that adds a booking to a calendar. */
export interface CalendarLink {
  label: string;
  /** Only ever `https:` or `http:`. */
  link: string;
}

/**
 * Cal.com's bookings, by API v2 or v1. All methods reject with a `BookingError`: its `code` tells the cause,
 * `recoverable` whether trying again can succeed. Reads are tried again by themselves, writes never.
 */
export interface CalClient {
  readonly apiVersion: CalApiVersion;
  /** Names account and address in cache keys. Holds no key. */
  readonly account: string;
  /** Whether calls can be made that need the account's key: on a server with it, and through the proxy. */
  readonly hasKey: boolean;
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
  /**
   * Tells the client of a reschedule that was not made by it, but on the booking page: `getCurrentBooking` follows it
   * without asking, also where Cal.com leaves the link out (recurring bookings).
   */
  noteReschedule: (previousUid: BookingKey, newUid: BookingKey) => void;
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

const HOSTED = 'https://api.cal.com/v2';
const HOSTED_ORIGINS: Readonly<Record<string, string>> = {
  'api.cal.com': 'https://app.cal.com',
  'api.cal.eu': 'https://app.cal.eu',
};
const RESPOND_WITHIN_MS = 15_000;

let keyedClients = 0;

const trimmed = (url: string): string => url.trim().replace(/\/+$/, '');

function checkBase(name: string, url: string): string {
  const isPath = name === 'proxyUrl' && url.startsWith('/') && !url.startsWith('//');
  if (isPath || readHttpUrl(url) !== undefined) return url;
  throw invalidInput(
    name,
    'must be an address with https://, or (for proxyUrl) a path of your app.',
  );
}

/** Where calls go, and which web app the bookings are of. */
function readAddresses(options: CalClientOptions): { base: string; calOrigin: string | undefined } {
  const { apiVersion = 'v2', proxyUrl, calOrigin } = options;
  if (apiVersion === 'v1' && !options.baseUrl && !proxyUrl) {
    throw new BookingError(
      'v1_decommissioned',
      'Hosted Cal.com has switched API v1 off (it answers 410 since April 2026). Leave apiVersion out to use v2; for a self-hosted server with v1, set baseUrl.',
    );
  }
  const api = checkBase('baseUrl', trimmed(options.baseUrl ?? HOSTED));
  const base = proxyUrl === undefined ? api : checkBase('proxyUrl', trimmed(proxyUrl));
  return { base, calOrigin: calOrigin ?? HOSTED_ORIGINS[new URL(api).hostname] };
}

/**
 * A client for Cal.com's bookings: in a browser without a key (API v2 lets anyone who knows a `uid` read, move and
 * cancel that booking, and anyone make one) or through the app's own proxy, on a server with the key.
 *
 * @example
 * const cal = createCalClient({ proxyUrl: '/api/cal' });
 * const booking = await cal.getCurrentBooking(bookingUid);
 *
 * @throws BookingError `api_key_in_browser`, `v1_decommissioned`, `invalid_input`.
 */
export function createCalClient(options: CalClientOptions = {}): CalClient {
  const { apiVersion = 'v2', apiKey, proxyUrl } = options;
  const timeout = readTimeLimit(options.timeout, RESPOND_WITHIN_MS, 'timeout');
  refuseKeyInBrowser(
    Boolean(apiKey),
    'createCalClient was given an API key in a browser. This key can read and change every booking of the account, and ' +
      'anyone who opens the page could take it. Put createCalProxy (awell-cal-booking/server) on your server and set ' +
      'proxyUrl; without either, get, create, reschedule and cancel still work on API v2.',
  );
  const { base, calOrigin } = readAddresses(options);
  const call = createTransport({
    apiVersion,
    base,
    isProxy: proxyUrl !== undefined,
    apiKey: proxyUrl === undefined ? apiKey : undefined,
    fetch: options.fetch,
    timeout,
  });
  const hasKey = Boolean(apiKey) || proxyUrl !== undefined;
  const dialect =
    apiVersion === 'v1'
      ? createDialectV1(call, calOrigin)
      : createDialectV2(call, calOrigin, hasKey);
  const chain = createChainFollower(dialect, options.currentUid);

  // Two keys of one server must not share a cache, and a key must not be in one.
  if (apiKey && options.account === undefined) keyedClients += 1;
  const account = options.account ?? (apiKey ? `${base} #${keyedClients}` : base);

  return {
    apiVersion,
    account,
    hasKey,
    getBooking: dialect.get,
    getBookingBySeat: dialect.getBySeat,
    getCurrentBooking: async (booking, requestOptions) => {
      const current = await chain.follow(booking, requestOptions);
      if (!current.isRescheduleRequested || calOrigin === undefined) return current;
      return { ...current, rebookUrl: rebookUrl(calOrigin, current) };
    },
    noteReschedule: chain.note,
    listBookings: (filter = {}, requestOptions) => dialect.list(filter, requestOptions),
    createBooking: dialect.create,
    updateBooking: async (booking, changes, requestOptions) => {
      const updated = await dialect.update(booking, changes, requestOptions);
      if (updated.rescheduledFromUid === String(booking)) chain.note(booking, updated.uid);
      return updated;
    },
    deleteBooking: async (booking, input = {}, requestOptions) => {
      const deleted = await dialect.delete(booking, input, requestOptions);
      if (!deleted.wasAlreadyCancelled || !deleted.booking) return deleted;
      // Cal.com has cancelled what was moved, too; but what came of it stands.
      const { uid } = deleted.booking;
      const current = await chain.follow(dialect.keyOf(deleted.booking), requestOptions);
      if (current.uid === uid || isOver(current)) return deleted;
      throw new BookingError(
        'booking_moved',
        'This booking was moved to another time, so nothing was cancelled: the booking that replaced it still stands. Read it with getCurrentBooking, and cancel that one if it is still wanted.',
        { recoverable: true },
      );
    },
    getCalendarLinks: async (bookingUid, { signal } = {}) => {
      if (apiVersion === 'v1') {
        throw new BookingError('unsupported_field', 'API v1 has no calendar links. Use API v2.');
      }
      const json = await call('getCalendarLinks', { key: bookingUid, signal });
      const data = isRecord(json) ? json['data'] : undefined;
      return (Array.isArray(data) ? data : []).flatMap((entry: unknown) => {
        if (!isRecord(entry)) return [];
        const link = readHttpUrl(entry['link']);
        return link === undefined ? [] : [{ label: readText(entry['label']) ?? link, link }];
      });
    },
  };
}
