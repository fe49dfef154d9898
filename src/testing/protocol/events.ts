import type { BookingRecord, BookingResponse, CalEvent, EventType, Host } from './types';
import type { PublicEventType } from './publicEventType';

interface Flow {
  eventType: PublicEventType;
  isReschedule: boolean;
}

const baseName = (isReschedule: boolean): string =>
  isReschedule ? 'rescheduleBookingSuccessful' : 'bookingSuccessful';

function detailsV1(booking: BookingResponse, eventType: PublicEventType): object {
  return {
    booking,
    eventType,
    date: booking.startTime,
    duration: eventType.length,
    organizer: {
      name: booking.user.name || 'Nameless',
      email: booking.userPrimaryEmail || 'Email-less',
      timeZone: booking.user.timeZone || 'Europe/London',
    },
    confirmed: !(booking.status === 'PENDING' && eventType.requiresConfirmation),
  };
}

function detailsV2(booking: BookingResponse): object {
  return {
    uid: booking.uid,
    title: booking.title,
    startTime: booking.startTime,
    endTime: booking.endTime,
    eventTypeId: booking.eventTypeId,
    status: booking.status,
    paymentRequired: booking.paymentRequired,
    isRecurring: false,
    ...(booking.videoCallUrl ? { videoCallUrl: booking.videoCallUrl } : {}),
  };
}

const times = ({ startTime, endTime }: BookingResponse) => ({ startTime, endTime });

/** The older event and then its V2 twin. Send both in one task. */
export function bookedEvents(
  booking: BookingResponse,
  { eventType, isReschedule, fires }: Flow & Pick<EventType, 'fires'>,
): CalEvent[] {
  const name = baseName(isReschedule);
  const v1 = { type: name, data: detailsV1(booking, eventType) };
  const v2 = { type: `${name}V2`, data: detailsV2(booking) };
  if (fires === 'v1') return [v1];
  return fires === 'v2' ? [v2] : [v1, v2];
}

/** A series is announced once, with its first occurrence, and never in the older event. */
export function recurringBookedEvents(
  bookings: BookingResponse[],
  { isReschedule }: Pick<Flow, 'isReschedule'>,
): CalEvent[] {
  const [first] = bookings;
  if (!first) return [];
  const data = { ...detailsV2(first), isRecurring: true, allBookings: bookings.map(times) };
  return [{ type: `${baseName(isReschedule)}V2`, data }];
}

export function dryRunEvents(
  bookings: BookingResponse[],
  { isReschedule }: Pick<Flow, 'isReschedule'>,
): CalEvent[] {
  const [first] = bookings;
  if (!first) return [];
  const isRecurring = bookings.length > 1;
  const data: Record<string, unknown> = { ...detailsV2(first), isRecurring };
  delete data['uid'];
  if (isRecurring) data['allBookings'] = bookings.map(times);
  const type = isReschedule ? 'dryRunRescheduleBookingSuccessfulV2' : 'dryRunBookingSuccessfulV2';
  return [{ type, data }];
}

/** The event contains the booking as it was, with its former status. */
export function cancelledEvent(
  { booking, host }: { booking: BookingRecord; host: Host },
  eventType: PublicEventType,
): CalEvent {
  const { name, email, timeZone } = host;
  const organizer = { name, email, timeZone };
  const cancelled = {
    title: booking.title,
    id: booking.id,
    uid: booking.uid,
    description: booking.description,
    customInputs: {},
    smsReminderNumber: null,
    recurringEventId: booking.recurringEventId,
    startTime: booking.startTime,
    endTime: booking.endTime,
    location: booking.location,
    status: booking.status,
    metadata: booking.metadata,
    cancellationReason: booking.cancellationReason ?? '',
    cancelledBy: booking.cancelledBy,
    responses: booking.responses,
    rejectionReason: booking.rejectionReason,
    userPrimaryEmail: email,
    fromReschedule: booking.fromReschedule,
    rescheduled: booking.rescheduled || null,
    rescheduledBy: booking.rescheduledBy,
    user: { id: host.id, name, email, username: host.username, timeZone, avatarUrl: null },
    attendees: booking.attendees.map((one) => ({
      name: one.name,
      email: one.email,
      timeZone: one.timeZone,
      phoneNumber: null,
    })),
    eventTypeId: booking.eventTypeId,
    eventType: {
      eventName: null,
      slug: eventType.slug,
      timeZone: null,
      schedulingType: null,
      hideOrganizerEmail: false,
    },
    seatsReferences: [],
    tracking: null,
    assignmentReason: [],
  };
  return { type: 'bookingCancelled', data: { booking: cancelled, organizer, eventType } };
}
