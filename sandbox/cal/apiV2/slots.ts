import type { Context } from 'hono';
import { DateTime } from 'luxon';
import type { CalContext } from '../context';
import { eventTypeById, findEventType, HOST } from '../eventTypes';
import type { Slot } from '../slots';
import { ApiError, noSuchRoute } from './errors';
import { servesSlots } from './version';

function instant(c: Context, name: 'start' | 'end'): Date {
  const text = c.req.query(name) ?? '';
  const isDateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const date = new Date(isDateOnly && name === 'end' ? `${text}T23:59:59.999Z` : text);
  if (Number.isNaN(date.getTime())) {
    throw new ApiError(400, `${name} property is wrong, must be a valid ISO 8601 date string`);
  }
  return date;
}

function eventTypeOf(c: Context) {
  const { eventTypeId, eventTypeSlug, username } = c.req.query();
  if (!eventTypeId && !(eventTypeSlug && username)) {
    throw new ApiError(400, 'eventTypeId or eventTypeSlug with username is required');
  }
  const found = eventTypeId
    ? eventTypeById(Number(eventTypeId))
    : username === HOST.username && findEventType(eventTypeSlug ?? '');
  if (!found) throw new ApiError(404, 'Event Type not found');
  return found;
}

export function slotsAnswer({ slots }: CalContext, c: Context): Response {
  if (!servesSlots(c)) throw noSuchRoute(c);
  const eventType = eventTypeOf(c);
  const { timeZone, format, bookingUidToReschedule: reschedulingUid } = c.req.query();
  const zone = timeZone ?? 'utc';
  const written = (time: string): string | null =>
    timeZone ? DateTime.fromISO(time, { zone }).toISO() : time;

  const toOutput = ({ start, end, taken }: Slot) => ({
    start: written(start),
    ...(format === 'range' ? { end: written(end) } : {}),
    ...(taken ? { attendeesCount: taken.attendees, bookingUid: taken.bookingUid } : {}),
  });

  const data: Record<string, ReturnType<typeof toOutput>[]> = {};
  const found = slots.list({
    eventType,
    from: instant(c, 'start'),
    to: instant(c, 'end'),
    reschedulingUid: reschedulingUid ?? null,
  });
  for (const slot of found) {
    const day = DateTime.fromISO(slot.start, { zone }).toISODate() ?? '';
    (data[day] ??= []).push(toOutput(slot));
  }
  return c.json({ status: 'success', data });
}
