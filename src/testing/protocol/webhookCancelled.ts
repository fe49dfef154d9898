import {
  attendeesOf,
  givenAnswers,
  organizerOf,
  withOffset,
  type WebhookSubject,
} from './webhookParts';

/** A cancelled booking. Without metadata, it names neither the seat nor the activity. */
export function cancelledEvent(subject: WebhookSubject): object {
  if (subject.requestReschedule) return rescheduleRequestedEvent(subject);
  const { booking, eventType, seatUid } = subject;
  const reason = seatUid ? subject.cancellationReason : booking.cancellationReason;
  return {
    bookerUrl: subject.bookerUrl,
    title: booking.title,
    length: eventType.lengthInMinutes,
    type: eventType.slug,
    additionalNotes: seatUid ? null : booking.description,
    description: eventType.description,
    customInputs: {},
    eventTypeId: booking.eventTypeId,
    userFieldsResponses: {},
    responses: givenAnswers(subject),
    startTime: withOffset(booking.startTime),
    endTime: withOffset(booking.endTime),
    organizer: organizerOf(
      subject,
      'id username email name timeZone timeFormat language utcOffset',
    ),
    attendees: attendeesOf(subject, 'name email timeZone phoneNumber language utcOffset'),
    uid: booking.uid,
    bookingId: booking.id,
    location: booking.location,
    destinationCalendar: [],
    ...(booking.cancelledBy && { cancelledBy: booking.cancelledBy }),
    ...(reason && { cancellationReason: reason }),
    seatsPerTimeSlot: eventType.seatsPerTimeSlot,
    seatsShowAttendees: false,
    iCalUID: booking.iCalUID,
    iCalSequence: booking.iCalSequence + 1,
    hideOrganizerEmail: false,
    customReplyToEmail: null,
    schedulingType: null,
    hideBranding: false,
    eventTitle: eventType.title,
    eventDescription: eventType.description,
    requiresConfirmation: eventType.requiresConfirmation || null,
    price: null,
    currency: 'eur',
    status: 'CANCELLED',
    requestReschedule: false,
  };
}

/** The host asks for another time. The event has fewer fields than other cancellations. */
function rescheduleRequestedEvent(subject: WebhookSubject): object {
  const { booking, eventType } = subject;
  return {
    bookingId: booking.id,
    type: eventType.slug,
    title: booking.title,
    customInputs: {},
    responses: givenAnswers(subject),
    userFieldsResponses: {},
    startTime: withOffset(booking.startTime),
    endTime: withOffset(booking.endTime),
    organizer: organizerOf(subject, 'id email name username language timeZone utcOffset'),
    attendees: attendeesOf(
      subject,
      'id email name username language timeZone phoneNumber utcOffset',
    ),
    uid: booking.uid,
    location: booking.location,
    destinationCalendar: [],
    iCalUID: booking.iCalUID,
    cancelledBy: booking.cancelledBy,
    cancellationReason: `Please reschedule. ${booking.cancellationReason ?? ''}`.trim(),
    status: 'CANCELLED',
    eventTypeId: booking.eventTypeId,
    length: eventType.lengthInMinutes,
    iCalSequence: booking.iCalSequence + 1,
    eventTitle: eventType.title,
    requestReschedule: true,
  };
}
