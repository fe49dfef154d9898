import type { Context } from 'hono';
import { createBooking, createSeries } from '../bookings/create';
import type { BookInput } from '../bookings/input';
import type { CalContext } from '../context';
import { eventTypeById, findEventType, HOST, type SandboxEventType } from '../eventTypes';
import { isHost } from './auth';
import { ApiError, validationError } from './errors';
import { asStrings, asText, checks, isObject, problemsIn, readBody, type Body } from './input';
import { createdLocation } from './location';
import { bookingOutput } from './output';

const ATTENDEE = {
  required: { name: checks.text, timeZone: checks.zone },
  optional: { email: checks.email, phoneNumber: checks.text, language: checks.text },
};

const CREATE = {
  required: { start: checks.utc, attendee: checks.object },
  optional: {
    eventTypeId: checks.number,
    eventTypeSlug: checks.text,
    username: checks.text,
    teamSlug: checks.text,
    organizationSlug: checks.text,
    guests: checks.emails,
    location: checks.object,
    meetingUrl: checks.text,
    metadata: checks.metadata,
    bookingFieldsResponses: checks.object,
    lengthInMinutes: checks.number,
    recurrenceCount: checks.number,
    instant: checks.flag,
    routing: checks.object,
    emailVerificationCode: checks.text,
  },
};

function eventTypeOf(body: Body): SandboxEventType {
  const { eventTypeId, eventTypeSlug, username } = body;
  if (typeof eventTypeId === 'number') {
    const byId = eventTypeById(eventTypeId);
    if (byId) return byId;
    throw new ApiError(404, `Event type with id ${eventTypeId} not found`);
  }
  if (typeof eventTypeSlug !== 'string' || typeof username !== 'string') {
    throw new ApiError(
      400,
      'Either eventTypeId or eventTypeSlug + username or eventTypeSlug + teamSlug must be provided',
    );
  }
  const bySlug = username === HOST.username ? findEventType(eventTypeSlug) : undefined;
  if (bySlug) return bySlug;
  throw new ApiError(404, `Event type with slug ${eventTypeSlug} not found`);
}

function wantedCount(eventType: SandboxEventType, { recurrenceCount }: Body): SandboxEventType {
  if (typeof recurrenceCount !== 'number') return eventType;
  const { recurringCount } = eventType;
  if (recurringCount === null || recurrenceCount < 1 || recurrenceCount > recurringCount) {
    throw new ApiError(400, `recurrenceCount must be between 1 and ${recurringCount ?? 0}`);
  }
  return { ...eventType, recurringCount: recurrenceCount };
}

function wantedLength(eventType: SandboxEventType, { lengthInMinutes }: Body): SandboxEventType {
  if (typeof lengthInMinutes !== 'number') return eventType;
  if (!eventType.lengthInMinutesOptions.includes(lengthInMinutes)) {
    throw new ApiError(400, 'lengthInMinutes is not one that this event type offers');
  }
  return { ...eventType, lengthInMinutes };
}

function toInput(body: Body): BookInput {
  const attendee = isObject(body['attendee']) ? body['attendee'] : {};
  const problems = problemsIn(attendee, ATTENDEE);
  if (problems.length > 0) {
    throw validationError(
      problems.map(({ property, problem }) => ({ property: `attendee.${property}`, problem })),
    );
  }
  const { name, email, timeZone, language, phoneNumber } = attendee;
  if (!email && !phoneNumber) {
    throw validationError([
      { property: 'attendee', problem: 'At least one contact method (email or phone) is required' },
    ]);
  }
  const guests = Array.isArray(body['guests']) ? body['guests'].map(String) : [];
  const answers = isObject(body['bookingFieldsResponses']) ? body['bookingFieldsResponses'] : {};
  const address = asText(email) ?? '';
  return {
    eventType: wantedLength(wantedCount(eventTypeOf(body), body), body),
    location: body['location'] === undefined ? null : createdLocation(body['location']),
    start: new Date(asText(body['start']) ?? '').toISOString(),
    booker: {
      name: asText(name) ?? '',
      email: address,
      timeZone: asText(timeZone) ?? '',
      locale: asText(language) ?? 'en',
    },
    guests,
    responses: { ...answers, name, email: address, guests },
    metadata: asStrings(body['metadata']),
    source: 'API_V2',
  };
}

export async function create({ store, slots }: CalContext, c: Context) {
  const input = toInput(await readBody(c, CREATE));
  if (input.eventType.recurringCount) {
    return createSeries(store, slots, input).map(({ booking }) =>
      bookingOutput(booking, isHost(c)),
    );
  }
  const { booking, seatReferenceUid } = createBooking(store, slots, input);
  const output = bookingOutput(booking, isHost(c));
  return seatReferenceUid ? { ...output, seatUid: seatReferenceUid } : output;
}
