import { eventTypeById, type SandboxEventType } from '../eventTypes';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import type { SlotFinder } from '../slots';
import type { CalStore } from '../store';
import { assertAvailable } from './create';
import { BookingFailure, RuleFailure } from './failure';
import type { Booked, BookInput, RescheduleInput } from './input';
import { newRecord } from './record';
import { leaveSeat, takeSeat } from './seats';

/** The host has asked for another time, and the patient hasn't rescheduled yet. */
export const isToBeMoved = ({ status, rescheduled, rescheduledToUid }: BookingRecord): boolean =>
  status === 'CANCELLED' && rescheduled && rescheduledToUid === null;

const NOTICE = 'Rescheduling is not allowed within the minimum notice period before the event';

/** The API reschedules what the page wouldn't: past bookings, and event types without rescheduling. */
function assertMovable(
  store: CalStore,
  booking: BookingRecord,
  eventType: SandboxEventType,
  { source, byHost }: RescheduleInput,
): void {
  const { uid, status, startTime, rescheduledToUid } = booking;
  const minutesLeft = (Date.parse(startTime) - store.now().getTime()) / 60_000;
  if (!byHost && minutesLeft < (eventType.minimumRescheduleNotice ?? -Infinity)) {
    throw new RuleFailure(403, NOTICE);
  }
  if (status === 'ACCEPTED' || status === 'PENDING') return;
  if (source === 'WEBAPP' && isToBeMoved(booking)) return;
  throw new BookingFailure(
    400,
    rescheduledToUid
      ? `Can't reschedule booking with uid=${uid} because it has been cancelled and rescheduled already to booking with uid=${rescheduledToUid}. You probably want to reschedule ${rescheduledToUid} instead.`
      : `Can't reschedule booking with uid=${uid} because it has been ${status.toLowerCase()}. Please provide uid of a booking that is not cancelled.`,
  );
}

function carriedOver(
  old: BookingRecord,
  eventType: SandboxEventType,
  input: RescheduleInput,
): BookInput {
  const [booker] = old.attendees;
  if (!booker) throw new BookingFailure(400, `Booking with uid=${old.uid} has no attendee`);
  const { guests, ...responses } = old.responses;
  return {
    eventType,
    start: input.start,
    booker: {
      name: booker.name,
      email: booker.email,
      timeZone: booker.timeZone,
      locale: booker.locale,
    },
    guests: old.guests,
    responses: {
      ...responses,
      ...(old.guests.length > 0 && { guests }),
      ...(input.source === 'WEBAPP' && input.reason ? { rescheduleReason: input.reason } : {}),
    },
    metadata: { ...old.metadata, ...input.metadata },
    location: old.location,
    source: input.source,
  };
}

function moveSeat(
  store: CalStore,
  slots: SlotFinder,
  seatUid: string,
  input: RescheduleInput,
): Booked | null {
  const seat = store.findSeat(seatUid);
  const eventType = seat && eventTypeById(seat.booking.eventTypeId);
  if (!seat || !eventType) return null;
  assertMovable(store, seat.booking, eventType, input);
  const { name, email, timeZone, locale, responses, metadata } = seat.attendee;
  const moved: BookInput = {
    eventType,
    start: input.start,
    booker: { name, email, timeZone, locale },
    guests: [],
    responses,
    // The page opens the new seat with the metadata of its address; the API copies the old seat's.
    metadata: input.source === 'WEBAPP' ? input.metadata : { ...metadata, ...input.metadata },
    source: input.source,
  };
  assertAvailable(store, slots, moved);
  leaveSeat(store, seatUid);
  const booked = takeSeat(store, slots, moved, seatUid);
  store.announce({
    trigger: 'BOOKING_RESCHEDULED',
    booking: booked.booking,
    former: seat.booking,
    seatUid: booked.seatReferenceUid,
    metadata: moved.metadata,
  });
  if (seat.booking.status === 'CANCELLED') {
    seat.booking.rescheduled = true;
    seat.booking.rescheduledToUid = booked.booking.uid;
  }
  return booked;
}

/** `uid` is a booking's or, for shared times, a seat's. The old booking stays, cancelled. */
export function rescheduleBooking(
  store: CalStore,
  slots: SlotFinder,
  uid: string,
  input: RescheduleInput,
): Booked {
  const seated = moveSeat(store, slots, uid, input);
  if (seated) return seated;
  const old = store.find(uid);
  const eventType = old && eventTypeById(old.eventTypeId);
  if (!old || !eventType) {
    throw new BookingFailure(404, `Booking with uid=${uid} was not found in the database`);
  }
  assertMovable(store, old, eventType, input);
  const single = { ...eventType, recurringCount: null };
  const wanted = carriedOver(old, single, input);
  assertAvailable(store, slots, wanted, old.uid);

  const isUnpaid = eventType.price > 0 && !old.paid;
  const waits = !input.byHost && (eventType.requiresConfirmation || old.status === 'PENDING');
  const status = waits || isUnpaid ? 'PENDING' : 'ACCEPTED';
  const record = newRecord(store, wanted);
  const booking: BookingRecord = {
    ...record,
    status,
    oneTimePassword: status === 'PENDING' ? (record.oneTimePassword ?? store.newUuid()) : null,
    paid: old.paid,
    fromReschedule: old.uid,
    rescheduledBy: input.rescheduledBy,
    reschedulingReason: input.source === 'API_V2' ? input.reason : null,
    cancellationReason: input.source === 'WEBAPP' ? input.reason : null,
    recurringEventId: old.recurringEventId,
    iCalUID: old.iCalUID,
    iCalSequence: old.iCalSequence + 1,
  };
  store.add(booking);
  Object.assign(old, {
    status: 'CANCELLED',
    rescheduled: true,
    rescheduledToUid: booking.uid,
    rescheduledBy: input.rescheduledBy ?? wanted.booker.email,
    updatedAt: store.now().toISOString(),
  } satisfies Partial<BookingRecord>);
  // Nothing is sent about the old booking. A reschedule that needs confirmation is sent as a new request.
  const metadata = input.source === 'WEBAPP' ? input.metadata : booking.metadata;
  store.announce(
    status === 'PENDING'
      ? { trigger: 'BOOKING_REQUESTED', booking, metadata }
      : { trigger: 'BOOKING_RESCHEDULED', booking, former: old, metadata },
  );
  return { booking, joinedSeat: false, seatReferenceUid: null, payment: null };
}
