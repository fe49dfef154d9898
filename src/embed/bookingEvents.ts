import type { BookedAppointment, BookedOccurrence } from '../booking/bookedAppointment';
import {
  MAX_LONG_TEXT,
  isRecord,
  readHttpUrl,
  readId,
  readText,
  readTime,
  type WireRecord,
  readUid,
} from '../wire';

/** A booking, move or cancellation that a message of the booking page tells of. */
export interface BookingEvent {
  kind: 'booked' | 'rescheduled' | 'cancelled';
  /** Version 1 is followed at once by version 2 of the same event, if at all. */
  version: 1 | 2;
  booking: BookedAppointment;
}

interface EventType extends Pick<BookingEvent, 'kind' | 'version'> {
  isDryRun?: true;
}

const EVENTS = new Map<string, EventType>([
  ['bookingSuccessful', { kind: 'booked', version: 1 }],
  ['bookingSuccessfulV2', { kind: 'booked', version: 2 }],
  ['rescheduleBookingSuccessful', { kind: 'rescheduled', version: 1 }],
  ['rescheduleBookingSuccessfulV2', { kind: 'rescheduled', version: 2 }],
  ['bookingCancelled', { kind: 'cancelled', version: 1 }],
  ['dryRunBookingSuccessfulV2', { kind: 'booked', version: 2, isDryRun: true }],
  ['dryRunRescheduleBookingSuccessfulV2', { kind: 'rescheduled', version: 2, isDryRun: true }],
]);

const DRY_RUN_UID = 'DRY_RUN_UID';

/** Whether a message would say that a booking was made, moved or cancelled. */
export const isBookingEvent = (type: string): boolean => EVENTS.has(type);

const readStatus = (value: unknown): string => readText(value)?.toLowerCase() ?? 'unknown';

/**
 * The booking's number, where `id` truly is it. Joining a paid seat, Cal.com puts the payment's number there;
 * such an answer also lacks `eventTypeId`.
 */
function readBookingId(wire: WireRecord): number | undefined {
  const id = readId(wire['id']);
  if (id === undefined || id === readId(wire['paymentId'])) return undefined;
  const isSeat = readUid(wire['seatReferenceUid']) !== undefined;
  const isPaid = readText(wire['paymentUid']) !== undefined || wire['paymentRequired'] === true;
  return isSeat && isPaid && readId(wire['eventTypeId']) === undefined ? undefined : id;
}

/** Where it takes place; no address of anyone's mail. */
function readPlace(value: unknown): string | undefined {
  const place = readText(value, MAX_LONG_TEXT);
  return place?.includes('@') ? undefined : place;
}

const OF_PATIENT = new Set<unknown>(['phone', 'attendeeInPerson', 'somewhereElse']);

/** Whether a patient says where an event takes place: of a shared one, whoever took the first seat has. */
const isOfPatients = (locations: unknown): boolean =>
  !Array.isArray(locations) ||
  locations.some((one) => !isRecord(one) || OF_PATIENT.has(one['type']));

/** Version 1: `{ booking: <answer of the booking request>, date, organizer, confirmed, … }`. */
function readVersion1(data: WireRecord, uid: string, wire: WireRecord): BookedAppointment {
  const organizer = isRecord(data['organizer']) ? data['organizer'] : {};
  const eventType = isRecord(data['eventType']) ? data['eventType'] : {};
  const seatUid = readUid(wire['seatReferenceUid']);
  const isShared = seatUid !== undefined || readId(eventType['seatsPerTimeSlot']) !== undefined;
  return {
    uid,
    id: readBookingId(wire),
    seatUid,
    // A shared booking's own title names whoever took the first seat.
    title: readText(isShared ? eventType['title'] : wire['title']),
    start: readTime(wire['startTime']) ?? readTime(data['date']),
    end: readTime(wire['endTime']),
    eventTypeId: readId(wire['eventTypeId']),
    status: readStatus(wire['status']),
    // `confirmed: true` says nothing about money, so it is not looked at.
    paymentRequired: wire['paymentRequired'] === true || readText(wire['paymentUid']) !== undefined,
    isRecurring: readText(wire['recurringEventId']) !== undefined,
    hostName: readText(organizer['name']),
    hostTimeZone: readText(organizer['timeZone']),
    videoCallUrl: readHttpUrl(wire['videoCallUrl']) ?? readHttpUrl(wire['location']),
    location:
      isShared && isOfPatients(eventType['locations']) ? undefined : readPlace(wire['location']),
    disableCancelling: eventType['disableCancelling'] === true || undefined,
    disableRescheduling: eventType['disableRescheduling'] === true || undefined,
    rescheduledFromUid: readText(wire['fromReschedule']),
    isDryRun: wire['isDryRun'] === true || uid === DRY_RUN_UID,
  };
}

function readOccurrences(value: unknown): BookedOccurrence[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const occurrences = value.flatMap((item: unknown) => {
    const start = isRecord(item) ? readTime(item['startTime']) : undefined;
    return start === undefined ? [] : [{ start, end: readTime((item as WireRecord)['endTime']) }];
  });
  return occurrences.length > 0 ? occurrences : undefined;
}

/** Version 2: `{ uid, title, startTime, endTime, status, paymentRequired, isRecurring, allBookings?, … }`. */
function readVersion2(data: WireRecord, uid: string, isDryRun: boolean): BookedAppointment {
  return {
    uid,
    title: readText(data['title']),
    start: readTime(data['startTime']),
    end: readTime(data['endTime']),
    eventTypeId: readId(data['eventTypeId']),
    status: readStatus(data['status']),
    paymentRequired: data['paymentRequired'] === true,
    isRecurring: data['isRecurring'] === true,
    occurrences: readOccurrences(data['allBookings']),
    videoCallUrl: readHttpUrl(data['videoCallUrl']),
    isDryRun: isDryRun || uid === DRY_RUN_UID,
  };
}

/**
 * Reads what a message of the booking page says about a booking (embed protocol).
 *
 * @returns `undefined` for any other message, and for one that names no booking.
 */
export function readBookingEvent(type: string, data: unknown): BookingEvent | undefined {
  const event = EVENTS.get(type);
  if (!event || !isRecord(data)) return undefined;
  const { kind, version } = event;
  if (version === 2) {
    const isDryRun = event.isDryRun === true;
    const uid = readUid(data['uid']) ?? (isDryRun ? DRY_RUN_UID : undefined);
    return uid ? { kind, version, booking: readVersion2(data, uid, isDryRun) } : undefined;
  }
  const wire = data['booking'];
  const uid = isRecord(wire) ? readUid(wire['uid']) : undefined;
  if (!isRecord(wire) || !uid) return undefined;
  const booking = readVersion1(data, uid, wire);
  // The page tells of a cancellation with the status from before it.
  return { kind, version, booking: kind === 'cancelled' ? { ...booking, status: kind } : booking };
}

/**
 * One booking from both versions of its event: version 1 knows the number, the seat and the host,
 * version 2 is right about everything else.
 */
export function mergeVersions(one: BookedAppointment, two: BookedAppointment): BookedAppointment {
  const merged: BookedAppointment = { ...one };
  for (const [name, value] of Object.entries(two)) {
    if (value !== undefined && value !== 'unknown') Object.assign(merged, { [name]: value });
  }
  // Version 2 knows of no seats: its title names whoever took the first.
  if (one.seatUid !== undefined || one.title !== undefined) merged.title = one.title;
  // Version 2 leaves `paymentRequired` out when a seat is joined.
  merged.paymentRequired = one.paymentRequired || two.paymentRequired;
  merged.isDryRun = one.isDryRun || two.isDryRun;
  return merged;
}
