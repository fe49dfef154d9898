import type { BookingStatus } from './bookedAppointment';

/** Someone who attends. Cal.com may make up an `email` from a phone number (`…@sms.cal.com`). */
export interface BookingAttendee {
  /** Full name. */
  name?: string | undefined;
  /** E-mail address. */
  email?: string | undefined;
  /** IANA time zone. */
  timeZone?: string | undefined;
  /** BCP 47 language, for example `en`. */
  language?: string | undefined;
  /** Phone number. */
  phoneNumber?: string | undefined;
  /** Whether the attendee was marked as absent. */
  isAbsent?: boolean | undefined;
  /** Uid of this attendee's seat, if the booking is shared with others. */
  seatUid?: string | undefined;
  /** Metadata of this attendee's seat. The booking's own metadata is the first attendee's. */
  metadata?: Booking['metadata'] | undefined;
}

/** Someone who hosts the appointment. */
export interface BookingHost {
  /** Cal.com's numeric id of the user. */
  id?: number | undefined;
  /** Full name. */
  name?: string | undefined;
  /** E-mail address. */
  email?: string | undefined;
  /** Cal.com's user name. */
  username?: string | undefined;
  /** IANA time zone. */
  timeZone?: string | undefined;
}

/** One booking of a recurring one. */
export interface BookingOccurrence {
  /** Cal.com's uid of this booking. */
  uid: string;
  /** Cal.com's numeric id of this booking. */
  id?: number | undefined;
  /** Status in lower case. */
  status: BookingStatus;
  /** Start, ISO 8601 UTC. */
  start: string;
  /** End, ISO 8601 UTC. */
  end: string;
}

/** The patient's answers on the booking form, by the slug of the field. */
export type BookingResponses = Readonly<Record<string, unknown>>;

/**
 * A Cal.com booking, in one shape for both APIs (v2, version 2024-08-13, and v1). It contains the patient's answers:
 * show it, but don't log or store it.
 */
export interface Booking {
  /**
   * Cal.com's uid. A reschedule makes a new booking with a new `uid`. Anyone who knows it can cancel the booking, so
   * keep it secret.
   */
  uid: string;
  /** Cal.com's numeric id. */
  id?: number | undefined;
  /** Status in lower case. A rescheduled booking is `cancelled` and has a `rescheduledToUid`. */
  status: BookingStatus;
  /** Start, ISO 8601 UTC. */
  start: string;
  /** End, ISO 8601 UTC. */
  end: string;
  /** Duration in minutes. */
  durationMinutes: number;
  /**
   * Title of the booking. If it is shared, the event type's title, or empty if Cal.com doesn't return that: the
   * booking's own title names the first patient.
   */
  title: string;
  /** Description. Missing if the booking is shared, because it contains other patients' words. */
  description?: string | undefined;
  /** Cal.com's numeric id of the event type. */
  eventTypeId?: number | undefined;
  /** Cal.com's slug of the event type. */
  eventTypeSlug?: string | undefined;
  /** The attendees. For a shared booking, Cal.com hides them from clients without the key. */
  attendees: readonly BookingAttendee[];
  /** The hosts. Empty if the host's account is deleted. */
  hosts: readonly BookingHost[];
  /** E-mail addresses of the guests. */
  guests: readonly string[];
  /** The location in Cal.com's form: an address, a phone number, a URL, or an internal name (`integrations:daily`). */
  location?: string | undefined;
  /** URL of the video call; always `https:` or `http:`. */
  videoCallUrl?: string | undefined;
  /** Values stored with the booking. Those of a booking made for an activity contain `awellActivityId`. */
  metadata: Readonly<Record<string, string | number | boolean>>;
  /** The patient's answers on the booking form. */
  responses: BookingResponses;
  /** `uid` of the booking that this one replaced. */
  rescheduledFromUid?: string | undefined;
  /** `uid` of the booking that replaced this one. API v2 leaves it out for recurring bookings, and API v1 always. */
  rescheduledToUid?: string | undefined;
  /**
   * Whether the host has asked the patient to choose another time (Cal.com: request reschedule). The booking is then
   * `cancelled`, and nothing has replaced it yet. Only `getCurrentBooking` sets it.
   */
  isRescheduleRequested?: boolean | undefined;
  /**
   * Whether the booking that replaced this one can't be found. Only `getCurrentBooking` sets it, in two cases:
   * - One date of a recurring booking is `cancelled` because it was rescheduled, or is to be. Cal.com shows the new
   *   booking only to a client with the key, which may list bookings.
   * - A seat no longer exists (status `unknown`). It was cancelled, or it was rescheduled and got a new uid.
   */
  isSuccessorUnknown?: boolean | undefined;
  /** E-mail address of the person who rescheduled. */
  rescheduledByEmail?: string | undefined;
  /** Reason for the reschedule. */
  reschedulingReason?: string | undefined;
  /** Reason for the cancellation. */
  cancellationReason?: string | undefined;
  /** E-mail address of the person who cancelled. */
  cancelledByEmail?: string | undefined;
  /** Uid of the seat that was just booked. */
  seatUid?: string | undefined;
  /** Uid of the whole series. */
  recurringBookingUid?: string | undefined;
  /** All bookings of a recurring one, if the whole series was read or created. */
  occurrences?: readonly BookingOccurrence[] | undefined;
  /** Whether the host was marked as absent. */
  isHostAbsent?: boolean | undefined;
  /** Calendar id. A reschedule keeps it. */
  icsUid?: string | undefined;
  /** Creation time, ISO 8601 UTC. */
  createdAt?: string | undefined;
  /** Time of the last change, ISO 8601 UTC. */
  updatedAt?: string | undefined;
  /**
   * URL of the page that shows the booking. Like the two below, it is missing if the web app's address (`calOrigin`)
   * isn't known.
   */
  bookingUrl?: string | undefined;
  /** URL of the page that cancels. Cal.com's API returns none, so it is built as Cal.com builds it. */
  cancelUrl?: string | undefined;
  /** URL of the page that reschedules. */
  rescheduleUrl?: string | undefined;
  /** URL of the page to choose another time after the host has asked for it. Only with `isRescheduleRequested`. */
  rebookUrl?: string | undefined;
}
