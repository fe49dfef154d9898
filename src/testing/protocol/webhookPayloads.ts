import { bookingRow } from './bookingRow';
import {
  attendeesOf,
  fieldAnswers,
  givenAnswers,
  organizerOf,
  recurrence,
  seconds,
  type WebhookSubject,
} from './webhookParts';

export type { WebhookSubject } from './webhookParts';

const ORGANIZER = 'id name email username timeZone language timeFormat utcOffset';

function metadataOf({ booking, metadata = booking.metadata, videoCallUrl }: WebhookSubject) {
  return { ...(videoCallUrl && { videoCallUrl }), ...metadata };
}

function formerFields({ former, seatUid }: WebhookSubject) {
  if (!former) return {};
  if (seatUid) return { rescheduleUid: former.uid };
  return {
    rescheduleId: former.id,
    rescheduleUid: former.uid,
    rescheduleStartTime: seconds(former.startTime),
    rescheduleEndTime: seconds(former.endTime),
  };
}

/** A booking that was made or rescheduled. */
export function madeEvent(subject: WebhookSubject): object {
  const { booking, eventType, former, seatUid, videoCallUrl } = subject;
  const seat = seatUid ? { attendeeSeatId: seatUid } : {};
  const isMovedAlone = former !== undefined && !seatUid;
  return {
    bookerUrl: subject.bookerUrl,
    title: booking.title,
    startTime: seconds(booking.startTime),
    endTime: seconds(booking.endTime),
    type: eventType.slug,
    organizer: organizerOf(subject, ORGANIZER),
    attendees: attendeesOf(
      subject,
      'email name firstName lastName timeZone language utcOffset',
      false,
    ),
    additionalNotes: booking.description,
    description: eventType.description,
    eventTypeId: booking.eventTypeId,
    hideCalendarNotes: false,
    hideCalendarEventDetails: false,
    hideOrganizerEmail: false,
    schedulingType: null,
    seatsPerTimeSlot: eventType.seatsPerTimeSlot,
    seatsShowAttendees: eventType.seatsPerTimeSlot === null,
    seatsShowAvailabilityCount: true,
    customReplyToEmail: null,
    disableRescheduling: eventType.disableRescheduling,
    disableCancelling: eventType.disableCancelling,
    customInputs: {},
    responses: fieldAnswers(subject),
    userFieldsResponses: {},
    location: videoCallUrl ?? booking.location,
    destinationCalendar: null,
    ...(!isMovedAlone && { iCalUID: booking.iCalUID }),
    iCalSequence: booking.iCalSequence,
    requiresConfirmation: false,
    oneTimePassword: null,
    hashedLink: null,
    ...(!former && recurrence(eventType)),
    hideBranding: false,
    ...(former && seat),
    uid: booking.uid,
    ...(!former && seat),
    ...(former && booking.rescheduledBy && { rescheduledBy: booking.rescheduledBy }),
    ...(isMovedAlone && { appsStatus: [] }),
    eventTitle: eventType.title,
    eventDescription: eventType.description,
    price: eventType.price,
    currency: 'eur',
    length: eventType.lengthInMinutes,
    bookingId: booking.id,
    ...formerFields(subject),
    metadata: metadataOf(subject),
    status: booking.status,
  };
}

/** A pending booking. After a reschedule, only `iCalUID` leads to the first booking of the chain. */
export function requestedEvent(subject: WebhookSubject): object {
  const { booking, eventType } = subject;
  return {
    bookerUrl: subject.bookerUrl,
    title: booking.title,
    startTime: booking.startTime,
    endTime: booking.endTime,
    type: eventType.slug,
    organizer: organizerOf(subject, ORGANIZER),
    attendees: attendeesOf(
      subject,
      'name email timeZone language phoneNumber bookingSeat utcOffset firstName lastName',
    ),
    additionalNotes: booking.description,
    description: eventType.description,
    eventTypeId: booking.eventTypeId,
    hideCalendarNotes: false,
    hideCalendarEventDetails: false,
    hideOrganizerEmail: false,
    schedulingType: null,
    seatsPerTimeSlot: eventType.seatsPerTimeSlot,
    seatsShowAttendees: eventType.seatsPerTimeSlot === null,
    seatsShowAvailabilityCount: true,
    customReplyToEmail: null,
    disableRescheduling: eventType.disableRescheduling,
    disableCancelling: eventType.disableCancelling,
    customInputs: {},
    responses: givenAnswers(subject, { name: 'your_name', email: 'email_address' }),
    userFieldsResponses: {},
    location: booking.location,
    iCalUID: booking.iCalUID,
    iCalSequence: booking.iCalSequence,
    requiresConfirmation: true,
    oneTimePassword: booking.oneTimePassword,
    platformClientId: '',
    platformRescheduleUrl: '',
    platformCancelUrl: '',
    platformBookingUrl: '',
    ...recurrence(eventType),
    uid: booking.uid,
    organizationId: null,
    hideBranding: false,
    bookingId: booking.id,
    hashedLink: null,
    status: booking.status,
    eventTitle: eventType.title,
    eventDescription: eventType.description,
    price: eventType.price,
    currency: 'eur',
    length: eventType.lengthInMinutes,
    assignmentReason: [],
    destinationCalendar: null,
    metadata: metadataOf(subject),
  };
}

/** The host's answer to a booking request: confirmed or rejected. */
export function answeredEvent(subject: WebhookSubject): object {
  const { booking, eventType, videoCallUrl } = subject;
  const isRejected = booking.status === 'REJECTED';
  return {
    type: eventType.slug,
    title: booking.title,
    description: eventType.description,
    bookerUrl: subject.bookerUrl,
    userFieldsResponses: {},
    responses: givenAnswers(subject),
    customInputs: {},
    startTime: booking.startTime,
    endTime: booking.endTime,
    organizer: organizerOf(
      subject,
      'id email name username timeZone timeFormat language utcOffset',
    ),
    attendees: attendeesOf(subject, 'name email timeZone phoneNumber language utcOffset'),
    location: videoCallUrl ?? booking.location,
    uid: booking.uid,
    destinationCalendar: [],
    requiresConfirmation: true,
    hideOrganizerEmail: false,
    hideCalendarNotes: false,
    hideCalendarEventDetails: false,
    eventTypeId: booking.eventTypeId,
    customReplyToEmail: null,
    seatsPerTimeSlot: eventType.seatsPerTimeSlot,
    seatsShowAttendees: false,
    disableCancelling: eventType.disableCancelling,
    disableRescheduling: eventType.disableRescheduling,
    organizationId: null,
    additionalNotes: booking.description,
    assignmentReason: null,
    hideBranding: false,
    ...(isRejected && { rejectionReason: booking.rejectionReason }),
    eventTitle: eventType.title,
    eventDescription: eventType.description,
    price: eventType.price,
    currency: 'eur',
    length: eventType.lengthInMinutes,
    bookingId: booking.id,
    status: booking.status,
    ...(!isRejected && { metadata: metadataOf(subject) }),
  };
}

/**
 * The row that meeting triggers send beside `triggerEvent`: once for everyone who shares it, with the first one's
 * data.
 */
export function meetingRow(subject: WebhookSubject): object {
  const { booking, host, eventType } = subject;
  const isShared = eventType.seatsPerTimeSlot !== null;
  const attendees = isShared ? booking.attendees.slice(0, 1) : booking.attendees;
  const row = bookingRow({ ...booking, attendees }, host, eventType);
  return { ...row, responses: isShared ? null : fieldAnswers(subject) };
}
