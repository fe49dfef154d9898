import { randomUUID } from 'node:crypto';

/* Who is signed in, and who booked what: what your app has a database for. */

const careFlows = new Map<string, string>();
const bookings = new Map<string, BookedKey & { careFlowId: string }>();

interface BookedKey {
  bookingUid: string;
  /** Of a shared appointment the seat is the patient's, and the booking around it is everyone's. */
  seatUid?: string | undefined;
}

/** @returns the value of the cookie `session`. */
export function signIn(careFlowId: string): string {
  const session = randomUUID();
  careFlows.set(session, careFlowId);
  return session;
}

/** The care flow of whoever is signed in. */
export const careFlowOf = (cookies: string | null | undefined): string | undefined =>
  careFlows.get(/(?:^|; )session=([\w-]+)/.exec(cookies ?? '')?.[1] ?? '');

export function rememberBooking({ bookingUid, seatUid }: BookedKey, careFlowId: string): void {
  bookings.set(seatUid ?? bookingUid, { bookingUid, seatUid, careFlowId });
}

export const bookingsOf = (careFlowId: string): BookedKey[] =>
  [...bookings.values()].filter((booking) => booking.careFlowId === careFlowId);
