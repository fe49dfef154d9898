import type { Booking } from './booking';
import type { CalendarEntry } from './calendarFile';
import { isOver } from './identity';
import type { BookedAppointment, BookedOccurrence } from './bookedAppointment';
import { readHttpUrl } from '../wire';

/** What a patient is shown of an appointment. A `BookedAppointment` is one, with less in it. */
export interface Appointment extends Pick<
  BookedAppointment,
  'title' | 'start' | 'end' | 'hostName' | 'hostTimeZone' | 'videoCallUrl'
> {
  /** All dates of a recurring one that stand. ISO 8601 UTC. */
  occurrences?: readonly BookedOccurrence[] | undefined;
  /** Where it takes place, in words. */
  place?: string | undefined;
  /** How it takes place, where Cal.com has but a name of its own for that. */
  placeKind?: 'phone' | 'inPerson' | 'videoCall' | undefined;
  /** IANA time zone that Cal.com has for the patient, and names in its mails. */
  bookedTimeZone?: string | undefined;
}

/** Cal.com's own names of places, which are no words for a patient. */
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

/** The word between the event's name and the host's, in the languages in which Cal.com composes titles. */
const BETWEEN =
  /\s(?:between|zwischen|entre|tussen|tra|mellan|mellem|mi\u0119dzy|pomi\u0119dzy|\u00eentre|\u043c\u0435\u0436\u0434\u0443)\s.*$/;

/** What joins two names: "with", "–". */
const JOINING = /(?:\s+\p{Ll}{1,4}|\s*[^\p{L}\p{N}\s]+)$/u;

/**
 * The event's own name. Cal.com composes titles of it and of names ("Intake between Dr Mia and Jo"), in a language of
 * its own; of a title with another template, what is in front of the host's name counts, without the word or the sign
 * that joins them.
 */
function eventName(title = '', hostName = ''): string | undefined {
  const name = title.replace(BETWEEN, '');
  const [first = '', ...rest] = name.split(hostName || '\n');
  const own = rest.length === 0 ? name : first.trim().replace(JOINING, '');
  return own.trim() || name.trim() || undefined;
}

/** What to show of a booking that Cal.com's API told of. */
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

/** What to show of a booking that its page told of. */
export const appointmentOfBooked = (booked: BookedAppointment): Appointment => ({
  ...booked,
  title: eventName(booked.title, booked.hostName),
  ...placeOf(booked.location),
});

/** Whether all of it is over at a point in time (ms since 1970), as far as that is known. */
export const isPast = ({ occurrences, start, end }: Appointment, at: number): boolean =>
  (occurrences ?? [{ start, end }]).every(
    (date) => date.end !== undefined && Date.parse(date.end) <= at,
  );

/** What one source knows of an appointment, and beyond it what another one does. */
export function enriched(known: Appointment, more: Appointment | undefined): Appointment {
  const found = Object.entries(more ?? {}).filter(([, value]) => value !== undefined);
  return { ...known, ...Object.fromEntries(found) };
}

/** What a calendar is told; `undefined` where it is not known when the appointment ends. */
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

/** A booking that Cal.com's API told of, as if its booking page had. */
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
