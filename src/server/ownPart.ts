import { isShared, sharedPlace, unwrap } from '../api/cal/parseBooking';
import { isRecord, type WireRecord } from '../wire';

/** Fields that are the same for everyone who shares a booking. The others belong to whoever took the first seat. */
const OF_ALL =
  'id uid status start end duration eventTypeId eventType hosts absentHost createdAt updatedAt icsUid seatUid ' +
  'recurringBookingUid rescheduledFromUid rescheduledToUid';

function ownPartOf(booking: unknown, seatUid: string | undefined): unknown {
  if (Array.isArray(booking)) return booking.map((one: unknown) => ownPartOf(one, seatUid));
  if (!isRecord(booking) || !isShared(booking)) return booking;
  const { attendees } = booking;
  // After a seat was taken or moved, Cal.com returns its current key.
  const own = booking['seatUid'] ?? seatUid;
  const seats = (Array.isArray(attendees) ? attendees : []).filter(
    (one: unknown): one is WireRecord =>
      isRecord(one) && own !== undefined && one['seatUid'] === own,
  );
  const shown = OF_ALL.split(' ').filter((name) => name in booking);
  return {
    ...Object.fromEntries(shown.map((name) => [name, booking[name]])),
    location: sharedPlace(booking),
    attendees: seats,
    metadata: seats[0]?.['metadata'] ?? {},
  };
}

/** A shared booking reduced to the patient's own seat, whatever the event type shows. */
export const ownPart = (json: unknown, seatUid: string | undefined): unknown => ({
  status: 'success',
  data: ownPartOf(unwrap(json, 'data'), seatUid),
});

/** A database row reduced to whether the booking was rescheduled, or should be. */
export function rowOf(json: unknown): unknown {
  const row = unwrap(json, 'data');
  const { uid, rescheduled } = isRecord(row) ? row : {};
  return { status: 'success', data: { uid, rescheduled } };
}
