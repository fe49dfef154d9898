import { bookingUrl, cancelUrl, rescheduleUrl } from '../../booking/links';
import { BookingError } from '../../errors';
import {
  MAX_LONG_TEXT,
  isRecord,
  readHttpUrl,
  readId,
  readText,
  readTime,
  type WireRecord,
  readUid,
} from '../../wire';
import type { Booking, BookingAttendee, BookingHost } from '../../booking/booking';
import { isOver } from '../../booking/identity';
import type { BookingList } from './dialect';

const MINUTE_MS = 60_000;

/** Cal.com writes `unknown` into every field of a deleted host. */
const known = (value: unknown): string | undefined => {
  const text = readText(value);
  return text === 'unknown' ? undefined : text;
};

const readRecord = (value: unknown): WireRecord => (isRecord(value) ? value : {});

const readList = <T>(value: unknown, read: (item: WireRecord) => T | undefined): T[] =>
  (Array.isArray(value) ? value : []).flatMap((item) => {
    const result = isRecord(item) ? read(item) : undefined;
    return result === undefined ? [] : [result];
  });

const hasAny = (value: object): boolean => Object.values(value).some((one) => one !== undefined);

function readHost(host: WireRecord): BookingHost | undefined {
  const read = {
    id: readId(host['id']),
    name: known(host['name']),
    email: known(host['displayEmail']) ?? known(host['email']),
    username: known(host['username']),
    timeZone: known(host['timeZone']),
  };
  return hasAny(read) ? read : undefined;
}

function readAttendee(attendee: WireRecord): BookingAttendee | undefined {
  const read = {
    name: readText(attendee['name']),
    email: readText(attendee['displayEmail']) ?? readText(attendee['email']),
    timeZone: readText(attendee['timeZone']),
    language: readText(attendee['language']) ?? readText(attendee['locale']),
    phoneNumber: readText(attendee['phoneNumber']),
    isAbsent: typeof attendee['absent'] === 'boolean' ? attendee['absent'] : undefined,
    seatUid: readUid(attendee['seatUid']),
    metadata: isRecord(attendee['metadata']) ? readMetadata(attendee['metadata']) : undefined,
  };
  return hasAny(read) ? read : undefined;
}

export function readMetadata(value: unknown): Booking['metadata'] {
  const metadata: Record<string, string | number | boolean> = {};
  for (const [key, one] of Object.entries(readRecord(value))) {
    if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') {
      metadata[key] = one;
    }
  }
  return metadata;
}

/** v1 and the form have a location as `{ value, optionValue }`; `optionValue` is what the patient typed. */
function readLocation(value: unknown): string | undefined {
  if (!isRecord(value)) return readText(value, MAX_LONG_TEXT);
  const { optionValue, value: kind } = value;
  return readText(optionValue, MAX_LONG_TEXT) ?? readText(kind, MAX_LONG_TEXT);
}

/**
 * Whether a booking may be shared. Its title and description then belong to whoever took the first seat ("Group
 * session between Dr Mia and Ann"). A booking that hides its attendees may always be shared.
 */
export const isShared = (wire: WireRecord): boolean => {
  const { attendees, seatUid, seatsPerTimeSlot } = wire;
  if (readUid(seatUid) !== undefined || readId(seatsPerTimeSlot) !== undefined) return true;
  if (!Array.isArray(attendees)) return false;
  return (
    attendees.length === 0 ||
    attendees.some((one) => isRecord(one) && readUid(one['seatUid']) !== undefined)
  );
};

const answersOf = (wire: WireRecord): WireRecord =>
  readRecord(wire['bookingFieldsResponses'] ?? wire['responses']);

/**
 * The place for everyone who shares a booking. What the first attendee typed (a phone number or, if Cal.com shows
 * their answers, an address) is not returned.
 */
export function sharedPlace(wire: WireRecord): string | undefined {
  const place = readText(wire['location'] ?? wire['meetingUrl'], MAX_LONG_TEXT);
  const { attendees } = wire;
  const typed = [wire, ...(Array.isArray(attendees) ? attendees : [])].map((one: unknown) =>
    readText(readRecord(answersOf(readRecord(one))['location'])['optionValue']),
  );
  const isTyped = typed.includes(place) || /^\+?[\d\s().-]{6,}$/.test(place ?? '');
  return isTyped ? undefined : place;
}

/**
 * Reads one booking of either API: v2 has `start`, `hosts`, `bookingFieldsResponses`, v1 has `startTime`, `user`,
 * `responses`. Unknown fields are ignored, null and empty text are omitted, statuses become lower case.
 *
 * @param calOrigin Origin of the web app, for the links.
 * @returns `undefined` if it isn't a booking: the uid or the start is missing.
 */
