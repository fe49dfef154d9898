import { isRecord, readId, readText } from '../../wire';
import type { Booking } from '../../booking/booking';
import { checkStatus, checkTime, refuseFields, unsupported, notWhatWasAsked } from './check';
import { invalidInput } from '../../checkOptions';
import { createBodyV1 } from './createBody';
import type { BookingKey, Dialect } from './dialect';
import type { ListBookingsFilter } from './inputs';
import { parseBookingOrSeries, readBookings, unwrap } from './parseBooking';
import type { CallCal } from './transport';

const PAGE_SIZE = 100;

/** @throws BookingError `invalid_input` for a uid, which v1 doesn't accept. */
function checkId(key: BookingKey): number {
  const id = readId(key);
  if (id !== undefined) return id;
  throw invalidInput(
    'bookingId',
    "isn't a number. API v1 needs the numeric id: use the data point bookingId, or bookingId of a webhook.",
  );
}

const allOf = (names: string, instead: string): Readonly<Record<string, string>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, instead]));

const V2_FILTERS = allOf(
  'attendeeName eventTypeId afterCreatedAt afterUpdatedAt sortStart',
  'Filter the returned list.',
);
const V2_CHANGES = allOf(
  'location reason rescheduledBy seatUid',
  'Only API v2 has it; v1 changes title, description, status, start and end.',
);

function listQuery(filter: ListBookingsFilter): Record<string, string | number | undefined> {
  refuseFields(filter, 'v1', V2_FILTERS);
  const { status, attendeeEmail, afterStart, beforeEnd, sortCreated } = filter;
  if (status !== undefined && status !== 'upcoming') {
    const instead = 'Only "upcoming" is; filter the returned list.';
    throw unsupported(`status ${status}`, 'v1', instead);
  }
  const { take = PAGE_SIZE, skip = 0 } = filter;
  if (skip % take !== 0) throw invalidInput('skip', 'must be a multiple of take: v1 counts pages.');
  return {
    take,
    page: skip / take,
    status,
    attendeeEmail: attendeeEmail || undefined,
    dateFrom: afterStart && checkTime('afterStart', afterStart),
    dateTo: beforeEnd && checkTime('beforeEnd', beforeEnd),
    ...(sortCreated && { sortBy: 'createdAt', order: sortCreated }),
  };
}

/** API v1, for self-hosted servers up to early 2026. Hosted Cal.com has switched it off. */
export function createDialectV1(call: CallCal, calOrigin: string | undefined): Dialect {
  const read = (json: unknown): Booking => parseBookingOrSeries(unwrap(json, 'booking'), calOrigin);

  const getBooking: Dialect['getBooking'] = async (key, options) => {
    const id = checkId(key);
    const found = read(await call('getBooking', { ...options, key: id }));
    if (found.id !== undefined && found.id !== id) throw notWhatWasAsked();
    return found;
  };

  const listBookings: Dialect['listBookings'] = async (filter = {}, options) => {
    const query = listQuery(filter);
    const wire = unwrap(await call('listBookings', { ...options, query }), 'bookings');
    const hasMore = Array.isArray(wire) && wire.length === query['take'];
    return { ...readBookings(wire, calOrigin), hasMore };
  };

  return {
    getBooking,
    listBookings,
    keyOf: ({ id, uid }) => id ?? uid,

    createBooking: async (input, options) =>
      read(await call('createBooking', { ...options, body: createBodyV1(input) })),

    updateBooking: async (key, changes, options) => {
      const id = checkId(key);
      refuseFields(changes, 'v1', V2_CHANGES);
      const { title, description, status, start, end } = changes;
      const body = {
        title,
        description,
        status: status === undefined ? undefined : checkStatus(status),
        startTime: start === undefined ? undefined : checkTime('start', start),
        endTime: end === undefined ? undefined : checkTime('end', end),
      };
      if (Object.values(body).every((value) => value === undefined)) {
        throw invalidInput('changes', 'are empty.');
      }
      if (body.startTime !== undefined && body.endTime === undefined) {
        // v1 would keep the old end.
        const { durationMinutes } = await getBooking(id, options);
        const endMs = Date.parse(body.startTime) + durationMinutes * 60_000;
        body.endTime = new Date(endMs).toISOString();
      }
      return read(await call('updateBooking', { ...options, key: id, body }));
    },

    deleteBooking: async (key, input = {}, options) => {
      const id = checkId(key);
      refuseFields(input, 'v1', { seatUid: 'Only API v2 cancels single seats.' });
      const { allRemainingBookings, cancellationReason } = input;
      const query = { allRemainingBookings, cancellationReason };
      const json = await call('cancelBooking', { ...options, key: id, query });
      const uid = isRecord(json) ? readText(json['bookingUid']) : undefined;
      return { uid, id, wasAlreadyCancelled: false };
    },

    getBookingBySeat: async () => {
      throw unsupported('seatUid', 'v1', 'Only API v2 reads bookings by seat.');
    },

    getCalendarLinks: async () => {
      throw unsupported('calendar links', 'v1', 'Only API v2 has them.');
    },

    // v1 has no link to the replacement: it is the booking that names this one as its predecessor.
    readSuccessor: async (booking, options) => {
      if (booking.status !== 'cancelled') return {};
      const attendeeEmail = booking.attendees[0]?.email;
      for (let skip = 0; skip < 10 * PAGE_SIZE; skip += PAGE_SIZE) {
        const { bookings, hasMore } = await listBookings({ attendeeEmail, skip }, options);
        const next = bookings.find((one) => one.rescheduledFromUid === booking.uid);
        if (next || !hasMore) return { next };
      }
      return {};
    },
  };
}
