import 'server-only';
import { randomUUID } from 'node:crypto';

/*
 * Who is signed in, which activities are theirs, and who booked what: what your app has a database for. Memory of this
 * process here, kept on `globalThis` since Next loads route handlers and pages as bundles of their own.
 */

export interface Patient {
  careFlowId: string;
}

export interface BookedKey {
  bookingUid: string;
  /** Of a shared appointment the seat is the patient's, and the booking around it is everyone's. */
  seatUid?: string | undefined;
}

/** What is the patient's own: the seat, if there is one. */
export const keyOf = ({ bookingUid, seatUid }: BookedKey): string => seatUid ?? bookingUid;

interface Tables {
  /** Patients by the value of their session's cookie. */
  sessions: Map<string, Patient>;
  /** Care flows by the id of an activity that was shown in them. */
  careFlowOfActivity: Map<string, string>;
  /** Care flows by the uid of a seat, or of a booking: what the server knows, not what a browser said. */
  bookings: Map<string, BookedKey & { careFlowId: string }>;
}

const page = globalThis as { patients?: Tables };
const tables = (page.patients ??= {
  sessions: new Map(),
  careFlowOfActivity: new Map(),
  bookings: new Map(),
});

export const SESSION_COOKIE = 'session';

/** @returns the value of the cookie. */
export function signIn(patient: Patient): string {
  const session = randomUUID();
  tables.sessions.set(session, patient);
  return session;
}

export const patientOfSession = (session: string | undefined): Patient | undefined =>
  tables.sessions.get(session ?? '');

/** The patient whose session a request belongs to. */
export function patientOf(request: Request): Patient | undefined {
  const cookies = request.headers.get('cookie') ?? '';
  return patientOfSession(new RegExp(`(?:^|; )${SESSION_COOKIE}=([^;]+)`).exec(cookies)?.[1]);
}

export function rememberActivity(activityId: string, { careFlowId }: Patient): void {
  tables.careFlowOfActivity.set(activityId, careFlowId);
}

/** The care flow of an activity that a booking says it was made for: anyone can write that, so it has to be known. */
export const careFlowOf = (activityId: unknown): string | undefined =>
  tables.careFlowOfActivity.get(String(activityId));

export function rememberBooking({ bookingUid, seatUid }: BookedKey, careFlowId: string): void {
  const key = { bookingUid, seatUid };
  tables.bookings.set(keyOf(key), { ...key, careFlowId });
}

export const bookingsOf = ({ careFlowId }: Patient): BookedKey[] =>
  [...tables.bookings.values()].filter((booking) => booking.careFlowId === careFlowId);

/** Of a booking that others share, too: the proxy tells nobody's data by it, and changes nothing without the seat. */
export const owns = (patient: Patient, uid: string): boolean =>
  bookingsOf(patient).some(({ bookingUid, seatUid }) => uid === bookingUid || uid === seatUid);
