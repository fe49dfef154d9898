import { HOST } from '../eventTypes';
import type { Attendee, BookingRecord, EventType } from '../../../src/testing/protocol/types';
import type { CalStore } from '../store';
import type { Booker, BookInput } from './input';

export const endOf = (start: string, eventType: EventType): string =>
  new Date(Date.parse(start) + eventType.lengthInMinutes * 60_000).toISOString();

export function newAttendee(
  store: CalStore,
  booker: Booker,
  extras: Partial<Attendee> = {},
): Attendee {
  return {
    ...booker,
    id: store.nextAttendeeId(),
    seatReferenceUid: null,
    responses: {},
    metadata: {},
    ...extras,
  };
}

/** A booking as it is first stored, before its variant changes anything. */
export function newRecord(store: CalStore, input: BookInput): BookingRecord {
  const { eventType, booker, guests, responses, metadata } = input;
  const uid = store.newUid();
  const start = new Date(input.start).toISOString();
  const everyone = [booker, ...guests.map((email) => ({ ...booker, name: '', email }))];
  const notes = responses['notes'];
  const status = eventType.requiresConfirmation || eventType.price > 0 ? 'PENDING' : 'ACCEPTED';
  const calendarUid = eventType.seatsPerTimeSlot === null ? uid : store.newUid();
  return {
    id: store.nextBookingId(),
    uid,
    eventTypeId: eventType.id,
    status,
    title: `${eventType.title} between ${HOST.name} and ${booker.name}`,
    description: typeof notes === 'string' ? notes : '',
    startTime: start,
    endTime: endOf(start, eventType),
    attendees: everyone.map((person) => newAttendee(store, person)),
    guests,
    responses,
    metadata,
    location: input.location ?? eventType.location,
    paid: false,
    rescheduled: false,
    fromReschedule: null,
    rescheduledToUid: null,
    rescheduledBy: null,
    reschedulingReason: null,
    cancellationReason: null,
    cancelledBy: null,
    rejectionReason: null,
    recurringEventId: null,
    iCalUID: `${calendarUid}@Cal.com`,
    iCalSequence: 0,
    createdAt: store.now().toISOString(),
    updatedAt: null,
    creationSource: input.source,
    oneTimePassword: status === 'PENDING' ? store.newUuid() : null,
  };
}
