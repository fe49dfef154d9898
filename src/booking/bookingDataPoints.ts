import type { DataPoint } from './dataPoints';
import type { Booking } from './booking';
import { isSeatUnknown } from './identity';

const json = (value: object): string | undefined =>
  Object.keys(value).length > 0 ? JSON.stringify(value) : undefined;

/** Data points of a shared booking that are the same for everyone. All others are the first attendee's. */
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
 * A booking as the data points of Awell's actions *Get booking* (v1 and v2), plus `bookingId` and `bookingUid`.
 * Values are text: times are ISO 8601 UTC; `bookingData`, `bookingFieldsResponses` and `metadata` are JSON. Data
 * points without a value are left out. When you complete an activity, send only the data points that its action
 * declares, because Awell refuses others.
 */
export function bookingDataPoints(booking: Booking): DataPoint[] {
  const { attendees, seatUid } = booking;
  const isShared = seatUid !== undefined || isSeatUnknown(booking);
  // For a shared booking only the patient's own seat; the others belong to other patients.
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
    // Get booking (v1) calls the host's e-mail address so.
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
