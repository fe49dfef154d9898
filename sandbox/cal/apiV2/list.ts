import { eventTypeById } from '../eventTypes';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import { ApiError } from './errors';

type Keep = (booking: BookingRecord, now: number) => boolean;

const isActive = ({ status }: BookingRecord): boolean =>
  status === 'ACCEPTED' || status === 'PENDING';

const STATUSES: Record<string, Keep> = {
  upcoming: (booking, now) => booking.status === 'ACCEPTED' && Date.parse(booking.endTime) >= now,
  recurring: (booking, now) =>
    booking.recurringEventId !== null && isActive(booking) && Date.parse(booking.endTime) >= now,
  past: (booking, now) => isActive(booking) && Date.parse(booking.endTime) < now,
  cancelled: ({ status }) => status === 'CANCELLED' || status === 'REJECTED',
  unconfirmed: (booking, now) => booking.status === 'PENDING' && Date.parse(booking.endTime) >= now,
};

const FILTERS: Record<string, (booking: BookingRecord, value: string) => boolean> = {
  attendeeEmail: ({ attendees }, value) =>
    attendees.some(({ email }) => email === value.replaceAll(' ', '+')),
  attendeeName: ({ attendees }, value) => attendees.some(({ name }) => name === value),
  bookingUid: ({ uid }, value) => uid === value,
  eventTypeId: ({ eventTypeId }, value) => eventTypeId === Number(value),
  eventTypeIds: ({ eventTypeId }, value) => value.split(',').map(Number).includes(eventTypeId),
  afterStart: ({ startTime }, value) => Date.parse(startTime) >= Date.parse(value),
  beforeEnd: ({ endTime }, value) => Date.parse(endTime) <= Date.parse(value),
  afterCreatedAt: ({ createdAt }, value) => Date.parse(createdAt) >= Date.parse(value),
  beforeCreatedAt: ({ createdAt }, value) => Date.parse(createdAt) <= Date.parse(value),
};

const SORTS: Record<string, (booking: BookingRecord) => string> = {
  sortStart: ({ startTime }) => startTime,
  sortEnd: ({ endTime }) => endTime,
  sortCreated: ({ createdAt }) => createdAt,
  sortUpdatedAt: ({ updatedAt, createdAt }) => updatedAt ?? createdAt,
};

function compare(query: URLSearchParams) {
  const name = Object.keys(SORTS).find((key) => query.has(key));
  const sign = name && query.get(name) === 'desc' ? -1 : 1;
  const key = (name && SORTS[name]) || SORTS['sortStart'];
  return (a: BookingRecord, b: BookingRecord): number =>
    key ? sign * key(a).localeCompare(key(b)) : 0;
}

function wholeNumber(query: URLSearchParams, name: string, missing: number, highest: number) {
  const value = Number(query.get(name) ?? missing);
  if (Number.isInteger(value) && value >= 0 && value <= highest) return value;
  throw new ApiError(400, `${name} property is wrong, must be a number up to ${highest}`);
}

/** One page of the bookings that match a query, with the counts. */
export function listBookings(bookings: BookingRecord[], query: URLSearchParams, now: number) {
  const statuses = query.get('status')?.split(',') ?? [];
  const unknown = statuses.find((status) => !(status in STATUSES));
  if (unknown) throw new ApiError(400, `status property is wrong, invalid status ${unknown}`);
  const take = wholeNumber(query, 'take', 100, 250);
  const skip = wholeNumber(query, 'skip', 0, Number.MAX_SAFE_INTEGER);

  const found = bookings
    .filter(({ eventTypeId }) => eventTypeById(eventTypeId))
    .filter(
      (booking) => statuses.length === 0 || statuses.some((one) => STATUSES[one]?.(booking, now)),
    )
    .filter((booking) =>
      [...query].every(([name, value]) => FILTERS[name]?.(booking, value) ?? true),
    );
  found.sort(compare(query));
  const page = found.slice(skip, skip + take);
  const remaining = Math.max(found.length - skip - page.length, 0);
  return {
    page,
    pagination: {
      totalItems: found.length,
      remainingItems: remaining,
      returnedItems: page.length,
      itemsPerPage: take,
      currentPage: take > 0 ? Math.floor(skip / take) + 1 : 1,
      totalPages: take > 0 ? Math.ceil(found.length / take) : 0,
      hasNextPage: remaining > 0,
      hasPreviousPage: skip > 0,
    },
  };
}
