import { isRecord, readHttpUrl, readText, readUid } from '../../wire';
import type { Booking } from '../../booking/booking';
import { checkTime, hasCode, notWhatWasAsked } from './check';
import { invalidInput } from '../../checkOptions';
import { checkLength } from './checkLength';
import { createBodyV2 } from './createBody';
import type { BookingKey, Dialect } from './dialect';
import { createSuccessorReader } from './successorV2';
import type { CalOperation } from './operations';
import { parseBookingOrSeries, readBookings, unwrap } from './parseBooking';
import type { CallCal, CallOptions } from './transport';
import { updateV2 } from './updateV2';

/** @throws BookingError `invalid_input` for the numeric id, which v2 doesn't accept. */
function checkUid(key: BookingKey, field = 'bookingUid'): string {
  const uid = String(key ?? '').trim();
  if (uid === '') throw invalidInput(field, 'is missing.');
  if (/^\d{1,15}$/.test(uid)) {
    throw invalidInput(
      field,
      `is ${uid}, the numeric id of a booking. API v2 needs the uid: complete activities with ` +
        "bookingIdFrom: 'uid', use bookingUid of a webhook, or find the booking with listBookings.",
    );
  }
  if (readUid(uid) === undefined) {
    throw invalidInput(field, "isn't a uid of Cal.com: those have only letters, digits, _ and -.");
  }
  return uid;
}

/** API v2, version 2024-08-13. */
export function createDialectV2(
  call: CallCal,
  calOrigin: string | undefined,
  mayList: boolean,
): Dialect {
  const booking = async (
    operation: CalOperation,
    uid: string,
    options?: CallOptions,
  ): Promise<Booking> => {
    const json = await call(operation, { ...options, key: uid });
    return parseBookingOrSeries(unwrap(json, 'data'), calOrigin, uid);
  };

  const getBooking: Dialect['getBooking'] = async (key, options) => {
    const uid = checkUid(key);
    const found = await booking('getBooking', uid, options);
    if (found.uid !== uid && found.recurringBookingUid !== uid) throw notWhatWasAsked();
    return found;
  };

  const listBookings: Dialect['listBookings'] = async (filter = {}, options) => {
    const times = ['afterStart', 'beforeEnd', 'afterCreatedAt', 'afterUpdatedAt'] as const;
    for (const name of times) if (filter[name] !== undefined) checkTime(name, filter[name]);
    const json = await call('listBookings', { ...options, query: { ...filter } });
    const pagination = isRecord(json) ? json['pagination'] : undefined;
    const hasMore = isRecord(pagination) && pagination['hasNextPage'] === true;
    return { ...readBookings(unwrap(json, 'data'), calOrigin), hasMore };
  };

  return {
    getBooking,
    listBookings,
    keyOf: ({ uid }) => uid,
    readSuccessor: createSuccessorReader(call, { getBooking, listBookings }, mayList),

    getBookingBySeat: async (seatUid, options) => {
      const key = checkUid(seatUid, 'seatUid');
      const wire = unwrap(await call('getBookingBySeat', { ...options, key }), 'data');
      // Cal.com omits which seat was asked for, and returns the metadata of whoever took the first seat.
      const asked = isRecord(wire) ? { ...wire, seatUid: key } : wire;
      const shared = parseBookingOrSeries(asked, calOrigin);
      const own = shared.attendees.find(({ seatUid: taken }) => taken === key);
      if (shared.attendees.length > 0 && !own) throw notWhatWasAsked();
      return { ...shared, metadata: own?.metadata ?? {} };
    },

    createBooking: async (input, options) => {
      const body = createBodyV2(input);
      const create = async (fields: object): Promise<Booking> => {
        const json = await call('createBooking', { ...options, body: fields });
        return parseBookingOrSeries(unwrap(json, 'data'), calOrigin);
      };
      try {
        return await create(body);
      } catch (error) {
        // If the event type has only one length, Cal.com refuses any length, even the right one.
        if (!hasCode(error, 'unsupported_field')) throw error;
        const { lengthInMinutes, ...rest } = body;
        await checkLength(call, rest, Number(lengthInMinutes), options);
        return create(rest);
      }
    },

    updateBooking: async (key, changes, options) => {
      const callBooking: Parameters<typeof updateV2>[0] = (operation, uid, body) =>
        booking(operation, uid, { ...options, body });
      return updateV2(callBooking, checkUid(key), changes);
    },

    deleteBooking: async (key, input = {}, options) => {
      const uid = checkUid(key);
      const body = {
        cancellationReason: input.cancellationReason || undefined,
        seatUid: input.seatUid || undefined,
        cancelSubsequentBookings: input.allRemainingBookings || undefined,
      };
      const cancelled = await booking('cancelBooking', uid, { ...options, body });
      return { uid, id: cancelled.id, wasAlreadyCancelled: false, booking: cancelled };
    },

    getCalendarLinks: async (bookingUid, options) => {
      const json = await call('getCalendarLinks', { ...options, key: checkUid(bookingUid) });
      const data = unwrap(json, 'data');
      return (Array.isArray(data) ? data : []).flatMap((entry: unknown) => {
        const link = isRecord(entry) ? readHttpUrl(entry['link']) : undefined;
        if (!isRecord(entry) || link === undefined) return [];
        return [{ label: readText(entry['label']) ?? link, link }];
      });
    },
  };
}
