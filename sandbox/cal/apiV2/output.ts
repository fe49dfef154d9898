import { apiBooking } from '../../../src/testing/protocol/apiBooking';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import { eventTypeById, HOST } from '../eventTypes';

/**
 * The booking of 2024-08-13 and 2026-02-25. Who sits at a shared time only its host sees, where the event type does not
 * show it; whoever asks by a seat sees that one.
 */
export function bookingOutput(booking: BookingRecord, isHost: boolean, seatUid?: string) {
  const eventType = eventTypeById(booking.eventTypeId);
  const showsAll = isHost || !eventType?.seatsPerTimeSlot || eventType.seatsShowAttendees;
  const shown = booking.attendees.filter((one) => showsAll || one.seatReferenceUid === seatUid);
  return apiBooking({ ...booking, attendees: shown }, HOST, eventType);
}

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
