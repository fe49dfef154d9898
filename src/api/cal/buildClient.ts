import type { Booking } from '../../booking/booking';
import { isOver, nextDate } from '../../booking/identity';
import { rebookUrl } from '../../booking/links';
import { NOT_YET_MS } from '../../booking/notYet';
import { BookingError } from '../../errors';
import { remember } from '../../remember';
import { readTimeLimit } from '../../timeLimit';
import { checkFunctions, invalidInput } from '../../checkOptions';
import { readOptions } from '../../options';
import { readHttpUrl, readOrigin } from '../../wire';
import { refuseKeyInBrowser } from '../browserKey';
import { readEndpoint, readKey, readUpstream } from '../upstream';
import type { CalClient, CalClientOptions } from './calClient';
import { hasCode } from './check';
import { createChainFollower } from './currentBooking';
import type { CalApi } from './dialect';
import { markNoting } from './noteReschedule';
import { createTransport } from './transport';

const FUNCTION_NAME = 'createCalClient';
const RESPOND_WITHIN_MS = 15_000;

let keyedClients = 0;

/** Paths begin with a slash, so the base has none at its end. */
const readBase = (field: 'baseUrl' | 'proxyUrl', address: string | undefined): string => {
  const base = readEndpoint(FUNCTION_NAME, field, address).replace(/\/+$/, '');
  if (field === 'proxyUrl' || readHttpUrl(base) !== undefined) return base;
  throw invalidInput(field, 'must be an address with https://.', FUNCTION_NAME);
};

function readPages(calOrigin: string | undefined): string | undefined {
  const origin = readOrigin(calOrigin);
  if (calOrigin === undefined || origin !== undefined) return origin;
  throw invalidInput(
    'calOrigin',
    'isn\'t an origin. Write scheme and host only: "https://app.cal.com".',
    FUNCTION_NAME,
  );
}

/** Origin of the booking pages in Cal.com's clouds. For other servers it can't be guessed. */
function pagesOf(api: string | undefined): string | undefined {
  const [, cloud] = /^https?:\/\/api\.cal\.(com|eu)(?:[:/]|$)/i.exec(api ?? '') ?? [];
  return cloud && `https://app.cal.${cloud.toLowerCase()}`;
}

/** A client for one of Cal.com's two APIs. @throws BookingError `api_key_in_browser`, `invalid_input`. */
export function buildClient(api: CalApi, all: CalClientOptions): CalClient {
  const options = readOptions(all);
  const { proxyUrl, fetch, baseUrl = api.hosted } = options;
  refuseKeyInBrowser(
    options.apiKey !== undefined,
    'createCalClient was given an API key in a browser. This key can read and change every booking of the account, and ' +
      'anyone who opens the page could take it. Put createCalProxy (awell-cal-booking/server) on your server and set ' +
      'proxyUrl. Without key and proxy, get, create, reschedule and cancel still work on API v2.',
  );
  const apiKey =
    options.apiKey === undefined ? undefined : readKey(FUNCTION_NAME, 'apiKey', options.apiKey);
  const timeout = readTimeLimit(options.timeout, RESPOND_WITHIN_MS, 'timeout');
  const own = baseUrl === undefined ? undefined : readBase('baseUrl', baseUrl);
  const isProxy = proxyUrl !== undefined;
  const base = isProxy ? readBase('proxyUrl', proxyUrl) : readBase('baseUrl', own);
  const calOrigin = readPages(options.calOrigin) ?? pagesOf(own);
  const key = isProxy ? undefined : apiKey;
  checkFunctions(FUNCTION_NAME, { fetch });
  if (options.account !== undefined && typeof options.account !== 'string') {
    throw invalidInput('account', 'must be the name of an account, as text.', FUNCTION_NAME);
  }
  if (key) readUpstream(FUNCTION_NAME, 'baseUrl', base, options.allowHttp, true);
  const madeAt = new Map<string, number>();
  const isNew = (booking: unknown): boolean =>
    Date.now() - (madeAt.get(String(booking)) ?? 0) < NOT_YET_MS;
  const noteMade = (made: Booking): Booking => {
    for (const name of [keyOf(made), made.seatUid])
      if (name) remember(madeAt, String(name), Date.now());
    return made;
  };
  const call = createTransport({ api, base, isProxy, apiKey: key, fetch, timeout, isNew });
  const mayAsk: CalClient['mayAsk'] = (operation) =>
    api.calls[operation]?.isPublic === true || Boolean(key) || isProxy;
  const dialect = api.createDialect(call, calOrigin, mayAsk('listBookings'));
  const { keyOf } = dialect;
  const { follow, note, noteCancelled } = createChainFollower(dialect);

  // Two keys of one server must not share a cache, and a cache key must not contain an API key.
  if (apiKey && options.account === undefined) keyedClients += 1;
  const account = options.account ?? (apiKey ? `${base} #${keyedClients}` : base);

  const { readSuccessor: _readSuccessor, keyOf: _keyOf, ...calls } = dialect;
  return markNoting(note, {
    ...calls,
    apiVersion: api.version,
    account,
    mayAsk,
    getCurrentBooking: async (booking, requestOptions) => {
      const current = await follow(booking, requestOptions);
      if (!current.isRescheduleRequested || calOrigin === undefined) return current;
      return { ...current, rebookUrl: rebookUrl(calOrigin, current) };
    },
    createBooking: async (...given) => noteMade(await dialect.createBooking(...given)),
    updateBooking: async (booking, changes, requestOptions) => {
      const updated = await dialect.updateBooking(booking, changes, requestOptions);
      if (updated.rescheduledFromUid === String(booking)) note(booking, updated.uid);
      // A seat that moved to a time without other attendees gets a new key.
      if (changes.seatUid && updated.seatUid) note(changes.seatUid, updated.seatUid);
      return noteMade(updated);
    },
    deleteBooking: async (booking, input, requestOptions) => {
      try {
        const deleted = await dialect.deleteBooking(booking, input, requestOptions);
        if (input?.seatUid) noteCancelled(input.seatUid);
        return deleted;
      } catch (error) {
        if (!hasCode(error, 'bad_request')) throw error;
        // The booking may be cancelled by a request whose answer was lost. Cal.com refuses to cancel twice.
        const now = await dialect.getBooking(booking, requestOptions);
        // To cancel the rest of a series, Cal.com needs the uid of one of its dates.
        const next = input?.allRemainingBookings ? nextDate(now) : undefined;
        if (next && next.uid !== String(booking)) {
          return dialect.deleteBooking(next.uid, input, requestOptions);
        }
        if (now.status !== 'cancelled') throw error;
        // Cal.com also marks a rescheduled booking as cancelled, but its replacement is still booked.
        const current = await follow(keyOf(now), requestOptions);
        if (current.uid === now.uid || isOver(current)) {
          return { uid: now.uid, id: now.id, wasAlreadyCancelled: true, booking: now };
        }
        throw new BookingError(
          'booking_moved',
          'This booking was rescheduled, so nothing was cancelled: its replacement is still booked. Read it with getCurrentBooking, and cancel that one if you still want to.',
          { recoverable: true },
        );
      }
    },
  });
}
