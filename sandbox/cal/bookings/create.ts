import { occurrenceStarts, type SlotFinder } from '../slots';
import type { CalStore } from '../store';
import { BookingFailure } from './failure';
import type { Booked, BookInput } from './input';
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

export function createBooking(store: CalStore, slots: SlotFinder, input: BookInput): Booked {
  assertAvailable(store, slots, input);
  if (input.eventType.seatsPerTimeSlot !== null) {
    const seated = takeSeat(store, slots, input);
    return { ...seated, payment: askPayment(store, input.eventType, seated) };
  }
  const booking = newRecord(store, input);
  store.add(booking);
  const booked: Booked = { booking, joinedSeat: false, seatReferenceUid: null, payment: null };
  return { ...booked, payment: askPayment(store, input.eventType, booked) };
}

export function createSeries(store: CalStore, slots: SlotFinder, input: BookInput): Booked[] {
  assertAvailable(store, slots, input);
  const recurringEventId = store.newUid();
  return occurrenceStarts(input.start, input.eventType).map((start) => {
    const booking = { ...newRecord(store, { ...input, start }), recurringEventId };
    store.add(booking);
    return { booking, joinedSeat: false, seatReferenceUid: null, payment: null };
  });
}
