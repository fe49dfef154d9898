import type { BookedOccurrence } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import type { BookingRecord, EventType, Host } from './protocol/types';

/** What a test says of a booking, in the words of `BookedAppointment`. What it leaves out gets a value by itself. */
export interface FakeBookingDetails {
  /** The booking's `uid`. */
  uid?: string | undefined;
  /** `null` where Cal.com tells no number. */
  id?: number | null | undefined;
  /** Key of the patient's seat, in a booking that is shared. With `id: null`, others had booked it before. */
  seatUid?: string | undefined;
  /** Title of the booking. */
  title?: string | undefined;
  /** ISO 8601. */
  start?: string | undefined;
  /** ISO 8601. @default half an hour after `start` */
  end?: string | undefined;
  /** Number of the event type. */
  eventTypeId?: number | undefined;
  /** @default 'accepted'; 'pending' with `paymentRequired`, 'cancelled' with `rescheduledToUid` */
  status?: 'accepted' | 'pending' | 'cancelled' | 'rejected' | undefined;
  /** Whether it has to be paid. */
  paymentRequired?: boolean | undefined;
  /** Makes it a recurring booking, of these. Cal.com tells no number then. */
  occurrences?: readonly BookedOccurrence[] | undefined;
  /** Full name of the host. */
  hostName?: string | undefined;
  /** IANA time zone of the host. */
  hostTimeZone?: string | undefined;
  /** Address of the video call. */
  videoCallUrl?: string | undefined;
  /** `uid` of the booking that this one replaces. */
  rescheduledFromUid?: string | undefined;
  /** Of a booking that was moved: the one that replaced it. Cal.com has cancelled the old one then. */
  rescheduledToUid?: string | undefined;
  /** Why it was cancelled. */
  cancellationReason?: string | undefined;
  /** Who books. @default what the booking form was filled with, then Sam Rivera */
  attendee?: { name?: string; email?: string; timeZone?: string } | undefined;
  /** @default what the booking page was opened with, so `awellActivityId` and `awellPathwayId` */
  metadata?: Readonly<Record<string, string>> | undefined;
  /** A rehearsal. */
  isDryRun?: boolean | undefined;
}

/** A booking as Cal.com has it. */
export interface FakeRecord {
  booking: BookingRecord;
  host: Host;
  eventType: EventType;
  /** Of each occurrence; one, unless it recurs. */
  times: { startTime: string; endTime: string }[];
}

const KNOWN =
  'uid id seatUid title start end eventTypeId status paymentRequired occurrences hostName hostTimeZone ' +
  'videoCallUrl rescheduledFromUid rescheduledToUid cancellationReason attendee metadata isDryRun';

const HALF_AN_HOUR = 1_800_000;
const A_WEEK = 604_800_000;

const HOST: Host = {
  id: 4021,
  name: 'Dr. Amina Diallo',
  email: 'amina.diallo@clinic.example',
  username: 'clinic',
  timeZone: 'Europe/Brussels',
};

const invalid = (field: string, why: string): BookingError =>
  new BookingError('invalid_input', `The fake booking cannot be made: ${why}`, { field });

function timeOf(field: string, value: string): string {
  const time = Date.parse(value);
  if (Number.isNaN(time)) {
    throw invalid(field, `${field} is no time. Write "2030-01-07T09:00:00Z", for example.`);
  }
  return new Date(time).toISOString();
}

/**
 * A booking as Cal.com would have it.
 *
 * @param number Makes its keys differ from those of other bookings.
 * @throws BookingError `invalid_input` for a field that does not exist, and for what is no time.
 */
export function toRecord(details: FakeBookingDetails, number = 1): FakeRecord {
  const unknown = Object.keys(details).find((name) => !KNOWN.split(' ').includes(name));
  if (unknown) throw invalid(unknown, `it has no field "${unknown}", only these: ${KNOWN}.`);
  const { paymentRequired = false, occurrences, attendee, seatUid } = details;
  const uid = details.uid ?? `fake-booking-${number}`;
  const { start = '2030-01-07T09:00Z', end } = details;
  const times = (occurrences ?? [{ start, end }]).map((one) => {
    const startTime = timeOf('start', one.start);
    const later = new Date(Date.parse(startTime) + HALF_AN_HOUR).toISOString();
    return { startTime, endTime: timeOf('end', one.end ?? later) };
  });
  const [first] = times;
  if (!first) throw invalid('occurrences', 'occurrences is empty, and a booking has at least one.');
  const made = paymentRequired ? 'pending' : 'accepted';
  const status = details.status ?? (details.rescheduledToUid ? 'cancelled' : made);
  const host = {
    ...HOST,
    name: details.hostName ?? HOST.name,
    timeZone: details.hostTimeZone ?? HOST.timeZone,
  };
  const person = {
    name: 'Sam Rivera',
    email: 'sam.rivera@example.com',
    timeZone: 'Europe/Brussels',
    ...attendee,
  };
  const responses = {
    name: person.name,
    email: person.email,
    guests: [],
    location: { value: 'integrations:daily', optionValue: '' },
  };
  const metadata = { ...details.metadata };
  const eventType: EventType = {
    id: details.eventTypeId ?? 51801,
    slug: 'intake',
    title: 'Intake',
    description: '',
    lengthInMinutes: (Date.parse(first.endTime) - Date.parse(first.startTime)) / 60_000,
    requiresConfirmation: status === 'pending' && !paymentRequired,
    price: paymentRequired ? 4500 : 0,
    recurringCount: occurrences?.length ?? null,
    seatsPerTimeSlot: seatUid ? 5 : null,
    disableCancelling: false,
    disableRescheduling: false,
    minimumRescheduleNotice: null,
    location: 'integrations:daily',
    fires: 'both',
    omitsNumericId: details.id === null,
  };
  const booking: BookingRecord = {
    id: details.id ?? 7_300_000 + number,
    uid,
    eventTypeId: eventType.id,
    status: status.toUpperCase() as BookingRecord['status'],
    title: details.title ?? `${eventType.title} between ${host.name} and ${person.name}`,
    description: '',
    ...first,
    attendees: [
      {
        id: 9_900_000 + number,
        ...person,
        locale: 'en',
        seatReferenceUid: seatUid ?? null,
        responses,
        metadata,
      },
    ],
    guests: [],
    responses,
    metadata,
    location: 'integrations:daily',
    paid: false,
    rescheduled: false,
    fromReschedule: details.rescheduledFromUid ?? null,
    rescheduledToUid: details.rescheduledToUid ?? null,
    rescheduledBy: null,
    reschedulingReason: null,
    cancellationReason: details.cancellationReason ?? null,
    cancelledBy: null,
    rejectionReason: null,
    recurringEventId: occurrences ? `${uid}-series` : null,
    iCalUID: `${uid}@Cal.com`,
    iCalSequence: 0,
    createdAt: new Date(Date.parse(first.startTime) - A_WEEK).toISOString(),
    updatedAt: null,
    creationSource: 'WEBAPP',
    oneTimePassword: status === 'pending' ? '00000000-0000-4000-8000-000000000000' : null,
  };
  return { booking, host, eventType, times };
}
