import type { Booking } from 'awell-cal-booking';
import { cal } from './services';

const DAY_MS = 86_400_000;

/** The first free time after a booking, ISO 8601 UTC (Cal.com API v2 `GET /v2/slots`, which needs no key). */
export async function nextFreeTime({
  uid,
  start,
  eventTypeId,
}: Booking): Promise<string | undefined> {
  const query = new URLSearchParams({
    eventTypeId: String(eventTypeId),
    start,
    end: new Date(Date.parse(start) + 14 * DAY_MS).toISOString(),
    bookingUidToReschedule: uid,
  });
  const response = await fetch(`${cal.apiUrl}/slots?${query}`, {
    headers: { 'cal-api-version': '2024-09-04' },
  });
  const { data } = (await response.json()) as { data: Record<string, { start: string }[]> };
  return Object.values(data)
    .flat()
    .find((slot) => slot.start > start)?.start;
}
