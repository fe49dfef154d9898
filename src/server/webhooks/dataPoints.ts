import type { DataPoint } from '../../booking/dataPoints';
import type { CalWebhookEvent } from './events';

/**
 * Turns an event into the data points that the three webhooks of Awell's Cal.com extension declare: `bookingId` and
 * `bookingUid` of the booking; after a reschedule, of the new one. Awell refuses an event without `bookingId`, so if
 * Cal.com sent no number, it is the uid, as in a completion.
 *
 * @returns an empty list unless a booking was created, rescheduled or cancelled.
 */
export function toWebhookDataPoints(event: CalWebhookEvent): DataPoint[] {
  switch (event.trigger) {
    case 'BOOKING_CREATED':
    case 'BOOKING_RESCHEDULED':
    case 'BOOKING_CANCELLED': {
      const { id, uid } = event.booking;
      return [
        { key: 'bookingId', value: String(id ?? uid) },
        { key: 'bookingUid', value: uid },
      ];
    }
    default:
      return [];
  }
}
