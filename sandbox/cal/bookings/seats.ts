import type { Attendee, EventType, Payment } from '../../../src/testing/protocol/types';
import type { SlotFinder } from '../slots';
import type { CalStore } from '../store';
import { BookingFailure } from './failure';
import type { Booked, BookInput } from './input';
import { newAttendee, newRecord } from './record';

export const NO_SEATS_LEFT = 'No more seats left at this seated booking.';

/** Takes a seat at a shared time. The first attendee opens the time for others, with a new seat key. */
export function takeSeat(
  store: CalStore,
  slots: SlotFinder,
  input: BookInput,
  keepSeatUid: string | null = null,
): Booked {
  const { eventType, booker, start } = input;
  const shared = slots.sharedBooking(start, eventType);
  const seatReferenceUid = (shared && keepSeatUid) ?? store.newUuid();
  const seat: Partial<Attendee> = {
    seatReferenceUid,
    responses: input.responses,
    metadata: input.metadata,
  };
  if (shared) {
    if (shared.attendees.length >= (eventType.seatsPerTimeSlot ?? 0)) {
      throw new BookingFailure(409, NO_SEATS_LEFT);
    }
    shared.attendees.push(newAttendee(store, booker, seat));
    shared.updatedAt = store.now().toISOString();
    return { booking: shared, joinedSeat: true, seatReferenceUid, payment: null };
  }
  const booking = newRecord(store, { ...input, guests: [] });
  const [first] = booking.attendees;
  if (first) Object.assign(first, seat);
  store.add(booking);
  return { booking, joinedSeat: false, seatReferenceUid, payment: null };
}

export function askPayment(store: CalStore, eventType: EventType, booked: Booked): Payment | null {
  if (eventType.price === 0 || booked.booking.paid) return null;
  return store.addPayment({
    bookingUid: booked.booking.uid,
    seatReferenceUid: booked.seatReferenceUid,
    amount: eventType.price,
    currency: 'eur',
  });
}

/** Gives up a seat. A time without attendees is cancelled. */
export function leaveSeat(store: CalStore, seatUid: string): void {
  const seat = store.findSeat(seatUid);
  if (!seat) throw new BookingFailure(404, `Seat with uid=${seatUid} was not found`);
  const { booking } = seat;
  booking.attendees = booking.attendees.filter((one) => one !== seat.attendee);
  booking.updatedAt = store.now().toISOString();
  if (booking.attendees.length === 0) booking.status = 'CANCELLED';
}
