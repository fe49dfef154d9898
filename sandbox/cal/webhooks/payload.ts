import { DateTime } from 'luxon';
import type { Attendee, BookingRecord } from '../../../src/testing/protocol/types';
import { eventTypeById, HOST } from '../eventTypes';
import type { BookingNews } from '../store';

const seconds = (iso: string): string => iso.replace(/\.\d{3}Z$/, 'Z');

const utcOffset = (at: string, zone: string): number => DateTime.fromISO(at, { zone }).offset;

const labelled = (responses: BookingRecord['responses'], booker: Attendee | undefined) =>
  Object.fromEntries(
    Object.entries({ name: booker?.name, email: booker?.email, ...responses }).map(
      ([slug, value]) => [slug, { label: slug, value, isHidden: false }],
    ),
  );

const organizer = (at: string) => ({
  id: HOST.id,
  name: HOST.name,
  email: HOST.email,
  username: HOST.username,
  usernameInOrg: HOST.username,
  timeZone: HOST.timeZone,
  language: { locale: 'en' },
  timeFormat: 'HH:mm',
  utcOffset: utcOffset(at, HOST.timeZone),
});

const attendeeOutput = ({ name, email, timeZone, locale }: Attendee, at: string) => ({
  name,
  email,
  timeZone,
  language: { locale },
  utcOffset: utcOffset(at, timeZone),
});

/** What only one trigger says. */
function extras({ trigger, booking, former, payment }: BookingNews): object {
  const moved = former && {
    rescheduleId: former.id,
    rescheduleUid: former.uid,
    rescheduleStartTime: seconds(former.startTime),
    rescheduleEndTime: seconds(former.endTime),
    rescheduledBy: booking.rescheduledBy,
  };
  switch (trigger) {
    case 'BOOKING_CANCELLED':
      return {
        status: 'CANCELLED',
        cancellationReason: booking.cancellationReason,
        cancelledBy: booking.cancelledBy,
        requestReschedule: false,
      };
    case 'BOOKING_REJECTED':
      return { rejectionReason: booking.rejectionReason };
    case 'BOOKING_PAID':
    case 'BOOKING_PAYMENT_INITIATED':
      return { paymentId: payment?.id, paymentData: {} };
    default:
      return { ...moved };
  }
}

/** `payload` of a booking trigger. Of a shared booking it shows the one seat that it is about. */
export function bookingPayload(news: BookingNews, origin: string): object {
  const { trigger, booking, seatUid, metadata = {} } = news;
  const { uid, startTime } = booking;
  const eventType = eventTypeById(booking.eventTypeId);
  const attendees = seatUid
    ? booking.attendees.filter((one) => one.seatReferenceUid === seatUid)
    : booking.attendees;
  const videoCallUrl = booking.status === 'ACCEPTED' ? `${origin}/video/${uid}` : undefined;
  const isCancelled = trigger === 'BOOKING_CANCELLED';
  return {
    bookerUrl: origin,
    type: eventType?.slug,
    title: booking.title,
    description: booking.description,
    startTime: isCancelled ? startTime.replace(/\.\d{3}Z$/, '+00:00') : seconds(startTime),
    endTime: isCancelled
      ? booking.endTime.replace(/\.\d{3}Z$/, '+00:00')
      : seconds(booking.endTime),
    organizer: organizer(startTime),
    responses: labelled(
      seatUid ? (attendees[0]?.responses ?? {}) : booking.responses,
      attendees[0],
    ),
    userFieldsResponses: {},
    attendees: attendees.map((one) => attendeeOutput(one, startTime)),
    location: isCancelled ? booking.location : (videoCallUrl ?? booking.location),
    requiresConfirmation: eventType?.requiresConfirmation ?? false,
    eventTypeId: booking.eventTypeId,
    seatsPerTimeSlot: eventType?.seatsPerTimeSlot ?? null,
    iCalUID: booking.iCalUID,
    iCalSequence: booking.iCalSequence,
    uid,
    eventTitle: eventType?.title,
    price: eventType?.price ?? 0,
    currency: 'eur',
    length: eventType?.lengthInMinutes,
    bookingId: booking.id,
    status: booking.status,
    ...(seatUid ? { seatReferenceUid: seatUid } : {}),
    // Older servers leave it out here, and it is they that a receiver has to cope with.
    ...(isCancelled ? {} : { metadata: { ...(videoCallUrl && { videoCallUrl }), ...metadata } }),
    ...extras(news),
  };
}

/** The row of a booking, which meeting triggers show beside `triggerEvent`. */
export function meetingRow(booking: BookingRecord): object {
  const { guests: _, rescheduledToUid: __, reschedulingReason: ___, attendees, ...row } = booking;
  const { email, name, timeZone, username } = HOST;
  return {
    ...row,
    userId: HOST.id,
    userPrimaryEmail: email,
    noShowHost: false,
    user: { email, name, timeZone, username },
    attendees: attendees.map((one) => ({
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
