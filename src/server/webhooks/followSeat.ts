import { readText, type WireRecord } from '../../wire';
import { digest } from './digest';
import type { Entries } from './entries';
import type { HandledWebhookEvent, MeetingEvent } from './events';
import { addLink } from './links';
import { REMEMBERED_S, storeKey } from './store';

type SeatEvent = Extract<HandledWebhookEvent, { isSeated: boolean }>;

const sharedKey = (uid: string): string => storeKey('shared', uid);

/** Cal.com names a patient's seat by nothing but their address, which is not kept: a digest of it is, with the uid. */
const seatKey = async (uid: string, email: string): Promise<string> =>
  storeKey('seat', await digest(new TextEncoder().encode(`${uid} ${email.toLowerCase()}`)));

/** Whether an earlier webhook told that the booking is shared with others. */
export const isShared = async ({ read }: Pick<Entries, 'read'>, uid: string): Promise<boolean> =>
  (await read(sharedKey(uid))) !== undefined;

/** A meeting of a shared booking is everyone's, but Cal.com tells of it with the data of whoever took the first seat. */
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
 * Follows one patient's seat: which it was before it was moved, since a seat that moves to a time of its own has a new
 * key, and in which activity it was taken, since a cancellation, and a move by the link in Cal.com's mail, do not say.
 *
 * @returns the event, with what earlier ones told of the seat.
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
  // Who takes a seat anew, where one was given up, does it for an activity of its own.
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
    // What it was moved from may be told later.
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
