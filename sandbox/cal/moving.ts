import type { BookingRecord, EventType } from '../../src/testing/protocol/types';

/** Query parameter of the link that a patient gets if the host asked for another time. */
export const ALLOW_CANCELLED = 'allowRescheduleForCancelledBooking';

/** Whether an event page can reschedule a booking. Otherwise it silently offers a new one. */
export const mayBeMoved = (
  booking: BookingRecord,
  eventType: EventType,
  allowCancelled: string | undefined,
): boolean =>
  booking.eventTypeId === eventType.id &&
  (booking.status !== 'CANCELLED' || allowCancelled === 'true');
