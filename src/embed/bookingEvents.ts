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

/** A new booking, a reschedule or a cancellation from a message of the booking page. */
export interface BookingEvent {
  kind: 'booked' | 'rescheduled' | 'cancelled';
  /** After version 1 of an event, Cal.com may at once send version 2 of the same event. */
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

/** Whether a message type reports a new booking, a reschedule or a cancellation. */
export const isBookingEvent = (type: string): boolean => EVENTS.has(type);

const readStatus = (value: unknown): string => readText(value)?.toLowerCase() ?? 'unknown';

/**
 * The booking's number, if `id` is that. When a patient joins a paid seat, Cal.com puts the payment's number there;
 * then `eventTypeId` is missing, too.
 */
function readBookingId(wire: WireRecord): number | undefined {
  const id = readId(wire['id']);
  if (id === undefined || id === readId(wire['paymentId'])) return undefined;
  const isSeat = readUid(wire['seatReferenceUid']) !== undefined;
  const isPaid = readText(wire['paymentUid']) !== undefined || wire['paymentRequired'] === true;
  return isSeat && isPaid && readId(wire['eventTypeId']) === undefined ? undefined : id;
}

/** The place. An e-mail address is left out. */
function readPlace(value: unknown): string | undefined {
  const place = readText(value, MAX_LONG_TEXT);
  return place?.includes('@') ? undefined : place;
}

const OF_PATIENT = new Set<unknown>(['phone', 'attendeeInPerson', 'somewhereElse']);

/** Whether the attendee chooses the place. In a shared booking the first attendee did. */
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
    // The title of a shared booking names the first attendee.
    title: readText(isShared ? eventType['title'] : wire['title']),
    start: readTime(wire['startTime']) ?? readTime(data['date']),
    end: readTime(wire['endTime']),
    eventTypeId: readId(wire['eventTypeId']),
    status: readStatus(wire['status']),
    // `confirmed: true` doesn't mean paid, so it isn't read.
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
 * Reads a booking from a message of the booking page (embed protocol).
 *
 * @returns `undefined` for any other message, and for one without a booking.
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
  // The page sends a cancellation with the status before it.
  return { kind, version, booking: kind === 'cancelled' ? { ...booking, status: kind } : booking };
}

/**
 * Merges both versions of an event. Version 1 has the number, the seat and the host; everything else is right in
 * version 2.
 */
export function mergeVersions(one: BookedAppointment, two: BookedAppointment): BookedAppointment {
  const merged: BookedAppointment = { ...one };
  for (const [name, value] of Object.entries(two)) {
    if (value !== undefined && value !== 'unknown') Object.assign(merged, { [name]: value });
  }
  // Version 2 doesn't know seats, so its title names the first attendee.
  if (one.seatUid !== undefined || one.title !== undefined) merged.title = one.title;
  // Version 2 has no `paymentRequired` when a seat is joined.
  merged.paymentRequired = one.paymentRequired || two.paymentRequired;
  merged.isDryRun = one.isDryRun || two.isDryRun;
  return merged;
}
