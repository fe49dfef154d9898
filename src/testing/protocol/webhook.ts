import {
  calendarEvent,
  cancelledEvent,
  language,
  meetingRow,
  type WebhookBooking,
} from './webhookPayloads';

/** The triggers of Cal.com's webhooks that tell of bookings. */
export type WebhookTrigger =
  | 'BOOKING_CREATED'
  | 'BOOKING_RESCHEDULED'
  | 'BOOKING_CANCELLED'
  | 'BOOKING_REQUESTED'
  | 'BOOKING_REJECTED'
  | 'BOOKING_PAYMENT_INITIATED'
  | 'BOOKING_PAID'
  | 'BOOKING_NO_SHOW_UPDATED'
  | 'MEETING_STARTED'
  | 'MEETING_ENDED'
  | 'PING';

function payloadOf(trigger: WebhookTrigger, from: WebhookBooking): object {
  const { booking, host } = from;
  switch (trigger) {
    case 'BOOKING_NO_SHOW_UPDATED': {
      const attendees = booking.attendees.map(({ email }) => ({ email, noShow: true }));
      const message = `${attendees[0]?.email} marked as no-show`;
      return { message, attendees, bookingUid: booking.uid, bookingId: booking.id };
    }
    case 'PING':
      return {
        type: 'Test',
        title: 'Test trigger event',
        description: '',
        startTime: from.createdAt,
        endTime: from.createdAt,
        attendees: booking.attendees.map(({ email, name, timeZone }) => ({
          email,
          name,
          timeZone,
          language,
          utcOffset: 60,
        })),
        organizer: { name: 'Cal', email: 'no-reply@cal.com', timeZone: host.timeZone, language },
      };
    case 'BOOKING_CANCELLED':
      return cancelledEvent(from);
    case 'BOOKING_REJECTED':
      return { ...calendarEvent(from), rejectionReason: booking.rejectionReason ?? '' };
    case 'BOOKING_PAYMENT_INITIATED':
    case 'BOOKING_PAID':
      return { ...calendarEvent(from), paymentId: 880_001 };
    default:
      return calendarEvent(from);
  }
}

/** The body of a webhook, in Cal.com's version 2021-10-20. Meeting events have no envelope. */
export function webhookBody(trigger: WebhookTrigger, from: WebhookBooking): object {
  if (trigger === 'MEETING_STARTED' || trigger === 'MEETING_ENDED') {
    return { triggerEvent: trigger, ...meetingRow(from) };
  }
  return { triggerEvent: trigger, createdAt: from.createdAt, payload: payloadOf(trigger, from) };
}