export function parseBooking(wire: unknown, calOrigin?: string): Booking | undefined {
  if (!isRecord(wire)) return undefined;
  const uid = readUid(wire['uid']);
  const start = readTime(wire['start'] ?? wire['startTime']);
  if (uid === undefined || start === undefined) return undefined;

  const givenMinutes = Number(wire['duration']) > 0 ? Number(wire['duration']) : undefined;
  const startMs = Date.parse(start);
  const end =
    readTime(wire['end'] ?? wire['endTime']) ??
    new Date(startMs + (givenMinutes ?? 0) * MINUTE_MS).toISOString();
  const eventType = readRecord(wire['eventType']);
  const responses = answersOf(wire);
  const metadata = readMetadata(wire['metadata']);
  const seatUid = readUid(wire['seatUid']);
  const hosts = Array.isArray(wire['hosts']) ? wire['hosts'] : [wire['user']];
  const ofFirst = isShared(wire);
  const place = wire['location'] ?? wire['meetingUrl'];
  const location = ofFirst ? sharedPlace(wire) : readLocation(place ?? responses['location']);

  return {
    uid,
    id: readId(wire['id']),
    status: readText(wire['status'])?.toLowerCase() ?? 'unknown',
    start,
    end,
    durationMinutes: givenMinutes ?? Math.round((Date.parse(end) - startMs) / MINUTE_MS),
    title: readText(ofFirst ? eventType['title'] : wire['title'], MAX_LONG_TEXT) ?? '',
    description: ofFirst ? undefined : readText(wire['description'], MAX_LONG_TEXT),
    eventTypeId: readId(wire['eventTypeId']) ?? readId(eventType['id']),
    eventTypeSlug: readText(eventType['slug']),
    attendees: readList(wire['attendees'], readAttendee),
    hosts: readList(hosts, readHost),
    guests: (Array.isArray(wire['guests']) ? wire['guests'] : []).flatMap(
      (guest) => readText(guest) ?? [],
    ),
    location,
    videoCallUrl: readHttpUrl(location) ?? readHttpUrl(metadata['videoCallUrl']),
    metadata,
    responses,
    rescheduledFromUid: readUid(wire['rescheduledFromUid']) ?? readUid(wire['fromReschedule']),
    rescheduledToUid: readUid(wire['rescheduledToUid']),
    rescheduledByEmail: readText(wire['rescheduledByEmail']) ?? readText(wire['rescheduledBy']),
    reschedulingReason:
      readText(wire['reschedulingReason'], MAX_LONG_TEXT) ??
      readText(responses['rescheduleReason'], MAX_LONG_TEXT),
    cancellationReason: readText(wire['cancellationReason'], MAX_LONG_TEXT),
    cancelledByEmail: readText(wire['cancelledByEmail']) ?? readText(wire['cancelledBy']),
    seatUid,
    recurringBookingUid: readUid(wire['recurringBookingUid']),
    isHostAbsent: typeof wire['absentHost'] === 'boolean' ? wire['absentHost'] : undefined,
    icsUid: readText(wire['icsUid']),
    createdAt: readTime(wire['createdAt']),
    updatedAt: readTime(wire['updatedAt']),
    ...(calOrigin !== undefined && {
      bookingUrl: bookingUrl(calOrigin, { uid }),
      cancelUrl: cancelUrl(calOrigin, { uid, seatUid }),
      rescheduleUrl: rescheduleUrl(calOrigin, { uid, seatUid }),
    }),
  };
}

/** The value under a name in an answer, or the answer itself: v1's POST has no envelope. */
export const unwrap = (json: unknown, name: 'data' | 'booking' | 'bookings'): unknown =>
  isRecord(json) && name in json ? json[name] : json;

const holdsNo = (what: string): BookingError =>
  new BookingError(
    'invalid_response',
    `Cal.com's answer has no ${what}. Check that the address belongs to its API.`,
  );

/** The bookings of a list. An entry that can't be read is skipped. */
export function readBookings(
  wire: unknown,
  calOrigin: string | undefined,
): Omit<BookingList, 'hasMore'> {
  if (!Array.isArray(wire)) throw holdsNo('list of bookings');
  const bookings = wire.flatMap((one) => parseBooking(one, calOrigin) ?? []);
  return { bookings, unreadable: wire.length - bookings.length };
}

/**
 * The booking in an answer that may contain a whole series: the one that was asked for, else the first active one.
 *
 * @throws BookingError `invalid_response` if there is none.
 */
export function parseBookingOrSeries(
  wire: unknown,
  calOrigin?: string,
  askedUid?: string,
): Booking {
  const isSeries = Array.isArray(wire);
  const { bookings } = readBookings(isSeries ? wire : [wire], calOrigin);
  bookings.sort((one, other) => one.start.localeCompare(other.start));
  const booking =
    bookings.find(({ uid }) => uid === askedUid) ??
    bookings.find((one) => !isOver(one)) ??
    bookings[0];
  if (!booking) throw holdsNo('booking');
  if (!isSeries) return booking;
  const occurrences = bookings.map(({ uid, id, status, start, end }) => ({
    uid,
    id,
    status,
    start,
    end,
  }));
  return { ...booking, occurrences };
}
