import type { Booking } from '../booking/booking';
import type { CalClient } from '../api/cal/calClient';
import type { BookingKey, BookingList } from '../api/cal/dialect';
import type { ListBookingsFilter } from '../api/cal/inputs';

type Account = Pick<CalClient, 'apiVersion' | 'account'>;

/**
 * Cache keys of the booking hooks. They contain the API version and the account, so that two tenants never share
 * data.
 */
export const bookingKeys = {
  /** Everything of an account. */
  all: ({ apiVersion, account }: Account) => ['awell-cal-booking', apiVersion, account] as const,
  /** Every single booking. */
  bookings: (client: Account) => [...bookingKeys.all(client), 'booking'] as const,
  /** One booking as it was made. */
  booking: (client: Account, booking: BookingKey) =>
    [...bookingKeys.bookings(client), 'made', String(booking)] as const,
  /** The current booking: the newest one if it was rescheduled. */
  current: (client: Account, booking: BookingKey) =>
    [...bookingKeys.bookings(client), 'current', String(booking)] as const,
  /** The current booking of one seat. */
  seat: (client: Account, seatUid: string) =>
    [...bookingKeys.bookings(client), 'seat', seatUid] as const,
  lists: (client: Account) => [...bookingKeys.all(client), 'list'] as const,
  list: (client: Account, filter: ListBookingsFilter) =>
    [...bookingKeys.lists(client), filter] as const,
};

/** Options of `bookingQueryOptions`. */
export interface BookingQuery {
  /** The client that reads the booking. */
  client: CalClient;
  /** `uid` (API v2), or numeric `id` (v1). */
  bookingUid: BookingKey;
  /** Follows reschedules and reads the current booking. @default false */
  followReschedules?: boolean | undefined;
  /** `uid` of the attendee's seat, if the booking is shared. With `followReschedules`, the query follows the seat. */
  seatUid?: string | undefined;
  /** Interval in ms at which a booking that waits for confirmation is read again. @default never */
  refetchWhilePending?: number | undefined;
}

/** Query options for every hook and QueryClient of TanStack Query. Queries reject with a `BookingError`. */
export interface CalQueryOptions<Data> {
  /** Key of the query in the cache; see `bookingKeys`. */
  queryKey: readonly unknown[];
  /** Reads the data. */
  queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
  /** Off, because the client itself retries. */
  retry: false;
  /** Offline a query fails at once, so that the page can show it. It is read again when the connection is back. */
  networkMode: 'always';
  /** Reads again when the connection is back. */
  refetchOnReconnect: true;
  /** Reads again at an interval, if the query asks for one. In ms; `false` for never. */
  refetchInterval?: (query: { state: { data: Data | undefined } }) => number | false;
}

/** The client itself retries. Offline a query fails at once, so that the page can show it. */
export const ONE_TRY = { retry: false, networkMode: 'always', refetchOnReconnect: true } as const;

/** TanStack Query's options for one booking: for `useQuery`, `prefetchQuery`, `ensureQueryData` and so on. */
export function bookingQueryOptions({
  client,
  bookingUid,
  followReschedules = false,
  seatUid,
  refetchWhilePending,
}: BookingQuery): CalQueryOptions<Booking> {
  const currentKey = seatUid
    ? bookingKeys.seat(client, seatUid)
    : bookingKeys.current(client, bookingUid);
  return {
    queryKey: followReschedules ? currentKey : bookingKeys.booking(client, bookingUid),
    queryFn: ({ signal }) =>
      followReschedules
        ? client.getCurrentBooking(bookingUid, { signal, seatUid })
        : client.getBooking(bookingUid, { signal }),
    ...ONE_TRY,
    ...(refetchWhilePending !== undefined && {
      refetchInterval: ({ state }) =>
        state.data?.status === 'pending' ? refetchWhilePending : false,
    }),
  };
}

/** Options of `bookingListQueryOptions`. */
export interface BookingListQuery {
  /** A client with a proxy, or on a server a client with the key. */
  client: CalClient;
  /** Which bookings to list. @default all bookings of the account */
  filter?: ListBookingsFilter | undefined;
}

/** TanStack Query's options for a list of bookings. */
export function bookingListQueryOptions({
  client,
  filter = {},
}: BookingListQuery): CalQueryOptions<BookingList> {
  return {
    queryKey: bookingKeys.list(client, filter),
    queryFn: ({ signal }) => client.listBookings(filter, { signal }),
    ...ONE_TRY,
  };
}
