import 'server-only';
import { randomUUID } from 'node:crypto';

/*
 * Who is signed in, which activities are theirs, and who booked what. Your app uses a database. Here it is this
 * process's memory, on `globalThis` because Next bundles route handlers and pages separately.
 */

export interface Patient {
  careFlowId: string;
}

export interface BookedKey {
  bookingUid: string;
  /** In a shared appointment the patient only owns the seat. */
  seatUid?: string | undefined;
}

/** The key that is the patient's own: the seat, if there is one. */
export const keyOf = ({ bookingUid, seatUid }: BookedKey): string => seatUid ?? bookingUid;

interface Tables {
  /** Patients by the value of their session's cookie. */
  sessions: Map<string, Patient>;
  /** Care flows by the id of an activity that was shown in them. */
  careFlowOfActivity: Map<string, string>;
  /** Care flows by the uid of a seat or a booking, as verified by the server. */
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

/** The patient of a request's session. */
export function patientOf(request: Request): Patient | undefined {
  const cookies = request.headers.get('cookie') ?? '';
  return patientOfSession(new RegExp(`(?:^|; )${SESSION_COOKIE}=([^;]+)`).exec(cookies)?.[1]);
}

export function rememberActivity(activityId: string, { careFlowId }: Patient): void {
  tables.careFlowOfActivity.set(activityId, careFlowId);
}

/**
 * The care flow of an activity in a booking's metadata. Anyone can write metadata, so unknown activities have none.
 */
export const careFlowOf = (activityId: unknown): string | undefined =>
  tables.careFlowOfActivity.get(String(activityId));

export function rememberBooking({ bookingUid, seatUid }: BookedKey, careFlowId: string): void {
  const key = { bookingUid, seatUid };
  tables.bookings.set(keyOf(key), { ...key, careFlowId });
}

export const bookingsOf = ({ careFlowId }: Patient): BookedKey[] =>
  [...tables.bookings.values()].filter((booking) => booking.careFlowId === careFlowId);

/** Also for a shared booking: the proxy hides other people's data, and changes nothing without the seat. */
export const owns = (patient: Patient, uid: string): boolean =>
  bookingsOf(patient).some(({ bookingUid, seatUid }) => uid === bookingUid || uid === seatUid);
