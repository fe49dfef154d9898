import 'server-only';
import { randomUUID } from 'node:crypto';

/*
 * Who is signed in, and who booked what: what your app has a database for. Memory of this process here, kept on
 * `globalThis` since Next loads route handlers and pages as bundles of their own.
 */

export interface Patient {
  careFlowId: string;
}

interface Tables {
  /** Patients by the value of their session's cookie. */
  sessions: Map<string, Patient>;
  /** Care flows by the uid of a booking: what Cal.com's webhook tells. */
  careFlowOfBooking: Map<string, string>;
}

const page = globalThis as { patients?: Tables };
const tables = (page.patients ??= { sessions: new Map(), careFlowOfBooking: new Map() });

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

export function rememberBooking(bookingUid: string, careFlowId: string): void {
  tables.careFlowOfBooking.set(bookingUid, careFlowId);
}

export const owns = ({ careFlowId }: Patient, bookingUid: string): boolean =>
  tables.careFlowOfBooking.get(bookingUid) === careFlowId;

export const bookingsOf = ({ careFlowId }: Patient): string[] =>
  [...tables.careFlowOfBooking].filter(([, owner]) => owner === careFlowId).map(([uid]) => uid);
