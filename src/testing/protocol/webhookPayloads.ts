import type { Attendee, BookingRecord, EventType, Host } from './types';

/** What a webhook is about. */
export interface WebhookSubject {
  booking: BookingRecord;
  host: Host;
  eventType: EventType;
  /** The booking that it replaces. */
  former?: BookingRecord | undefined;
  /** The seat that it is about, of a shared booking. */
  seatUid?: string | null | undefined;
  /** Cal.com sends what came with the request. @default that of the booking */
  metadata?: Readonly<Record<string, string>> | undefined;
  videoCallUrl?: string | undefined;
  paymentId?: number | undefined;
  /** Where the booking pages are. */
  bookerUrl: string;
}

const LABELS: Readonly<Record<string, string>> = {
  name: 'your_name',
  email: 'email_address',
  location: 'location',
  notes: 'additional_notes',
  guests: 'additional_guests',
  rescheduleReason: 'reason_for_reschedule',
};

/** Webhooks write times without milliseconds. */
const seconds = (time: string): string => time.replace(/\.\d{3}Z$/, 'Z');

/** How far a zone is ahead of UTC at a time, in minutes. */
function utcOffset(time: string, timeZone: string): number {
  const wall = new Date(time).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
  return Math.round((Date.parse(`${wall}Z`) - Date.parse(time)) / 60_000);
}

/** Of a shared booking, a webhook shows the one seat that it is about. */
const attendeesOf = ({ booking, seatUid }: WebhookSubject): Attendee[] =>
  seatUid
    ? booking.attendees.filter(({ seatReferenceUid }) => seatReferenceUid === seatUid)
    : booking.attendees;

function answersOf(subject: WebhookSubject): Record<string, unknown> {
  const [booker] = attendeesOf(subject);
  const own = subject.seatUid ? booker?.responses : subject.booking.responses;
  return { name: booker?.name, email: booker?.email, ...own };
}

function organizerOf({ booking, host }: WebhookSubject) {
  const { id, name, email, username, timeZone } = host;
  return {
    id,
    name,
    email,
    username,
    usernameInOrg: username,
    timeZone,
    language: { locale: 'en' },
    timeFormat: 'HH:mm',
    utcOffset: utcOffset(booking.startTime, timeZone),
  };
}

function namedAttendee({ name, email, timeZone, locale }: Attendee, start: string) {
  const [firstName = '', ...rest] = name.split(' ');
  return {
    email,
    name,
    firstName,
    lastName: rest.join(' '),
    timeZone,
    language: { locale },
    utcOffset: utcOffset(start, timeZone),
  };
}

/** What calendar events and cancelled ones have in common. */
function commonFields(subject: WebhookSubject) {
  const { booking, eventType, bookerUrl, seatUid } = subject;
  return {
    bookerUrl,
    type: eventType.slug,
    title: booking.title,
    description: booking.description,
    userFieldsResponses: {},
    organizer: organizerOf(subject),
    requiresConfirmation: eventType.requiresConfirmation,
    eventTypeId: booking.eventTypeId,
    seatsPerTimeSlot: eventType.seatsPerTimeSlot,
    schedulingType: null,
    iCalUID: booking.iCalUID,
    iCalSequence: booking.iCalSequence,
    uid: booking.uid,
    eventTitle: eventType.title,
    eventDescription: null,
    price: eventType.price,
    currency: 'eur',
    length: eventType.lengthInMinutes,
    bookingId: booking.id,
    status: booking.status,
    ...(seatUid ? { seatReferenceUid: seatUid } : {}),
  };
}

/** The calendar event that most triggers carry. */
export function calendarEvent(subject: WebhookSubject): object {
  const { booking, former, videoCallUrl, metadata = booking.metadata } = subject;
  const answers = answersOf(subject);
  const labelled = Object.entries({ ...LABELS, ...answers }).map(([slug]) => [
    slug,
    { label: LABELS[slug] ?? slug, value: answers[slug], isHidden: false },
  ]);
  return {
    ...commonFields(subject),
    additionalNotes: booking.description,
    customInputs: {},
    startTime: seconds(booking.startTime),
    endTime: seconds(booking.endTime),
    responses: Object.fromEntries(labelled),
    attendees: attendeesOf(subject).map((one) => namedAttendee(one, booking.startTime)),
    location: videoCallUrl ?? booking.location,
    destinationCalendar: [],
    seatsShowAttendees: true,
    seatsShowAvailabilityCount: true,
    disableRescheduling: subject.eventType.disableRescheduling,
    disableCancelling: subject.eventType.disableCancelling,
    conferenceData: null,
    hashedLink: null,
    organizationId: null,
    metadata: { ...(videoCallUrl && { videoCallUrl }), ...metadata },
    ...(former && {
      rescheduleId: former.id,
      rescheduleUid: former.uid,
      rescheduleStartTime: seconds(former.startTime),
      rescheduleEndTime: seconds(former.endTime),
      rescheduledBy: booking.rescheduledBy,
    }),
  };
}

/**
 * A cancelled booking comes with less, and with times of another form. Older servers leave its metadata out, and it
 * is they that a receiver has to cope with.
 */
export function cancelledEvent(subject: WebhookSubject): object {
  const { booking, metadata } = subject;
  const answers = Object.entries(answersOf(subject)).map(([slug, value]) => [
    slug,
    { label: slug, value, isHidden: false },
  ]);
  return {
    ...commonFields(subject),
    customInputs: null,
    startTime: booking.startTime.replace(/\.\d{3}Z$/, '+00:00'),
    endTime: booking.endTime.replace(/\.\d{3}Z$/, '+00:00'),
    responses: Object.fromEntries(answers),
    attendees: attendeesOf(subject).map(({ name, email, timeZone, locale }) => ({
      name,
      email,
      timeZone,
      phoneNumber: null,
      language: { locale },
      utcOffset: utcOffset(booking.startTime, timeZone),
    })),
    location: booking.location,
    destinationCalendar: null,
    seatsShowAttendees: false,
    status: 'CANCELLED',
    cancellationReason: booking.cancellationReason,
    cancelledBy: booking.cancelledBy,
    requestReschedule: false,
    ...(metadata && { metadata }),
  };
}

/** The row of Cal.com's table that meeting triggers show beside `triggerEvent`. */
export function meetingRow({ booking, host }: WebhookSubject): object {
  const { guests: _guests, rescheduledToUid: _next, reschedulingReason: _why, ...row } = booking;
  const { name, email, timeZone, username } = host;
  return {
    ...row,
    userId: host.id,
    userPrimaryEmail: email,
    noShowHost: false,
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
