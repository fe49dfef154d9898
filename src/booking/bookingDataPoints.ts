import type { DataPoint } from './dataPoints';
import type { Booking } from './booking';

const json = (value: object): string | undefined =>
  Object.keys(value).length > 0 ? JSON.stringify(value) : undefined;

/**
 * A booking as the data points of Awell's action *Get booking (v2)*, and `bookingId` and `bookingUid` beside them.
 * Values are text (times ISO 8601 UTC, the two objects JSON); what the booking does not have is left out. Complete
 * activities with what their action declares only: Awell refuses the rest.
 */
export function bookingDataPoints(booking: Booking): DataPoint[] {
  const [attendee] = booking.attendees;
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
    location: booking.location,
    videoCallUrl: booking.videoCallUrl,
    bookingFieldsResponses: json(booking.responses),
    metadata: json(booking.metadata),
  };
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [{ key, value: String(value) }],
  );
}
