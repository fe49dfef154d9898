import { BookingError } from '../../errors';
import { isRecord, readId, readText } from '../../wire';
import type { Booking } from '../../booking/booking';
import { checkStatus, checkTime, invalidInput, unsupported } from './check';
import { createBodyV1 } from './createBody';
import type { BookingKey, Dialect } from './dialect';
import { readBookings, unwrap } from './envelope';
import type { ListBookingsFilter, UpdateBookingInput } from './inputs';
import { parseBookingOrSeries } from './parseBooking';
import type { CallCal } from './transport';

const PAGE_SIZE = 100;

/** @throws BookingError `invalid_input` for a uid, which v1 does not take. */
function checkId(key: BookingKey): number {
  const id = readId(key);
  if (id !== undefined) return id;
  throw invalidInput(
    'bookingId',
    'is no number. API v1 knows bookings by their numeric id only: take the data point bookingId, or bookingId of a webhook.',
  );
}

/** @throws BookingError `unsupported_field` */
function refuseUnsupported(fields: object, names: readonly string[], instead: string): void {
  const given = names.find((name) => (fields as Record<string, unknown>)[name] !== undefined);
  if (given !== undefined) throw unsupported(given, 'v1', instead);
}

const V2_FILTERS = ['attendeeName', 'eventTypeId', 'afterCreatedAt', 'afterUpdatedAt', 'sortStart'];

function listQuery(filter: ListBookingsFilter): Record<string, string | number> {
  refuseUnsupported(filter, V2_FILTERS, 'Filter the list that you get.');
  const { status, attendeeEmail, afterStart, beforeEnd, sortCreated } = filter;
  if (status !== undefined && status !== 'upcoming') {
    throw unsupported(
      `status ${status}`,
      'v1',
      'Only "upcoming" is; filter the list that you get.',
    );
  }
  const { take = PAGE_SIZE, skip = 0 } = filter;
  if (skip % take !== 0) throw invalidInput('skip', 'must be a multiple of take: v1 counts pages.');
  return {
    take,
    page: skip / take,
    ...(status && { status }),
    ...(attendeeEmail && { attendeeEmail }),
    ...(afterStart && { dateFrom: checkTime('afterStart', afterStart) }),
    ...(beforeEnd && { dateTo: checkTime('beforeEnd', beforeEnd) }),
    ...(sortCreated && { sortBy: 'createdAt', order: sortCreated }),
  };
}

/** API v1, which self-hosted servers of up to early 2026 have. Hosted Cal.com has switched it off. */
export function createDialectV1(call: CallCal, calOrigin: string | undefined): Dialect {
  const read = (json: unknown): Booking => parseBookingOrSeries(unwrap(json, 'booking'), calOrigin);

  const get: Dialect['get'] = async (key, { signal } = {}) =>
    read(await call('getBooking', { key: checkId(key), signal }));

  const list: Dialect['list'] = async (filter, { signal } = {}) => {
    const query = listQuery(filter);
    const json = await call('listBookings', { query, signal });
    const wire = isRecord(json) ? json['bookings'] : undefined;
    const hasMore = Array.isArray(wire) && wire.length === query['take'];
    return { ...readBookings(wire, calOrigin), hasMore };
  };

  /** The end of a booking that is moved: v1 would leave the old one behind. */
  const endFor = async (
    key: BookingKey,
    start: string,
    { end }: UpdateBookingInput,
    signal: AbortSignal | undefined,
  ): Promise<string> => {
    if (end !== undefined) return checkTime('end', end);
    const { durationMinutes } = await get(key, { signal });
    return new Date(Date.parse(start) + durationMinutes * 60_000).toISOString();
  };

  return {
    get,
    list,

    create: async (input, { signal } = {}) =>
      read(await call('createBooking', { body: createBodyV1(input), signal })),

    update: async (key, changes, { signal } = {}) => {
      const id = checkId(key);
      refuseUnsupported(
        changes,
        ['location', 'reason', 'rescheduledBy', 'seatUid'],
        'Only API v2 has; v1 changes title, description, status, start and end.',
      );
      const { title, description, status } = changes;
      const wanted = status === undefined ? undefined : checkStatus(status);
      const startTime = changes.start === undefined ? undefined : checkTime('start', changes.start);
      const endTime =
        startTime === undefined
          ? changes.end && checkTime('end', changes.end)
          : await endFor(id, startTime, changes, signal);
      const body = {
        ...(title !== undefined && { title }),
        ...(description !== undefined && { description }),
        ...(wanted && { status: wanted }),
        ...(startTime && { startTime }),
        ...(endTime && { endTime }),
      };
      if (Object.keys(body).length === 0) throw invalidInput('changes', 'are empty.');
      return read(await call('updateBooking', { key: id, body, signal }));
    },

    delete: async (key, input, { signal } = {}) => {
      const id = checkId(key);
      refuseUnsupported(input, ['seatUid'], 'Only API v2 cancels single seats.');
      const { allRemainingBookings, cancellationReason } = input;
      try {
        const query = { allRemainingBookings, cancellationReason };
        const json = await call('cancelBooking', { key: id, query, signal });
        const uid = isRecord(json) ? readText(json['bookingUid']) : undefined;
        return { uid, id, wasAlreadyCancelled: false };
      } catch (error) {
        if (!(error instanceof BookingError) || error.code !== 'bad_request') throw error;
        const now = await get(id, { signal });
        if (now.status !== 'cancelled') throw error;
        return { uid: now.uid, id, wasAlreadyCancelled: true, booking: now };
      }
    },

    getBySeat: async () => {
      throw unsupported('seatUid', 'v1', 'Only API v2 finds bookings by their seats.');
    },

    keyOf: ({ id, uid }) => id ?? uid,

    // v1 has no link forward: the successor is the one that names this booking as its past.
    fateOf: async (booking, { signal } = {}) => {
      if (booking.status !== 'cancelled') return {};
      const attendeeEmail = booking.attendees[0]?.email;
      for (let skip = 0; skip < 10 * PAGE_SIZE; skip += PAGE_SIZE) {
        const { bookings, hasMore } = await list({ attendeeEmail, skip }, { signal });
        const next = bookings.find((one) => one.rescheduledFromUid === booking.uid);
        if (next || !hasMore) return { next };
      }
      return {};
    },
  };
}
