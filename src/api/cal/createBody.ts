import { checkStatus, checkTime, minutesBetween, refuseFields } from './check';
import { invalidInput } from '../../checkOptions';
import type { CreateBookingInput } from './inputs';
import { languageForV2 } from './language';
import { locationForV1, locationForV2 } from './location';

const MAX_KEYS = 50;
const MAX_KEY_LENGTH = 40;
const MAX_TEXT_LENGTH = 500;

/** Checks Cal.com's limits for metadata (API v2). */
function checkMetadata(metadata: NonNullable<CreateBookingInput['metadata']>): void {
  const entries = Object.entries(metadata).filter(([, value]) => value !== undefined);
  if (entries.length > MAX_KEYS) {
    throw invalidInput('metadata', `has ${entries.length} keys; Cal.com accepts ${MAX_KEYS}.`);
  }
  for (const [key, value] of entries) {
    const field = `metadata.${key.slice(0, MAX_KEY_LENGTH)}`;
    if (key.length > MAX_KEY_LENGTH) {
      throw invalidInput(field, `is a key with more than ${MAX_KEY_LENGTH} characters.`);
    }
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
    if (isPlain && String(value).length <= MAX_TEXT_LENGTH) continue;
    const must = `must be text of up to ${MAX_TEXT_LENGTH} characters, a number or a boolean.`;
    throw invalidInput(field, must);
  }
}

/** Cal.com accepts only text. */
const asText = (metadata: CreateBookingInput['metadata']): Record<string, string> | undefined =>
  metadata &&
  Object.fromEntries(
    Object.entries(metadata).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );

const isTimeZone = (timeZone: unknown): boolean => {
  if (typeof timeZone !== 'string' || timeZone === '') return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
};

/** Checks what both APIs require. @throws BookingError `invalid_input` */
function check(input: CreateBookingInput): { eventTypeId: number; start: string; end?: string } {
  const eventTypeId = Number(input.eventTypeId);
  if (!Number.isSafeInteger(eventTypeId) || eventTypeId <= 0) {
    throw invalidInput('eventTypeId', 'must be the number of an event type of Cal.com.');
  }
  const { name, email, attendeePhoneNumber } = input.responses ?? {};
  if (typeof name !== 'string' || name.trim() === '') {
    throw invalidInput('responses.name', "is missing: Cal.com requires the attendee's name.");
  }
  if (!email && !attendeePhoneNumber) {
    throw invalidInput(
      'responses.email',
      'is missing: Cal.com requires an e-mail address, or responses.attendeePhoneNumber.',
    );
  }
  if (!isTimeZone(input.timeZone)) {
    throw invalidInput('timeZone', 'must be an IANA time zone, for example "Europe/Brussels".');
  }
  if (input.metadata) checkMetadata(input.metadata);
  const start = checkTime('start', input.start);
  if (input.end === undefined) return { eventTypeId, start };
  const end = checkTime('end', input.end);
  if (end <= start) throw invalidInput('end', 'is not after start.');
  return { eventTypeId, start, end };
}

const NO_PLACE_IN_V2 = {
  title: "Cal.com composes it from the event type's name template.",
  status:
    "The event type decides whether a booking waits for confirmation; updateBooking({ status: 'ACCEPTED' }) confirms.",
  recurringEventId:
    'Pass recurrenceCount: how many occurrences of the recurring event type to book.',
};

/**
 * The body of `POST /v2/bookings` (version 2024-08-13). JSON omits undefined values.
 *
 * @throws BookingError `invalid_input`, and `unsupported_field` for a field that v2 doesn't have.
 */
export function createBodyV2(input: CreateBookingInput): Record<string, unknown> {
  const { eventTypeId, start, end } = check(input);
  refuseFields(input, 'v2', NO_PLACE_IN_V2);
  const { name, email, attendeePhoneNumber, location, guests, ...answers } = input.responses;
  const notes = input.description ?? answers.notes ?? undefined;
  const responses = { ...answers, notes };
  const hasResponses = Object.values(responses).some((value) => value !== undefined);
  return {
    start,
    eventTypeId,
    attendee: {
      name,
      timeZone: input.timeZone,
      email: email || undefined,
      phoneNumber: attendeePhoneNumber || undefined,
      language: input.language ? languageForV2(input.language) : undefined,
    },
    guests: guests?.length ? guests : undefined,
    location: location ? locationForV2(location) : undefined,
    metadata: asText(input.metadata),
    bookingFieldsResponses: hasResponses ? responses : undefined,
    lengthInMinutes: end && minutesBetween(start, end),
    recurrenceCount: input.recurrenceCount ?? undefined,
  };
}

/**
 * The body of `POST /v1/bookings`.
 *
 * @throws BookingError `invalid_input`, and `unsupported_field` for a field that only v2 has.
 */
export function createBodyV1(input: CreateBookingInput): Record<string, unknown> {
  const { eventTypeId, start, end } = check(input);
  refuseFields(input, 'v1', { recurrenceCount: 'Give recurringEventId.' });
  const { email, location, attendeePhoneNumber, ...responses } = input.responses;
  if (!email)
    throw invalidInput('responses.email', 'is missing: API v1 requires an e-mail address.');
  const { recurringEventId: series, status } = input;
  return {
    eventTypeId,
    start,
    end,
    responses: {
      ...responses,
      email,
      location: locationForV1(location ?? ''),
      attendeePhoneNumber: attendeePhoneNumber || undefined,
    },
    timeZone: input.timeZone,
    language: input.language ?? 'en',
    metadata: asText(input.metadata) ?? {},
    recurringEventId: series === undefined || series === null ? undefined : Number(series),
    title: input.title ?? undefined,
    description: input.description ?? undefined,
    status: status ? checkStatus(status) : undefined,
  };
}
