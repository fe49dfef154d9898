import type { Context } from 'hono';
import { apiBooking } from '../../../src/testing/protocol/apiBooking';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import type { CalContext } from '../context';
import { eventTypeById, HOST } from '../eventTypes';
import { videoCallUrl } from '../video';
import { isHost } from './auth';

export const success = (data: unknown) => ({ status: 'success', data });

/**
 * The booking of 2024-08-13. If the event type hides its attendees, only the host sees who shares a time; reading by a
 * seat shows that seat.
 */
export function bookingOutput(
  { basePath }: CalContext,
  c: Context,
  booking: BookingRecord,
  seatUid?: string,
) {
  const eventType = eventTypeById(booking.eventTypeId);
  const showsAll = isHost(c) || !eventType?.seatsPerTimeSlot || eventType.seatsShowAttendees;
  const attendees = booking.attendees.filter((one) => showsAll || one.seatReferenceUid === seatUid);
  const link = videoCallUrl(booking, new URL(c.req.url).origin + basePath);
  const shown = { ...booking, attendees, location: link ?? booking.location };
  return apiBooking(shown, HOST, eventType);
}

/** Read by seat, the hosts have no time zone. */
export function seatOutput(context: CalContext, c: Context, booking: BookingRecord, uid: string) {
  const output = bookingOutput(context, c, booking, uid);
  const hosts = output.hosts.map(({ id, name, email, displayEmail, username }) => ({
    id,
    name,
    email,
    displayEmail,
    username,
  }));
  return { ...output, hosts };
}

/** The answer of the oldest version: close to the database row. */
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
