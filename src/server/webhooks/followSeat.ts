import { readText, type WireRecord } from '../../wire';
import { digest } from './digest';
import type { Entries } from './entries';
import type { HandledWebhookEvent, MeetingEvent } from './events';
import { addLink } from './links';
import { REMEMBERED_S, storeKey } from './store';

type SeatEvent = Extract<HandledWebhookEvent, { isSeated: boolean }>;

const sharedKey = (uid: string): string => storeKey('shared', uid);

/**
 * Cal.com identifies a patient's seat only by e-mail address. We store a digest of it with the uid, not the address.
 */
const seatKey = async (uid: string, email: string): Promise<string> =>
  storeKey('seat', await digest(new TextEncoder().encode(`${uid} ${email.toLowerCase()}`)));

/** Whether an earlier webhook said that the booking is shared. */
export const isShared = async ({ read }: Pick<Entries, 'read'>, uid: string): Promise<boolean> =>
  (await read(sharedKey(uid))) !== undefined;

/**
 * A meeting concerns everyone in a shared booking, but Cal.com sends it with the data of whoever took the first seat.
 */
export function ofEveryone(event: MeetingEvent): MeetingEvent {
  const { uid, id, status, start, end, durationMinutes, eventTypeId, hosts, icsUid } =
    event.booking;
  const times = { status, start, end, durationMinutes };
  const nobody = { title: '', attendees: [], guests: [], responses: {}, metadata: {} };
  const { trigger, createdAt } = event;
  const booking = { uid, id, ...times, eventTypeId, hosts, icsUid, ...nobody };
  return { trigger, createdAt, isSeated: true, booking };
}

/**
 * Follows one patient's seat. It finds the seat's former key, because a seat that moves to another time gets a new
 * key, and its activity, because cancellations and reschedules by the link in Cal.com's e-mail don't contain it.
 *
 * @returns the event, with what earlier events said about the seat.
 */
export async function followSeat<Event extends SeatEvent>(
  entries: Entries,
  event: Event,
): Promise<Event> {
  const { booking, createdAt } = event;
  await entries.write(sharedKey(booking.uid), { isShared: true }, REMEMBERED_S);
  const [patient, ...others] = booking.attendees;
  if (!patient?.email || others.length > 0) return event;

  const { read, write } = entries;
  const from = 'rescheduledFrom' in event ? event.rescheduledFrom : undefined;
  const key = await seatKey(from?.uid ?? booking.uid, patient.email);
  const known = await read(key);
  // Someone who takes a free seat does it for an activity of their own.
  const isTaken =
    !from && (event.trigger === 'BOOKING_CREATED' || event.trigger === 'BOOKING_REQUESTED');
  const before = isTaken ? undefined : readText(known?.['seatUid']);
  const inherited = isTaken ? undefined : known;
  const seat: WireRecord = {
    seatUid: booking.seatUid ?? before,
    activityId: event.activityId ?? readText(inherited?.['activityId']),
    careFlowId: event.careFlowId ?? readText(inherited?.['careFlowId']),
  };
  await write(await seatKey(booking.uid, patient.email), seat, REMEMBERED_S);
  if (booking.seatUid && from) {
    // The seat's former key may arrive later.
    if (before) await addLink(entries, before, booking.seatUid, createdAt);
    else await write(key, { movedTo: booking.seatUid }, REMEMBERED_S);
  }
  const movedTo = readText(known?.['movedTo']);
  if (booking.seatUid && isTaken && movedTo)
    await addLink(entries, booking.seatUid, movedTo, createdAt);
  return {
    ...event,
    booking: { ...booking, seatUid: readText(seat['seatUid']) },
    activityId: readText(seat['activityId']),
    careFlowId: readText(seat['careFlowId']),
    ...(from && { rescheduledFrom: { ...from, seatUid: before } }),
  };
}
