import type { DataPoint } from './dataPoints';
import type { Booking } from './booking';
import { isSeatUnknown } from './identity';

const json = (value: object): string | undefined =>
  Object.keys(value).length > 0 ? JSON.stringify(value) : undefined;

/** What of a shared booking is everyone's. All else is of whoever took the first seat. */
const SHARED = [
  'uid',
  'id',
  'seatUid',
  'status',
  'start',
  'end',
  'durationMinutes',
  'title',
  'eventTypeId',
  'eventTypeSlug',
  'hosts',
  'location',
  'videoCallUrl',
] as const satisfies readonly (keyof Booking)[];

/**
 * A booking as the data points of Awell's actions *Get booking* (v1 and v2), and `bookingId` and `bookingUid` beside
 * them. Values are text (times ISO 8601 UTC; `bookingData`, `bookingFieldsResponses` and `metadata` JSON); what the
 * booking does not have is left out. Complete activities with what their action declares only: Awell refuses the rest.
 */
export function bookingDataPoints(booking: Booking): DataPoint[] {
  const { attendees, seatUid } = booking;
  const isShared = seatUid !== undefined || isSeatUnknown(booking);
  // Of a shared booking no more than the own seat: all else is of other patients.
  const attendee = isShared
    ? attendees.find((one) => one.seatUid === seatUid && seatUid)
    : attendees[0];
  const metadata = isShared ? (attendee?.metadata ?? {}) : booking.metadata;
  const everyones = Object.fromEntries(SHARED.map((key) => [key, booking[key]]));
  const values: Record<string, string | number | undefined> = {
    bookingId: booking.id,
    bookingUid: booking.uid,
    eventTypeId: booking.eventTypeId,
    title: booking.title,
    description: booking.description,
    startTime: booking.start,
    endTime: booking.end,
    status: booking.status,
    cancelUrl: booking.cancelUrl,
    rescheduleUrl: booking.rescheduleUrl,
    firstAttendeeEmail: attendee?.email,
    firstAttendeeTimezone: attendee?.timeZone,
    firstAttendeeName: attendee?.name,
    hostEmail: booking.hosts[0]?.email,
    // What Get booking (v1) calls the host's address.
    userEmail: booking.hosts[0]?.email,
    location: booking.location,
    videoCallUrl: booking.videoCallUrl,
    bookingFieldsResponses: isShared ? undefined : json(booking.responses),
    metadata: json(metadata),
    bookingData: json(isShared ? { ...everyones, attendees: attendee ? [attendee] : [] } : booking),
  };
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [{ key, value: String(value) }],
  );
}
