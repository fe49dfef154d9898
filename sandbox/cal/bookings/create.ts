import { occurrenceStarts, type SlotFinder } from '../slots';
import type { CalStore } from '../store';
import { BookingFailure } from './failure';
import type { Booked, BookInput } from './input';
import { assertBelowLimit } from './limit';
import { newRecord } from './record';
import { askPayment, NO_SEATS_LEFT, takeSeat } from './seats';

export const NOT_AVAILABLE = 'User either already has booking at this time or is not available';

export function assertAvailable(
  store: CalStore,
  slots: SlotFinder,
  { eventType, start }: Pick<BookInput, 'eventType' | 'start'>,
  exceptUid: string | null = null,
): void {
  if (Date.parse(start) < store.now().getTime()) {
    throw new BookingFailure(400, 'Attempting to book a meeting in the past.');
  }
  if (!slots.isOffered(start)) throw new BookingFailure(400, NOT_AVAILABLE);
  if (slots.isFree(start, eventType, exceptUid)) return;
  if (eventType.seatsPerTimeSlot !== null && slots.sharedBooking(start, eventType)) {
    throw new BookingFailure(409, NO_SEATS_LEFT);
  }
  throw new BookingFailure(400, NOT_AVAILABLE);
}

function announced(
  store: CalStore,
  booked: Booked,
  { eventType, metadata }: Pick<BookInput, 'eventType' | 'metadata'>,
): Booked {
  const payment = askPayment(store, eventType, booked);
  const { booking, seatReferenceUid: seatUid } = booked;
  const trigger = booking.status === 'PENDING' ? 'BOOKING_REQUESTED' : 'BOOKING_CREATED';
  store.announce({
    trigger: payment ? 'BOOKING_PAYMENT_INITIATED' : trigger,
    booking,
    payment,
    seatUid,
    metadata,
  });
  return { ...booked, payment };
}

export function createBooking(store: CalStore, slots: SlotFinder, input: BookInput): Booked {
  assertBelowLimit(store, input);
  assertAvailable(store, slots, input);
  if (input.eventType.seatsPerTimeSlot !== null) {
    return announced(store, takeSeat(store, slots, input), input);
  }
  const booking = newRecord(store, input);
  store.add(booking);
  const booked: Booked = { booking, joinedSeat: false, seatReferenceUid: null, payment: null };
  return announced(store, booked, input);
}

export function createSeries(store: CalStore, slots: SlotFinder, input: BookInput): Booked[] {
  assertAvailable(store, slots, input);
  const recurringEventId = store.newUid();
  return occurrenceStarts(input.start, input.eventType).map((start) => {
    const booking = { ...newRecord(store, { ...input, start }), recurringEventId };
    store.add(booking);
    const trigger = booking.status === 'PENDING' ? 'BOOKING_REQUESTED' : 'BOOKING_CREATED';
    store.announce({ trigger, booking, metadata: input.metadata });
    return { booking, joinedSeat: false, seatReferenceUid: null, payment: null };
  });
}
