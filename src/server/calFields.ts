import type { CalApiVersion, CalOperation } from '../api/cal/operations';
import { isRecord, readUid, type WireRecord } from '../wire';
import { Refusal } from './answers';

interface Fields {
  query?: string;
  body?: string;
}

/**
 * The fields that pass, by call. With the key, Cal.com treats the caller as the host, so fields that only a host may
 * set (allowConflicts, skipBookingLimits, allowBookingOutOfBounds and future ones) don't pass.
 */
const FIELDS: Readonly<Record<CalApiVersion, Partial<Record<CalOperation, Fields>>>> = {
  v2: {
    listBookings: {
      query:
        'status attendeeEmail attendeeName bookingUid eventTypeId eventTypeIds afterStart beforeEnd afterCreatedAt ' +
        'beforeCreatedAt afterUpdatedAt beforeUpdatedAt sortStart sortEnd sortCreated sortUpdatedAt take skip',
    },
    getSlots: { query: 'eventTypeId start end format' },
    createBooking: {
      body: 'start eventTypeId attendee guests location metadata bookingFieldsResponses lengthInMinutes recurrenceCount',
    },
    // Without rescheduledBy: Cal.com doesn't verify it, and a host's address would reschedule as the host.
    rescheduleBooking: { body: 'start reschedulingReason seatUid' },
    cancelBooking: { body: 'cancellationReason cancelSubsequentBookings seatUid' },
    declineBooking: { body: 'reason' },
    updateBookingLocation: { body: 'location' },
  },
  v1: {
    listBookings: { query: 'take page dateFrom dateTo order sortBy status attendeeEmail' },
    createBooking: {
      // Without rescheduleUid: it would reschedule a booking that authorize wasn't asked about.
      body: 'eventTypeId start end responses metadata timeZone language recurringEventId title description status',
    },
    updateBooking: { body: 'title description status startTime endTime' },
    cancelBooking: { query: 'allRemainingBookings cancellationReason' },
  },
};

const NESTED: Readonly<Record<string, string>> = {
  attendee: 'name email phoneNumber timeZone language',
  location: 'type address location phone integration link',
};

const MAX_QUERY_VALUE = 500;

function checkNames(given: readonly string[], known: string, where: string): void {
  const names = known.split(' ');
  const unknown = given.find((name) => !names.includes(name));
  if (unknown === undefined) return;
  // Dropping the field silently would look as if it had worked.
  throw new Refusal(
    400,
    'unsupported_field',
    `${where}${unknown.slice(0, 40)} isn't allowed by this proxy.`,
  );
}

export function checkQuery(
  version: CalApiVersion,
  name: CalOperation,
  params: URLSearchParams,
): Record<string, string> {
  const entries = [...params];
  const query = Object.fromEntries(entries);
  checkNames(Object.keys(query), FIELDS[version][name]?.query ?? '', '');
  const isRepeated = entries.length !== Object.keys(query).length;
  if (isRepeated || entries.some(([, value]) => value.length > MAX_QUERY_VALUE)) {
    throw new Refusal(400, 'bad_request', 'A parameter is repeated or too long.');
  }
  return query;
}

export function checkBody(version: CalApiVersion, name: CalOperation, body: WireRecord): void {
  checkNames(Object.keys(body), FIELDS[version][name]?.body ?? '', '');
  if (version === 'v1') return;
  if (body['seatUid'] !== undefined && readUid(body['seatUid']) !== body['seatUid']) {
    throw new Refusal(400, 'bad_request', "seatUid isn't a uid of Cal.com.");
  }
  for (const [field, known] of Object.entries(NESTED)) {
    const value = body[field];
    if (value === undefined) continue;
    if (!isRecord(value)) throw new Refusal(400, 'bad_request', `${field} isn't an object.`);
    checkNames(Object.keys(value), known, `${field}.`);
  }
}
