import { apiBooking } from '../../../src/testing/protocol/apiBooking';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import { eventTypeById, HOST } from '../eventTypes';

/** The booking of 2024-08-13 and 2026-02-25. */
export const bookingOutput = (booking: BookingRecord) =>
  apiBooking(booking, HOST, eventTypeById(booking.eventTypeId));

/** What the oldest version answers: close to the database row. */
export function legacyOutput(booking: BookingRecord) {
  const { guests: _, attendees, rescheduledToUid: __, reschedulingReason: ___, ...row } = booking;
  const { email, name, timeZone, username } = HOST;
  return {
    ...row,
    userId: HOST.id,
    user: { email, name, timeZone, username },
    attendees: attendees.map((one) => ({
      id: one.id,
      email: one.email,
      name: one.name,
      timeZone: one.timeZone,
      locale: one.locale,
      bookingId: booking.id,
    })),
  };
}
