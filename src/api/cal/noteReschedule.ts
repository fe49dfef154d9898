import type { CalClient } from './calClient';
import type { BookingKey } from './dialect';

type Note = (previous: BookingKey, next: BookingKey) => void;

// Not part of what an app sees; a client that the app has wrapped (`{ ...client }`) has it all the same.
const NOTE = Symbol.for('awell-cal-booking.noteReschedule');

export const markNoting = (note: Note, client: CalClient): CalClient =>
  Object.assign(client, { [NOTE]: note });

/**
 * Tells a client of a reschedule that it did not make, but the booking page: `getCurrentBooking` follows it without
 * asking, also where Cal.com leaves the link out (recurring bookings).
 */
export function noteReschedule(client: CalClient, previous: BookingKey, next: BookingKey): void {
  (client as { readonly [NOTE]?: Note })[NOTE]?.(previous, next);
}
