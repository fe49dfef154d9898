import type { BookingRecord, EventType, Host } from './types';

/** Cal.com's own ids that nothing refers to, in the form of a UUID. */
const uuidOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const userOf = <Email extends string | null>(
  { id, name, timeZone, username }: Host,
  email: Email,
) => ({
  uuid: uuidOf(id),
  email,
  name,
  timeZone,
  username,
  isPlatformManaged: false,
});

const attendeesOf = ({ id: bookingId, attendees }: BookingRecord) =>
  attendees.map(({ id, email, name, timeZone, locale }) => ({
    id,
    email,
    name,
    timeZone,
    phoneNumber: null,
    locale,
    bookingId,
    noShow: false,
  }));

/** A booking as a row of Cal.com's table: in the older event, and in webhooks of meetings. */
export function bookingRow(booking: BookingRecord, host: Host, eventType: EventType) {
  // In a shared booking, a patient's answers are stored with the seat.
  const isShared = eventType.seatsPerTimeSlot !== null;
  return {
    id: booking.id,
    uid: booking.uid,
    idempotencyKey: booking.status === 'PENDING' ? null : uuidOf(booking.id),
    userId: host.id,
    userPrimaryEmail: host.email,
    eventTypeId: booking.eventTypeId,
    title: booking.title,
    description: isShared ? null : booking.description,
    customInputs: {},
    responses: isShared ? null : booking.responses,
    startTime: booking.startTime,
    endTime: booking.endTime,
    location: booking.location,
    createdAt: booking.createdAt,
    updatedAt: booking.updatedAt ?? booking.createdAt,
    status: booking.status,
    paid: booking.paid,
    destinationCalendarId: null,
    cancellationReason: booking.cancellationReason,
    rejectionReason: booking.rejectionReason,
    reassignReason: null,
    reassignById: null,
    dynamicEventSlugRef: null,
    dynamicGroupSlugRef: null,
    rescheduled: booking.rescheduled || null,
    fromReschedule: booking.fromReschedule,
    recurringEventId: booking.recurringEventId,
    smsReminderNumber: null,
    scheduledJobs: [],
    metadata: booking.metadata,
    isRecorded: false,
    iCalUID: booking.iCalUID,
    iCalSequence: booking.iCalSequence,
    rating: null,
    ratingFeedback: null,
    noShowHost: false,
    oneTimePassword: booking.oneTimePassword,
    cancelledBy: booking.cancelledBy,
    rescheduledBy: booking.rescheduledBy,
    creationSource: booking.creationSource,
    user: userOf(host, host.email),
    attendees: attendeesOf(booking),
    payment: [] as object[],
    references: [],
    userUuid: uuidOf(host.id),
  };
}
