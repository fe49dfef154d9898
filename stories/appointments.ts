import { type Booking, createCalClient } from 'awell-cal-booking';
import { calApiUrl, calOrigin } from 'virtual:sandbox';
import { findEventType } from '../sandbox/cal/eventTypes';
import { client } from './clients';
import { ada } from './patient';

const DAY_MS = 86_400_000;

/** Two free times of an event type, ISO 8601 UTC. */
async function freeTimes(eventTypeId: number): Promise<[string, string]> {
  const now = Date.now();
  const query = new URLSearchParams({
    eventTypeId: String(eventTypeId),
    start: new Date(now).toISOString(),
    end: new Date(now + 21 * DAY_MS).toISOString(),
  });
  const response = await fetch(`${calApiUrl}/slots?${query}`, {
    headers: { 'cal-api-version': '2024-09-04' },
  });
  const { data } = (await response.json()) as { data: Record<string, { start: string }[]> };
  const [first, second] = Object.values(data).flat();
  if (!first || !second) throw new Error('No time is free.');
  return [first.start, second.start];
}

/** Books an appointment as if on another day. */
export async function bookBefore(slug = 'intake'): Promise<Booking> {
  const eventTypeId = findEventType(slug)?.id ?? 0;
  const [start] = await freeTimes(eventTypeId);
  return client.createBooking({
    eventTypeId,
    start,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    responses: { name: ada.name, email: ada.email },
  });
}

/** Reschedules it to the next free time. */
export async function move(booking: Booking, by = client): Promise<void> {
  const { uid, seatUid, eventTypeId = 0 } = booking;
  const [, start] = await freeTimes(eventTypeId);
  await by.updateBooking(uid, { start, seatUid });
}

/** Reschedules it as if on another device. */
export const moveElsewhere = (booking: Booking): Promise<void> =>
  move(booking, createCalClient({ baseUrl: calApiUrl, calOrigin }));

/** Reschedules the second date of a series, as if on another device. @returns its former uid. */
export async function moveOneDate({ occurrences = [] }: Booking): Promise<string> {
  const second = occurrences[1];
  if (!second) throw new Error('This booking is not a series.');
  await moveElsewhere(await client.getBooking(second.uid));
  return second.uid;
}
