import { HOST } from '../eventTypes';
import type { BookingRecord } from '../../../src/testing/protocol/types';

/** A booking as v1 returns it (`schemaBookingReadPublic`). */
export function bookingOutputV1(booking: BookingRecord) {
  const { email, name, timeZone } = HOST;
  return {
    id: booking.id,
    userId: HOST.id,
    description: booking.description,
    eventTypeId: booking.eventTypeId,
    uid: booking.uid,
    title: booking.title,
    startTime: booking.startTime,
    endTime: booking.endTime,
    attendees: booking.attendees.map((one) => ({
      id: one.id,
      email: one.email,
      name: one.name,
      timeZone: one.timeZone,
      locale: one.locale,
    })),
    user: { email, name, timeZone, locale: 'en' },
    payment: [],
    metadata: booking.metadata,
    status: booking.status,
    responses: {
      ...booking.responses,
      location: { value: booking.location, optionValue: '' },
    },
    fromReschedule: booking.fromReschedule,
    cancelledBy: booking.cancelledBy,
    rescheduledBy: booking.rescheduledBy,
    createdAt: booking.createdAt,
  };
}
