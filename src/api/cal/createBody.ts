import { checkStatus, checkTime, invalidInput, minutesBetween, unsupported } from './check';
import type { CreateBookingInput } from './inputs';
import { languageForV2 } from './language';
import { locationForV1, locationForV2 } from './location';

const MAX_KEYS = 50;
const MAX_KEY_LENGTH = 40;
const MAX_TEXT_LENGTH = 500;

/** Cal.com's limits of metadata (API v2). */
function checkMetadata(metadata: NonNullable<CreateBookingInput['metadata']>): void {
  const entries = Object.entries(metadata).filter(([, value]) => value !== undefined);
  if (entries.length > MAX_KEYS) {
    throw invalidInput('metadata', `has ${entries.length} keys; Cal.com takes ${MAX_KEYS}.`);
  }
  for (const [key, value] of entries) {
    if (key.length > MAX_KEY_LENGTH) {
      throw invalidInput(
        `metadata.${key.slice(0, MAX_KEY_LENGTH)}`,
        `is a key of more than ${MAX_KEY_LENGTH} characters, which Cal.com does not take.`,
      );
    }
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
    if (!isPlain || String(value).length > MAX_TEXT_LENGTH) {
      throw invalidInput(
        `metadata.${key}`,
        `must be text of up to ${MAX_TEXT_LENGTH} characters, a number or a boolean.`,
      );
    }
  }
}

const isTimeZone = (timeZone: unknown): boolean => {
  if (typeof timeZone !== 'string' || timeZone === '') return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
};

interface CheckedInput {
  eventTypeId: number;
  start: string;
  end: string | undefined;
}

/** What both APIs want. @throws BookingError `invalid_input` */
function check(input: CreateBookingInput): CheckedInput {
  const eventTypeId = Number(input.eventTypeId);
  if (!Number.isSafeInteger(eventTypeId) || eventTypeId <= 0) {
    throw invalidInput('eventTypeId', 'must be the number of an event type of Cal.com.');
  }
  const { name, email, attendeePhoneNumber } = input.responses ?? {};
  if (typeof name !== 'string' || name.trim() === '') {
    throw invalidInput('responses.name', 'is missing: Cal.com wants the name of the attendee.');
  }
  if (!email && !attendeePhoneNumber) {
    throw invalidInput(
      'responses.email',
      'is missing: Cal.com wants an e-mail address, or responses.attendeePhoneNumber.',
    );
  }
  if (!isTimeZone(input.timeZone)) {
    throw invalidInput('timeZone', 'must be an IANA time zone, for example "Europe/Brussels".');
  }
  if (input.metadata) checkMetadata(input.metadata);
  const start = checkTime('start', input.start);
  const end = input.end === undefined ? undefined : checkTime('end', input.end);
  if (end !== undefined && end <= start) throw invalidInput('end', 'is not after start.');
  return { eventTypeId, start, end };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/**
 * The body of `POST /v2/bookings` (version 2024-08-13).
 *
 * @throws BookingError `invalid_input`, and `unsupported_field` for what v2 has no place for.
 */
export function createBodyV2(input: CreateBookingInput): Record<string, unknown> {
  const { eventTypeId, start, end } = check(input);
  if (isGiven(input.title)) {
    throw unsupported('title', 'v2', "Cal.com composes it from the event type's name template.");
  }
  if (isGiven(input.status)) {
    throw unsupported(
      'status',
      'v2',
      "The event type decides whether a booking waits for confirmation; updateBooking({ status: 'ACCEPTED' }) confirms.",
    );
  }
  if (isGiven(input.recurringEventId)) {
    throw unsupported(
      'recurringEventId',
      'v2',
      'Give recurrenceCount: how many occurrences of the recurring event type to book.',
    );
  }
  const { name, email, attendeePhoneNumber, location, guests, ...answers } = input.responses;
  const notes = input.description ?? answers.notes;
  const bookingFieldsResponses = { ...answers, ...(isGiven(notes) && { notes }) };
  return {
    start,
    eventTypeId,
    attendee: {
      name,
      timeZone: input.timeZone,
      ...(email && { email }),
      ...(attendeePhoneNumber && { phoneNumber: attendeePhoneNumber }),
      ...(input.language && { language: languageForV2(input.language) }),
    },
    ...(guests && guests.length > 0 && { guests }),
    ...(location && { location: locationForV2(location) }),
    ...(input.metadata && { metadata: input.metadata }),
    ...(Object.keys(bookingFieldsResponses).length > 0 && { bookingFieldsResponses }),
    ...(end && { lengthInMinutes: minutesBetween(start, end) }),
    ...(isGiven(input.recurrenceCount) && { recurrenceCount: input.recurrenceCount }),
  };
}

/**
 * The body of `POST /v1/bookings`.
 *
 * @throws BookingError `invalid_input`, and `unsupported_field` for what only v2 takes.
 */
export function createBodyV1(input: CreateBookingInput): Record<string, unknown> {
  const { eventTypeId, start, end } = check(input);
  if (isGiven(input.recurrenceCount)) {
    throw unsupported('recurrenceCount', 'v1', 'Give recurringEventId.');
  }
  const { email, location, attendeePhoneNumber, ...responses } = input.responses;
  if (!email) throw invalidInput('responses.email', 'is missing: API v1 wants an e-mail address.');
  return {
    eventTypeId,
    start,
    ...(end && { end }),
    responses: {
      ...responses,
      email,
      location: locationForV1(location ?? ''),
      ...(attendeePhoneNumber && { attendeePhoneNumber }),
    },
    timeZone: input.timeZone,
    language: input.language ?? 'en',
    metadata: input.metadata ?? {},
    ...(isGiven(input.recurringEventId) && { recurringEventId: Number(input.recurringEventId) }),
    ...(isGiven(input.title) && { title: input.title }),
    ...(isGiven(input.description) && { description: input.description }),
    ...(isGiven(input.status) && { status: checkStatus(input.status) }),
  };
}
