import type { Attendee, BookingRecord, EventType, Host } from './types';

/** What a webhook is about. */
export interface WebhookSubject {
  booking: BookingRecord;
  host: Host;
  eventType: EventType;
  /** The booking that it replaces. */
  former?: BookingRecord | undefined;
  /** Key of the seat that it is about, in a shared booking. */
  seatUid?: string | null | undefined;
  /** @default that of the booking */
  metadata?: Readonly<Record<string, string>> | undefined;
  videoCallUrl?: string | undefined;
  paymentId?: number | undefined;
  /** Why a seat was cancelled. For a whole booking, the booking has the reason. */
  cancellationReason?: string | null | undefined;
  /** The host asks the patient for another time. */
  requestReschedule?: boolean | undefined;
  /** The host has answered a booking request. */
  isAnswer?: boolean | undefined;
  /** Base address of the booking pages. */
  bookerUrl: string;
}

const LABELS: Readonly<Record<string, string>> = {
  name: 'your_name',
  email: 'email_address',
  attendeePhoneNumber: 'phone_number',
  location: 'location',
  title: 'what_is_this_meeting_about',
  notes: 'additional_notes',
  guests: 'additional_guests',
  rescheduleReason: 'reason_for_reschedule',
};
const HIDDEN = new Set(['attendeePhoneNumber', 'title']);

/** Some webhooks write times without milliseconds, some with an offset. */
export const seconds = (time: string): string => time.replace(/\.\d{3}Z$/, 'Z');
export const withOffset = (time: string): string => time.replace(/\.\d{3}Z$/, '+00:00');

/** A zone's offset from UTC at a time, in minutes. */
function utcOffset(time: string, timeZone: string): number {
  const wall = new Date(time).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
  return Math.round((Date.parse(`${wall}Z`) - Date.parse(time)) / 60_000);
}

/** For a shared booking, a webhook contains only the seat that it is about. */
const shownAttendees = ({ booking, seatUid }: WebhookSubject): Attendee[] =>
  seatUid
    ? booking.attendees.filter(({ seatReferenceUid }) => seatReferenceUid === seatUid)
    : booking.attendees;

export function answersOf(subject: WebhookSubject): Record<string, unknown> {
  const [booker] = shownAttendees(subject);
  const own = subject.seatUid ? booker?.responses : subject.booking.responses;
  return { name: booker?.name, email: booker?.email, ...own };
}

/** All answers with the labels of the form's fields, including fields that weren't asked for. */
export function fieldAnswers(subject: WebhookSubject): Record<string, object> {
  const answers = answersOf(subject);
  // Cal.com loses which kind of place was chosen.
  const location = { value: subject.booking.location, optionValue: '' };
  const values: Record<string, unknown> = { ...answers, location };
  const slugs = new Set([...Object.keys(LABELS), ...Object.keys(answers)]);
  return Object.fromEntries(
    [...slugs].map((slug) => {
      const label = LABELS[slug] ?? slug;
      const value = values[slug] === '' ? undefined : values[slug];
      return [slug, { label, value, isHidden: HIDDEN.has(slug) }];
    }),
  );
}

/** The answers that were given. */
export const givenAnswers = (subject: WebhookSubject, labels = {}): Record<string, object> =>
  Object.fromEntries(
    Object.entries(answersOf(subject)).map(([slug, value]) => [
      slug,
      { label: (labels as Record<string, string>)[slug] ?? slug, value },
    ]),
  );

type Fields = Record<string, unknown>;

/** Each of Cal.com's webhooks has its own order of fields. */
const inOrder = (fields: Fields, order: string): Fields =>
  Object.fromEntries(order.split(' ').map((name) => [name, fields[name]]));

export function organizerOf({ booking, host }: WebhookSubject, order: string): Fields {
  const fields = {
    ...host,
    language: { locale: 'en' },
    timeFormat: 'HH:mm',
    utcOffset: utcOffset(booking.startTime, host.timeZone),
  };
  return inOrder(fields, order);
}

export function attendeesOf(subject: WebhookSubject, order: string, isNamed = true): Fields[] {
  return shownAttendees(subject).map(({ id, name, email, timeZone, locale }) => {
    const [firstName = '', ...rest] = isNamed ? name.split(' ') : [];
    const fields = {
      id,
      name,
      email,
      username: '',
      firstName,
      lastName: rest.join(' '),
      timeZone,
      phoneNumber: null,
      bookingSeat: null,
      language: { locale },
      utcOffset: utcOffset(subject.booking.startTime, timeZone),
    };
    return inOrder(fields, order);
  });
}

/** How often the event type recurs, in the webhook of a series. */
export const recurrence = ({ recurringCount }: EventType) =>
  recurringCount === null
    ? {}
    : { recurringEvent: { freq: 2, count: recurringCount, interval: 1 } };
