import type { BookedOccurrence } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import type { BookingRecord, EventType, Host } from './protocol/types';

/** Properties of a fake booking, named as in `BookedAppointment`. Omitted ones get a default value. */
export interface FakeBookingDetails {
  /** uid of the booking. @default a new one */
  uid?: string | undefined;
  /** Cal.com's numeric id; `null` for a booking without one. */
  id?: number | null | undefined;
  /** Key of the patient's seat in a shared booking. With `id: null`, others had booked it before. */
  seatUid?: string | undefined;
  /** Title of the booking. */
  title?: string | undefined;
  /** Start in ISO 8601. */
  start?: string | undefined;
  /** End in ISO 8601. @default half an hour after `start` */
  end?: string | undefined;
  /** Numeric id of the event type. */
  eventTypeId?: number | undefined;
  /** Status of the booking. @default 'accepted'; 'pending' with `paymentRequired`, 'cancelled' with `rescheduledToUid` */
  status?: 'accepted' | 'pending' | 'cancelled' | 'rejected' | undefined;
  /** Whether the patient still has to pay. */
  paymentRequired?: boolean | undefined;
  /** Occurrences of a recurring booking. Cal.com sends no numeric id for one. */
  occurrences?: readonly BookedOccurrence[] | undefined;
  /** Name of the host. */
  hostName?: string | undefined;
  /** IANA time zone of the host. */
  hostTimeZone?: string | undefined;
  /** Link of the video call. */
  videoCallUrl?: string | undefined;
  /** uid of the booking that this one replaced. */
  rescheduledFromUid?: string | undefined;
  /** uid of the booking that replaced this one. This one is then cancelled. */
  rescheduledToUid?: string | undefined;
  /** Why the booking was cancelled. */
  cancellationReason?: string | undefined;
  /** Who books. @default the booking form's prefilled values, then Sam Rivera */
  attendee?: { name?: string; email?: string; timeZone?: string } | undefined;
  /**
   * Metadata of the booking. @default what the booking page was opened with: `awellActivityId` and `awellPathwayId`
   */
  metadata?: Readonly<Record<string, string>> | undefined;
  /** Whether it is a dry run (Cal.com's `isDryRun`): no real booking is made. */
  isDryRun?: boolean | undefined;
}

/** A booking as Cal.com stores it. */
export interface FakeRecord {
  booking: BookingRecord;
  host: Host;
  eventType: EventType;
  /** Start and end of each occurrence; one, unless the booking recurs. */
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
  new BookingError('invalid_input', `The fake booking is invalid: ${why}`, { field });

function timeOf(field: string, value: string): string {
  const time = Date.parse(value);
  if (Number.isNaN(time)) {
    throw invalid(field, `${field} must be a time such as "2030-01-07T09:00:00Z".`);
  }
  return new Date(time).toISOString();
}

/**
 * A booking as Cal.com would store it.
 *
 * @param number Makes its keys differ from those of other bookings.
 * @throws BookingError `invalid_input` for an unknown field, or an invalid time.
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
  if (!first) throw invalid('occurrences', 'occurrences is empty. Pass at least one.');
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
