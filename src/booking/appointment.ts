import type { Booking } from './booking';
import type { CalendarEntry } from './calendarFile';
import { isOver } from './identity';
import type { BookedAppointment, BookedOccurrence } from './bookedAppointment';
import { readHttpUrl } from '../wire';

/** The facts of an appointment that the patient sees. A `BookedAppointment` is one, with fewer facts. */
export interface Appointment extends Pick<
  BookedAppointment,
  'title' | 'start' | 'end' | 'hostName' | 'hostTimeZone' | 'videoCallUrl'
> {
  /** The dates of a recurring appointment that aren't cancelled. ISO 8601 UTC. */
  occurrences?: readonly BookedOccurrence[] | undefined;
  /** The place, in words. */
  place?: string | undefined;
  /** The kind of place, if Cal.com has only an internal name for it. */
  placeKind?: 'phone' | 'inPerson' | 'videoCall' | undefined;
  /** IANA time zone that Cal.com stores for the patient, and uses in its e-mails. */
  bookedTimeZone?: string | undefined;
}

/** Cal.com's internal names of places, which aren't words for a patient. */
const INTERNAL: Readonly<Record<string, Appointment['placeKind']>> = {
  phone: 'phone',
  userPhone: 'phone',
  inPerson: 'inPerson',
  attendeeInPerson: 'inPerson',
  link: 'videoCall',
  conferencing: 'videoCall',
  somewhereElse: undefined,
};

function placeOf(location = ''): Pick<Appointment, 'place' | 'placeKind'> {
  if (location === '' || readHttpUrl(location) !== undefined) return {};
  if (location.startsWith('integrations:')) return { placeKind: 'videoCall' };
  return location in INTERNAL ? { placeKind: INTERNAL[location] } : { place: location };
}

/** The word between the event's name and the host's, in the languages of Cal.com's titles. */
const BETWEEN =
  /\s(?:between|zwischen|entre|tussen|tra|mellan|mellem|mi\u0119dzy|pomi\u0119dzy|\u00eentre|\u043c\u0435\u0436\u0434\u0443)\s.*$/;

/** What joins two names: "with", "–". */
const JOINING = /(?:\s+\p{Ll}{1,4}|\s*[^\p{L}\p{N}\s]+)$/u;

/**
 * The event's own name. Cal.com's default title is the event's and both people's names ("Intake between Dr Mia and
 * Jo"), in Cal.com's language. For another template, the name is the part before the host's name, without the joining
 * word or sign.
 */
function eventName(title = '', hostName = ''): string | undefined {
  const name = title.replace(BETWEEN, '');
  const [first = '', ...rest] = name.split(hostName || '\n');
  const own = rest.length === 0 ? name : first.trim().replace(JOINING, '');
  return own.trim() || name.trim() || undefined;
}

/** The facts of a booking from Cal.com's API. */
export function appointmentOf(booking: Booking): Appointment {
  const { title, start, end, videoCallUrl, occurrences = [], attendees, seatUid } = booking;
  const dates = occurrences.filter((date) => !isOver(date));
  const host = booking.hosts.find(({ name }) => name !== undefined);
  const patient = attendees.find((one) => one.seatUid === seatUid) ?? attendees[0];
  return {
    title: eventName(title, host?.name),
    start,
    end,
    hostName: host?.name,
    hostTimeZone: host?.timeZone,
    videoCallUrl,
    occurrences: dates.length > 0 ? dates : undefined,
    ...placeOf(booking.location),
    bookedTimeZone: patient?.timeZone,
  };
}

/** The facts of a booking from the booking page. */
export const appointmentOfBooked = (booked: BookedAppointment): Appointment => ({
  ...booked,
  title: eventName(booked.title, booked.hostName),
  ...placeOf(booked.location),
});

/** Whether all known dates are over at `at` (ms since 1970). */
export const isPast = ({ occurrences, start, end }: Appointment, at: number): boolean =>
  (occurrences ?? [{ start, end }]).every(
    (date) => date.end !== undefined && Date.parse(date.end) <= at,
  );

/** Adds the facts of a second source that the first one lacks. */
export function enriched(known: Appointment, more: Appointment | undefined): Appointment {
  const found = Object.entries(more ?? {}).filter(([, value]) => value !== undefined);
  return { ...known, ...Object.fromEntries(found) };
}

/** The calendar entry of an appointment. `undefined` if its end isn't known. */
export function calendarEntryOf(
  { title, start, end, occurrences, videoCallUrl, place, hostName }: Appointment,
  uid: string,
): CalendarEntry | undefined {
  const dates = (occurrences ?? [{ start, end }]).flatMap((date) =>
    date.start && date.end ? { start: date.start, end: date.end } : [],
  );
  if (dates.length === 0) return undefined;
  return { uid, title: title || hostName || '', dates, place: videoCallUrl ?? place };
}

/** A booking from Cal.com's API, in the shape of one from the booking page. */
export function bookedAppointmentOf(booking: Booking): BookedAppointment {
  const { uid, id, seatUid, title, start, end, eventTypeId, status } = booking;
  const [host] = booking.hosts;
  return {
    uid,
    id,
    seatUid,
    title,
    start,
    end,
    eventTypeId,
    status,
    paymentRequired: false,
    isRecurring: booking.recurringBookingUid !== undefined,
    hostName: host?.name,
    hostTimeZone: host?.timeZone,
    videoCallUrl: booking.videoCallUrl,
    rescheduledFromUid: booking.rescheduledFromUid,
    isDryRun: false,
  };
}
