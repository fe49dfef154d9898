import type { DataPoint } from '../../booking/dataPoints';
import type { CalWebhookEvent } from './events';

/**
 * An event as the data points that the webhooks of Awell's Cal.com extension declare: `bookingId` and `bookingUid` of
 * the booking; after a reschedule, of the new one. What Cal.com did not tell is left out.
 *
 * Empty for all but a booking that was created, rescheduled or cancelled, and a meeting that ended.
 */
export function toWebhookDataPoints(event: CalWebhookEvent): DataPoint[] {
  switch (event.trigger) {
    case 'BOOKING_CREATED':
    case 'BOOKING_RESCHEDULED':
    case 'BOOKING_CANCELLED':
    case 'MEETING_ENDED': {
      const { id, uid } = event.booking;
      const bookingUid = { key: 'bookingUid', value: uid };
      return id === undefined
        ? [bookingUid]
        : [{ key: 'bookingId', value: String(id) }, bookingUid];
    }
    default:
      return [];
  }
}
