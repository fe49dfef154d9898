import { BookingError } from '../../errors';
import { isRecord } from '../../wire';
import { checkTime, invalidInput } from './check';
import { createBodyV2 } from './createBody';
import type { BookingKey, Dialect } from './dialect';
import { readBookings, unwrap } from './envelope';
import { createFateReader } from './fateV2';
import type { DeleteBookingInput } from './inputs';
import type { CalOperation } from './operations';
import { parseBookingOrSeries } from './parseBooking';
import type { CallCal, CallOptions } from './transport';
import { updateV2 } from './updateV2';

/** @throws BookingError `invalid_input` for the numeric id, which v2 does not take. */
function checkUid(key: BookingKey, field = 'bookingUid'): string {
  const uid = String(key ?? '').trim();
  if (uid === '') throw invalidInput(field, 'is missing.');
  if (/^\d{1,15}$/.test(uid)) {
    throw invalidInput(
      field,
      `is ${uid}, the numeric id of a booking. API v2 knows bookings by their uid only: complete activities with ` +
        "bookingIdFrom: 'uid', take bookingUid of a webhook, or find the booking with listBookings.",
    );
  }
  return uid;
}

const cancelBody = (input: DeleteBookingInput): Record<string, unknown> => ({
  ...(input.cancellationReason && { cancellationReason: input.cancellationReason }),
  ...(input.seatUid && { seatUid: input.seatUid }),
  ...(input.allRemainingBookings && { cancelSubsequentBookings: true }),
});

export type CallBooking = (
  operation: CalOperation,
  uid: string,
  options: CallOptions,
) => ReturnType<Dialect['get']>;

/** API v2, version 2024-08-13. */
export function createDialectV2(
  call: CallCal,
  calOrigin: string | undefined,
  hasKey: boolean,
): Dialect {
  const booking: CallBooking = async (operation, uid, options) =>
    parseBookingOrSeries(
      unwrap(await call(operation, { ...options, key: uid }), 'data'),
      calOrigin,
      uid,
    );

  const get: Dialect['get'] = async (key, { signal } = {}) =>
    booking('getBooking', checkUid(key), { signal });

  const list: Dialect['list'] = async (filter, { signal } = {}) => {
    const times = ['afterStart', 'beforeEnd', 'afterCreatedAt', 'afterUpdatedAt'] as const;
    for (const name of times) if (filter[name] !== undefined) checkTime(name, filter[name]);
    const json = await call('listBookings', { query: { ...filter }, signal });
    const pagination = isRecord(json) ? json['pagination'] : undefined;
    const hasMore = isRecord(pagination) && pagination['hasNextPage'] === true;
    return { ...readBookings(unwrap(json, 'data'), calOrigin), hasMore };
  };

  return {
    get,
    list,
    keyOf: ({ uid }) => uid,
    fateOf: createFateReader(call, { get, list }, hasKey),

    getBySeat: async (seatUid, { signal } = {}) => {
      const key = checkUid(seatUid, 'seatUid');
      const wire = unwrap(await call('getBookingBySeat', { key, signal }), 'data');
      // Cal.com leaves out whose seat was asked for.
      return parseBookingOrSeries(isRecord(wire) ? { ...wire, seatUid: key } : wire, calOrigin);
    },

    create: async (input, { signal } = {}) => {
      const json = await call('createBooking', { body: createBodyV2(input), signal });
      return parseBookingOrSeries(unwrap(json, 'data'), calOrigin);
    },

    update: async (key, changes, { signal } = {}) =>
      updateV2(booking, checkUid(key), changes, signal),

    delete: async (key, input, { signal } = {}) => {
      const uid = checkUid(key);
      try {
        const body = cancelBody(input);
        const cancelled = await booking('cancelBooking', uid, { body, signal });
        return { uid, id: cancelled.id, wasAlreadyCancelled: false, booking: cancelled };
      } catch (error) {
        if (!(error instanceof BookingError) || error.code !== 'bad_request') throw error;
        // A lost answer leaves a cancelled booking behind, which Cal.com will not cancel again.
        const now = await booking('getBooking', uid, { signal });
        if (now.status !== 'cancelled') throw error;
        return { uid, id: now.id, wasAlreadyCancelled: true, booking: now };
      }
    },
  };
}
