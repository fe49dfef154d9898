import type { Attendee, BookingRecord, EventType, Host } from './types';

function attendeeOutput({ name, email, timeZone, locale }: Attendee) {
  return { name, email, displayEmail: email, timeZone, language: locale, absent: false };
}

function seatOutput(attendee: Attendee) {
  const { seatReferenceUid, responses, metadata } = attendee;
  return {
    ...attendeeOutput(attendee),
    seatUid: seatReferenceUid,
    bookingFieldsResponses: responses,
    metadata,
  };
}

function variantFields(booking: BookingRecord, isSeated: boolean) {
  const isRecurring = booking.recurringEventId !== null;
  return {
    ...(isSeated
      ? { attendees: booking.attendees.map(seatOutput) }
      : {
          attendees: booking.attendees.map(attendeeOutput),
          guests: booking.guests,
          bookingFieldsResponses: {
            ...booking.responses,
            displayEmail: booking.attendees[0]?.email ?? '',
          },
        }),
    ...(isRecurring ? { recurringBookingUid: booking.recurringEventId } : {}),
    ...(!isRecurring && booking.rescheduledBy ? { rescheduledByEmail: booking.rescheduledBy } : {}),
    ...(!isRecurring && booking.rescheduledToUid
      ? { rescheduledToUid: booking.rescheduledToUid }
      : {}),
  };
}

/** A booking as API v2 returns it, in its version 2024-08-13. */
export function apiBooking(booking: BookingRecord, host: Host, eventType: EventType | undefined) {
  const { id, name, email, username, timeZone } = host;
  return {
    id: booking.id,
    uid: booking.uid,
    title: booking.title,
    description: booking.description,
    hosts: [{ id, name, email, displayEmail: email, username, timeZone }],
    status: booking.status.toLowerCase(),
    cancellationReason: booking.cancellationReason ?? '',
    cancelledByEmail: booking.cancelledBy ?? '',
    ...(booking.reschedulingReason ? { reschedulingReason: booking.reschedulingReason } : {}),
    ...(booking.fromReschedule ? { rescheduledFromUid: booking.fromReschedule } : {}),
    start: booking.startTime,
    end: booking.endTime,
    duration: (Date.parse(booking.endTime) - Date.parse(booking.startTime)) / 60_000,
    eventTypeId: booking.eventTypeId,
    eventType: eventType ? { id: eventType.id, slug: eventType.slug } : null,
    meetingUrl: booking.location,
    location: booking.location,
    absentHost: false,
    createdAt: booking.createdAt,
    updatedAt: booking.updatedAt,
    rating: null,
    icsUid: booking.iCalUID,
    metadata: booking.metadata,
    ...variantFields(booking, Boolean(eventType?.seatsPerTimeSlot)),
  };
}
