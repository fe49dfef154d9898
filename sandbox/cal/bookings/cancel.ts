import { eventTypeById } from '../eventTypes';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import type { CalStore } from '../store';
import { BookingFailure } from './failure';
import { leaveSeat } from './seats';

export interface CancelInput {
  reason: string | null;
  cancelledBy: string | null;
  seatUid: string | null;
  remainingToo: boolean;
}

function assertCancellable(store: CalStore, booking: BookingRecord): void {
  if (booking.status === 'CANCELLED' || booking.status === 'REJECTED') {
    throw new BookingFailure(
      400,
      `Can't cancel booking with uid=${booking.uid} because it has been cancelled already. Please provide uid of a booking that is not cancelled.`,
    );
  }
  if (Date.parse(booking.endTime) < store.now().getTime()) {
    throw new BookingFailure(400, 'Cannot cancel a booking that has already ended');
  }
  if (eventTypeById(booking.eventTypeId)?.disableCancelling) {
    throw new BookingFailure(400, 'This event type does not allow cancellations');
  }
}

export function cancelBooking(
  store: CalStore,
  uid: string,
  { reason, cancelledBy, seatUid, remainingToo }: CancelInput,
): BookingRecord[] {
  const booking = store.find(uid) ?? store.findSeat(uid)?.booking;
  if (!booking) {
    throw new BookingFailure(404, `Booking with uid=${uid} was not found in the database`);
  }
  assertCancellable(store, booking);
  if (seatUid) {
    store.announce({ trigger: 'BOOKING_CANCELLED', booking, seatUid });
    leaveSeat(store, seatUid);
    return [booking];
  }
  const seriesId = remainingToo ? booking.recurringEventId : null;
  const cancelled = seriesId
    ? store
        .findSeries(seriesId)
        .filter((one) => one.status !== 'CANCELLED' && one.startTime >= booking.startTime)
    : [booking];
  for (const one of cancelled) {
    one.status = 'CANCELLED';
    one.cancellationReason = reason;
    one.cancelledBy = cancelledBy;
    one.updatedAt = store.now().toISOString();
  }
  // Of a series Cal.com tells the first.
  const [first] = cancelled;
  if (first) store.announce({ trigger: 'BOOKING_CANCELLED', booking: first });
  return cancelled;
}
