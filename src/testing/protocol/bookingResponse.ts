import type { BookingRecord, BookingResponse, EventType, Host, Payment } from './types';

export interface ResponseExtras {
  host: Host;
  eventType: EventType;
  payment: Payment | null;
  seatReferenceUid: string | null;
  /** The booking existed and this person only took one of its seats. */
  joinedSeat: boolean;
  videoCallUrl: string | null;
}

function attendeesOf(booking: BookingRecord) {
  return booking.attendees.map(({ id, email, name, timeZone, locale }) => ({
    id,
    email,
    name,
    timeZone,
    locale,
    phoneNumber: null,
    bookingId: booking.id,
    noShow: false,
  }));
}

function paymentFields(payment: Payment | null) {
  if (!payment) return {};
  return { message: 'Payment required', paymentUid: payment.uid, paymentId: payment.id };
}

function seatFields(seatReferenceUid: string | null) {
  return seatReferenceUid ? { seatReferenceUid } : {};
}

/** Taking a seat answers from a narrower query, where `id` is absent or is the payment's. */
function joinedSeatResponse(booking: BookingRecord, extras: ResponseExtras): BookingResponse {
  const { host, payment, seatReferenceUid } = extras;
  return {
    ...(payment ? { id: payment.id, message: 'Payment required', paymentUid: payment.uid } : {}),
    ...seatFields(seatReferenceUid),
    uid: booking.uid,
    title: booking.title,
    startTime: booking.startTime,
    endTime: booking.endTime,
    status: booking.status,
    attendees: attendeesOf(booking),
    references: [],
    user: { name: host.name, timeZone: host.timeZone, username: host.username, email: null },
    userPrimaryEmail: host.email,
  };
}

export function toBookingResponse(booking: BookingRecord, extras: ResponseExtras): BookingResponse {
  if (extras.joinedSeat) return joinedSeatResponse(booking, extras);
  const { host, eventType, payment, seatReferenceUid, videoCallUrl } = extras;
  return {
    ...(eventType.omitsNumericId ? {} : { id: booking.id }),
    uid: booking.uid,
    idempotencyKey: `${booking.uid}-${booking.startTime}`,
    userId: host.id,
    userPrimaryEmail: host.email,
    eventTypeId: booking.eventTypeId,
    title: booking.title,
    description: booking.description,
    customInputs: {},
    responses: booking.responses,
    startTime: booking.startTime,
    endTime: booking.endTime,
    location: booking.location,
    createdAt: booking.createdAt,
    updatedAt: booking.updatedAt,
    status: booking.status,
    paid: booking.paid,
    destinationCalendarId: null,
    cancellationReason: booking.cancellationReason,
    rejectionReason: booking.rejectionReason,
    dynamicEventSlugRef: null,
    dynamicGroupSlugRef: null,
    rescheduled: booking.rescheduled || null,
    fromReschedule: booking.fromReschedule,
    recurringEventId: booking.recurringEventId,
    smsReminderNumber: null,
    metadata: booking.metadata,
    isRecorded: false,
    iCalUID: booking.iCalUID,
    iCalSequence: booking.iCalSequence,
    rating: null,
    noShowHost: false,
    cancelledBy: booking.cancelledBy,
    rescheduledBy: booking.rescheduledBy,
    creationSource: booking.creationSource,
    user: { name: host.name, timeZone: host.timeZone, username: host.username, email: null },
    attendees: attendeesOf(booking),
    payment: payment ? [{ id: payment.id, uid: payment.uid, success: payment.success }] : [],
    references: [],
    ...paymentFields(payment),
    ...seatFields(seatReferenceUid),
    ...(videoCallUrl ? { videoCallUrl } : {}),
    paymentRequired: payment !== null,
    isDryRun: false,
    luckyUsers: [host.id],
  };
}
