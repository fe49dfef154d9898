import type { BookingRecord, EventType, Host } from './types';

/** What a webhook is about. */
export interface WebhookBooking {
  booking: BookingRecord;
  host: Host;
  eventType: EventType;
  /** The booking that was moved. */
  previous: BookingRecord | undefined;
  /** ISO 8601 UTC. */
  createdAt: string;
}

export const language = { locale: 'en' };
/** Webhooks write times without milliseconds. */
const seconds = (time: string): string => time.replace('.000Z', 'Z');
const answer = (label: string, value?: unknown) => ({
  label,
  ...(value === undefined ? {} : { value }),
  isHidden: false,
});

function attendeeOf({ name, email, timeZone }: BookingRecord['attendees'][number]) {
  const [firstName = '', ...rest] = name.split(' ');
  const lastName = rest.join(' ');
  return { email, name, firstName, lastName, timeZone, language, utcOffset: 60 };
}

/** The row of Cal.com's table that meeting events are. */
export function meetingRow({ booking, host }: WebhookBooking): object {
  const { guests: _guests, rescheduledToUid: _next, reschedulingReason: _why, ...row } = booking;
  const { name, email, timeZone, username } = host;
  return {
    ...row,
    idempotencyKey: `${booking.uid}-${booking.startTime}`,
    userId: host.id,
    userPrimaryEmail: email,
    responses: {
      name: answer('your_name', booking.responses['name']),
      email: answer('email_address', booking.responses['email']),
    },
    user: { email, name, timeZone, username },
    attendees: booking.attendees.map((one) => ({
      id: one.id,
      email: one.email,
      name: one.name,
      timeZone: one.timeZone,
      phoneNumber: null,
      locale: one.locale,
      bookingId: booking.id,
      noShow: false,
    })),
    payment: [],
    references: [],
  };
}

/** The calendar event that the other triggers carry. */
export function calendarEvent({ booking, host, eventType, previous }: WebhookBooking): object {
  const { id, name, email, username, timeZone } = host;
  return {
    bookerUrl: 'https://cal.com',
    type: eventType.slug,
    title: booking.title,
    description: '',
    additionalNotes: booking.description,
    customInputs: {},
    startTime: seconds(booking.startTime),
    endTime: seconds(booking.endTime),
    organizer: {
      id,
      name,
      email,
      username,
      timeZone,
      language,
      timeFormat: 'HH:mm',
      utcOffset: 60,
    },
    responses: {
      name: answer('your_name', booking.responses['name']),
      email: answer('email_address', booking.responses['email']),
      location: answer('location', { value: booking.location, optionValue: '' }),
      notes: answer('additional_notes'),
      guests: answer('additional_guests', booking.guests),
      rescheduleReason: answer('reason_for_reschedule'),
    },
    userFieldsResponses: {},
    attendees: booking.attendees.map(attendeeOf),
    location: booking.location,
    destinationCalendar: [],
    requiresConfirmation: eventType.requiresConfirmation,
    eventTypeId: booking.eventTypeId,
    seatsShowAttendees: true,
    seatsPerTimeSlot: eventType.seatsPerTimeSlot,
    seatsShowAvailabilityCount: true,
    schedulingType: null,
    disableRescheduling: eventType.disableRescheduling,
    disableCancelling: eventType.disableCancelling,
    iCalUID: booking.iCalUID,
    iCalSequence: booking.iCalSequence,
    uid: booking.uid,
    conferenceData: null,
    hashedLink: null,
    organizationId: null,
    eventTitle: eventType.title,
    eventDescription: null,
    price: eventType.price,
    currency: 'eur',
    length: eventType.lengthInMinutes,
    bookingId: booking.id,
    metadata: booking.metadata,
    status: booking.status,
    ...(previous && {
      rescheduleId: previous.id,
      rescheduleUid: previous.uid,
      rescheduleStartTime: seconds(previous.startTime),
      rescheduleEndTime: seconds(previous.endTime),
      rescheduledBy: booking.rescheduledBy,
    }),
  };
}

/** A cancelled booking comes with less, and with times of another form; from older versions without metadata. */
export function cancelledEvent({ booking, host, eventType }: WebhookBooking): object {
  const { id, name, email, username, timeZone } = host;
  const hasMetadata = Object.keys(booking.metadata).length > 0;
  return {
    bookerUrl: 'https://cal.com',
    title: booking.title,
    type: eventType.slug,
    description: booking.description,
    customInputs: null,
    responses: {
      name: answer('name', booking.responses['name']),
      email: answer('email', booking.responses['email']),
    },
    userFieldsResponses: {},
    eventTypeId: booking.eventTypeId,
    length: eventType.lengthInMinutes,
    startTime: booking.startTime.replace('.000Z', '+00:00'),
    endTime: booking.endTime.replace('.000Z', '+00:00'),
    organizer: {
      id,
      username,
      email,
      name,
      timeZone,
      timeFormat: 'HH:mm',
      language,
      utcOffset: 60,
    },
    attendees: booking.attendees.map((one) => ({
      name: one.name,
      email: one.email,
      timeZone: one.timeZone,
      phoneNumber: null,
      language,
      utcOffset: 60,
    })),
    uid: booking.uid,
    bookingId: booking.id,
    location: booking.location,
    destinationCalendar: null,
    cancellationReason: booking.cancellationReason ?? '',
    seatsPerTimeSlot: eventType.seatsPerTimeSlot,
    seatsShowAttendees: false,
    iCalUID: booking.iCalUID,
    iCalSequence: booking.iCalSequence,
    schedulingType: null,
    eventTitle: eventType.title,
    eventDescription: null,
    requiresConfirmation: eventType.requiresConfirmation,
    price: eventType.price,
    currency: 'eur',
    status: booking.status,
    cancelledBy: booking.cancelledBy ?? booking.attendees[0]?.email,
    requestReschedule: false,
    ...(hasMetadata && { metadata: booking.metadata }),
  };
}
