import { createBooking } from '../bookings/create';
import { rescheduleBooking } from '../bookings/reschedule';
import type { CalContext } from '../context';
import { eventTypeById, type SandboxEventType } from '../eventTypes';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import { asStrings, asText, checks, isObject, type Body } from '../apiV2/input';
import { badRequest } from './errors';

const REQUIRED = ['eventTypeId', 'start', 'responses', 'timeZone', 'language', 'metadata'];

function eventTypeOf({ eventTypeId }: Body): SandboxEventType {
  const found = typeof eventTypeId === 'number' ? eventTypeById(eventTypeId) : undefined;
  if (!found) throw badRequest('Invalid eventTypeId');
  return found;
}

function check(body: Body): void {
  const missing = REQUIRED.find((name) => body[name] === undefined);
  if (missing) throw badRequest(`invalid_type in '${missing}': Required`);
  if (Number.isNaN(Date.parse(String(body['start'])))) throw badRequest("invalid_date in 'start'");
  if (checks.zone(body['timeZone'])) throw badRequest("custom in 'timeZone': Invalid");
  const { responses } = body;
  const hasPlace = isObject(responses) && isObject(responses['location']);
  if (!hasPlace) throw badRequest("invalid_type in 'responses,location': Required");
  if (typeof responses['name'] !== 'string' || checks.email(responses['email'])) {
    throw badRequest('responses - {email}error_required_field');
  }
}

function placeOf(value: unknown): string | null {
  if (!isObject(value)) return null;
  return asText(value['optionValue']) || asText(value['value']) || null;
}

/** Carries out `POST /v1/bookings`: creates a booking or, with `rescheduleUid`, its replacement. */
export function createV1({ store, slots }: CalContext, body: Body): BookingRecord {
  check(body);
  const eventType = eventTypeOf(body);
  if (eventType.recurringCount !== null && body['recurringEventId'] === undefined) {
    throw badRequest('Missing recurringCount');
  }
  const start = new Date(String(body['start'])).toISOString();
  const metadata = asStrings(body['metadata']);
  const rescheduleUid = asText(body['rescheduleUid']);
  if (rescheduleUid) {
    const input = {
      start,
      rescheduledBy: null,
      reason: null,
      metadata,
      byHost: false,
      source: 'API_V2',
    } as const;
    return rescheduleBooking(store, slots, rescheduleUid, input).booking;
  }
  const responses = isObject(body['responses']) ? body['responses'] : {};
  const { booking } = createBooking(store, slots, {
    eventType,
    start,
    booker: {
      name: String(responses['name']),
      email: String(responses['email']),
      timeZone: String(body['timeZone']),
      locale: String(body['language']),
    },
    guests: Array.isArray(responses['guests']) ? responses['guests'].map(String) : [],
    responses,
    metadata,
    location: placeOf(responses['location']),
    source: 'API_V2',
  });
  const series = body['recurringEventId'];
  if (series !== undefined) booking.recurringEventId = String(series);
  const { title, description, status } = body;
  if (typeof title === 'string') booking.title = title;
  if (typeof description === 'string') booking.description = description;
  if (status === 'PENDING') booking.status = status;
  return booking;
}
