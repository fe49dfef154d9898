import { randomUUID } from 'node:crypto';

/* Who is signed in, and who booked what. Your app uses a database. */

const careFlows = new Map<string, string>();
const bookings = new Map<string, BookedKey & { careFlowId: string }>();

interface BookedKey {
  bookingUid: string;
  /** In a shared appointment the patient only owns the seat. */
  seatUid?: string | undefined;
}

/** @returns the value of the cookie `session`. */
export function signIn(careFlowId: string): string {
  const session = randomUUID();
  careFlows.set(session, careFlowId);
  return session;
}

/** The care flow of the signed-in patient. */
export const careFlowOf = (cookies: string | null | undefined): string | undefined =>
  careFlows.get(/(?:^|; )session=([\w-]+)/.exec(cookies ?? '')?.[1] ?? '');

export function rememberBooking({ bookingUid, seatUid }: BookedKey, careFlowId: string): void {
  bookings.set(seatUid ?? bookingUid, { bookingUid, seatUid, careFlowId });
}

export const bookingsOf = (careFlowId: string): BookedKey[] =>
  [...bookings.values()].filter((booking) => booking.careFlowId === careFlowId);
