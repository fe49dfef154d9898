import { eventTypeById, HOST } from '../eventTypes';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import type { CalStore } from '../store';
import { BookingFailure, RuleFailure } from './failure';
import { leaveSeat } from './seats';

export interface CancelInput {
  reason: string | null;
  cancelledBy: string | null;
  seatUid: string | null;
  remainingToo: boolean;
  byHost: boolean;
}

function assertCancellable(
  store: CalStore,
  booking: BookingRecord,
  { reason, byHost }: CancelInput,
): void {
  if (booking.status === 'CANCELLED') {
    throw new BookingFailure(
      400,
      `Can't cancel booking with uid=${booking.uid} because it has been cancelled already. Please provide uid of a booking that is not cancelled.`,
    );
  }
  const eventType = eventTypeById(booking.eventTypeId);
  const isReasonRequired = byHost || eventType?.requiresCancellationReason === 'MANDATORY_BOTH';
  if (isReasonRequired && !reason?.trim()) {
    throw new RuleFailure(400, 'Cancellation reason is required');
  }
  if (Date.parse(booking.endTime) < store.now().getTime()) {
    throw new RuleFailure(400, 'Cannot cancel a booking that has already ended');
  }
  if (eventType?.disableCancelling) {
    throw new RuleFailure(400, 'This event type does not allow cancellations');
  }
}

export function cancelBooking(store: CalStore, uid: string, input: CancelInput): BookingRecord[] {
  const { reason, cancelledBy, seatUid, remainingToo } = input;
  const booking = store.find(uid) ?? store.findSeat(uid)?.booking;
  if (!booking) {
    throw new BookingFailure(404, `Booking with uid=${uid} was not found in the database`);
  }
  assertCancellable(store, booking, input);
  if (seatUid) {
    store.announce({ trigger: 'BOOKING_CANCELLED', booking, seatUid, reason });
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
  // For a series, Cal.com reports the first booking.
  const [first] = cancelled;
  if (first) store.announce({ trigger: 'BOOKING_CANCELLED', booking: first });
  return cancelled;
}

/** The host asks the patient for another time: the booking is cancelled, and can be rescheduled. */
export function requestReschedule(store: CalStore, booking: BookingRecord, reason: string): void {
  Object.assign(booking, {
    status: 'CANCELLED',
    rescheduled: true,
    cancelledBy: HOST.email,
    cancellationReason: reason,
    updatedAt: store.now().toISOString(),
  } satisfies Partial<BookingRecord>);
  store.announce({ trigger: 'BOOKING_CANCELLED', booking, requestReschedule: true });
}
