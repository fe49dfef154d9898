import type { Booking } from '../api/cal/booking';
import type { CalendarEntry } from '../calendar/calendarFile';
import type { BookedAppointment } from '../embed/bookedAppointment';
import { readHttpUrl } from '../wire';

/** What a patient is shown of an appointment. A `BookedAppointment` is one, with less in it. */
export interface Appointment extends Pick<
  BookedAppointment,
  'title' | 'start' | 'end' | 'hostName' | 'videoCallUrl'
> {
  /** All dates of a recurring one. ISO 8601 UTC. */
  occurrences?: readonly { start: string }[] | undefined;
  /** Where it takes place, in words. */
  place?: string | undefined;
  /** IANA time zone that Cal.com has for the patient, and names in its mails. */
  calTimeZone?: string | undefined;
}

/** Cal.com's own names of places are no words for a patient. */
const INTERNAL_PLACE =
  /^(?:integrations:.*|attendeeInPerson|inPerson|phone|userPhone|link|somewhereElse|conferencing)$/;

const placeOf = (location = ''): string | undefined =>
  location === '' || INTERNAL_PLACE.test(location) || readHttpUrl(location) !== undefined
    ? undefined
    : location;

/** What to show of a booking that Cal.com's API told of. */
export function appointmentOf(booking: Booking): Appointment {
  const { title, start, end, videoCallUrl, occurrences = [] } = booking;
  const stands = occurrences.filter(({ status }) => status === 'accepted' || status === 'pending');
  return {
    title,
    start,
    end,
    hostName: booking.hosts.map(({ name }) => name ?? '').find((name) => name !== ''),
    videoCallUrl,
    occurrences: stands.length > 1 ? stands : undefined,
    place: placeOf(booking.location),
    calTimeZone: booking.attendees[0]?.timeZone,
  };
}

/** What a calendar is told; `undefined` while it is not known when the appointment ends. */
export const calendarEntryOf = (
  { title, start, end, videoCallUrl, place }: Appointment,
  uid: string,
): CalendarEntry | undefined =>
  start && end ? { uid, title: title ?? '', start, end, place: videoCallUrl ?? place } : undefined;
