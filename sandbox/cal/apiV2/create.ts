import type { Context } from 'hono';
import { createBooking, createSeries } from '../bookings/create';
import type { BookInput } from '../bookings/input';
import type { CalContext } from '../context';
import { eventTypeById, findEventType, HOST, type SandboxEventType } from '../eventTypes';
import { isHost } from './auth';
import { ApiError, validationError } from './errors';
import { asText, checks, isObject, problemsIn, readBody, readMetadata, type Body } from './input';
import { createdLocation } from './location';
import { bookingOutput } from './output';
import { toUtc } from './time';

const ATTENDEE = {
  required: { name: checks.text, timeZone: checks.zone },
  optional: { email: checks.email, phoneNumber: checks.text, language: checks.text },
};

const CREATE = {
  required: { start: checks.time, attendee: checks.object },
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
  const { lengthInMinutesOptions } = eventType;
  if (lengthInMinutesOptions.length === 0) {
    throw new ApiError(
      400,
      "Can't specify 'lengthInMinutes' because event type does not have multiple possible lengths. Please, remove the 'lengthInMinutes' field from the request.",
    );
  }
  if (!lengthInMinutesOptions.includes(lengthInMinutes)) {
    throw new ApiError(
      400,
      `Provided 'lengthInMinutes' is not one of the possible lengths for the event type. The possible lengths are: ${lengthInMinutesOptions.join(', ')}`,
    );
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
    start: toUtc(body['start']),
    booker: {
      name: asText(name) ?? '',
      email: address,
      timeZone: asText(timeZone) ?? '',
      locale: asText(language) ?? 'en',
    },
    guests,
    responses: { ...answers, name, email: address, ...(guests.length > 0 && { guests }) },
    metadata: readMetadata(body['metadata']),
    source: 'API_V2',
  };
}

function requireAccess({ requiresAuthentication }: SandboxEventType, c: Context): void {
  if (!requiresAuthentication || isHost(c)) return;
  throw new ApiError(
    401,
    'checkBookingRequiresAuthentication - request must be authenticated by passing credentials belonging to event type owner, host or team or org admin or owner.',
  );
}

export async function create(context: CalContext, c: Context) {
  const { store, slots } = context;
  const input = toInput(await readBody(c, CREATE));
  requireAccess(input.eventType, c);
  if (input.eventType.recurringCount) {
    return createSeries(store, slots, input).map(({ booking }) =>
      bookingOutput(context, c, booking),
    );
  }
  const { booking, seatReferenceUid } = createBooking(store, slots, input);
  const output = bookingOutput(context, c, booking);
  return seatReferenceUid ? { ...output, seatUid: seatReferenceUid } : output;
}
