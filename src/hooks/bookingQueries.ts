import type { Booking } from '../booking/booking';
import type { CalClient } from '../api/cal/calClient';
import type { BookingKey, BookingList } from '../api/cal/dialect';
import type { ListBookingsFilter } from '../api/cal/inputs';

type Account = Pick<CalClient, 'apiVersion' | 'account'>;

/** Cache keys of the booking hooks. They carry API and account, so that two tenants never share an answer. */
export const bookingKeys = {
  /** All of an account. */
  all: ({ apiVersion, account }: Account) => ['awell-cal-booking', apiVersion, account] as const,
  /** Every single booking. */
  bookings: (client: Account) => [...bookingKeys.all(client), 'booking'] as const,
  /** One booking as it was made. */
  booking: (client: Account, booking: BookingKey) =>
    [...bookingKeys.bookings(client), 'made', String(booking)] as const,
  /** What became of it: the newest one where it was rescheduled. */
  current: (client: Account, booking: BookingKey) =>
    [...bookingKeys.bookings(client), 'current', String(booking)] as const,
  /** What became of one seat of a shared booking. */
  seat: (client: Account, seatUid: string) =>
    [...bookingKeys.bookings(client), 'seat', seatUid] as const,
  lists: (client: Account) => [...bookingKeys.all(client), 'list'] as const,
  list: (client: Account, filter: ListBookingsFilter) =>
    [...bookingKeys.lists(client), filter] as const,
};

export interface BookingQuery {
  /** Asks Cal.com. */
  client: CalClient;
  /** `uid` (API v2), or numeric `id` (v1). */
  bookingUid: BookingKey;
  /** Reads the booking that counts, over all reschedules. @default false */
  followReschedules?: boolean | undefined;
  /** The attendee's seat, where the booking is shared with others: with `followReschedules` the seat is followed. */
  seatUid?: string | undefined;
  /** While the booking waits for confirmation, it is read again each so many ms. @default never */
  refetchWhilePending?: number | undefined;
}

/** Options that each hook and each QueryClient of TanStack Query takes. Rejections are of `BookingError`. */
export interface CalQueryOptions<Data> {
  /** Key of the query in the cache. */
  queryKey: readonly unknown[];
  /** Reads from Cal.com. */
  queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
  /** The client tries again by itself. */
  retry: false;
  /** Offline it fails at once, so that there is a way on, and it is read when the connection is back. */
  networkMode: 'always';
  /** Whether the query runs again when the browser comes online. */
  refetchOnReconnect: true;
  /** How often the query runs again, in ms; `false` for never. */
  refetchInterval?: (query: { state: { data: Data | undefined } }) => number | false;
}

/** The client tries again by itself. Offline a query fails at once, so that there is a way on. */
export const ONE_TRY = { retry: false, networkMode: 'always', refetchOnReconnect: true } as const;

/** Options of TanStack Query for one booking: for `useQuery`, `prefetchQuery`, `ensureQueryData` and the like. */
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

export interface BookingListQuery {
  /** With a proxy, or on a server with the key. */
  client: CalClient;
  /** @default all bookings of the account */
  filter?: ListBookingsFilter | undefined;
}

/** Options of TanStack Query for a list of bookings. */
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
