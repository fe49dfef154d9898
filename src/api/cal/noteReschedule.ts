import type { CalClient } from './calClient';
import type { BookingKey } from './dialect';

type Note = (previous: BookingKey, next: BookingKey) => void;

// A symbol keeps this out of the public type and survives a copy of the client (`{ ...client }`).
const NOTE = Symbol.for('awell-cal-booking.noteReschedule');

export const markNoting = (note: Note, client: CalClient): CalClient =>
  Object.assign(client, { [NOTE]: note });

/**
 * Notes a reschedule that the patient made on the booking page. `getCurrentBooking` then follows it without a request,
 * even if Cal.com omits the link (recurring bookings).
 */
export function noteReschedule(client: CalClient, previous: BookingKey, next: BookingKey): void {
  (client as { readonly [NOTE]?: Note })[NOTE]?.(previous, next);
}
