import type { BookingStatus } from './bookedAppointment';

/** Someone who attends. Cal.com's `email` may be one of a phone number (`…@sms.cal.com`). */
export interface BookingAttendee {
  /** Full name. */
  name?: string | undefined;
  /** E-mail address. */
  email?: string | undefined;
  /** IANA time zone. */
  timeZone?: string | undefined;
  /** BCP 47, for example `en`. */
  language?: string | undefined;
  /** Phone number, with the country's prefix. */
  phoneNumber?: string | undefined;
  /** Whether the attendee was marked as absent. */
  isAbsent?: boolean | undefined;
  /** Key of this attendee's seat, where the booking is shared with others. */
  seatUid?: string | undefined;
  /** Metadata of this attendee's seat. That of the booking is of whoever took the first one. */
  metadata?: Booking['metadata'] | undefined;
}

export interface BookingHost {
  /** Number of the account at Cal.com. */
  id?: number | undefined;
  /** Full name. */
  name?: string | undefined;
  /** E-mail address. */
  email?: string | undefined;
  /** First part of the path of the host's booking pages. */
  username?: string | undefined;
  /** IANA time zone. */
  timeZone?: string | undefined;
}

/** One of the bookings of a recurring one. */
export interface BookingOccurrence {
  /** `uid` of this occurrence. */
  uid: string;
  /** Its number at Cal.com. */
  id?: number | undefined;
  /** Its own status. */
  status: BookingStatus;
  /** ISO 8601 UTC. */
  start: string;
  /** ISO 8601 UTC. */
  end: string;
}

/** What a patient answered on the booking form: slug of the field to answer. */
export type BookingResponses = Readonly<Record<string, unknown>>;

/**
 * A booking of Cal.com, whichever API told of it (Cal.com API v2, version 2024-08-13, or v1). It holds what the
 * patient answered: show it, but do not log or store it.
 */
export interface Booking {
  /** Cal.com's string key. A reschedule makes a new booking with another one. Whoever knows it may cancel: a secret. */
  uid: string;
  /** Cal.com's number. */
  id?: number | undefined;
  /** In lower case. A rescheduled booking is `cancelled` and has a `rescheduledToUid`. */
  status: BookingStatus;
  /** ISO 8601 UTC. */
  start: string;
  /** ISO 8601 UTC. */
  end: string;
  /** Length, in minutes. */
  durationMinutes: number;
  /** If it is shared with others, the event type's where Cal.com tells it, or empty: Cal.com's own names the first patient. */
  title: string;
  /** Left out if it is shared with others, whose words it holds. */
  description?: string | undefined;
  /** Number of the event type at Cal.com. */
  eventTypeId?: number | undefined;
  /** Last part of the booking page's path, for example `intake`. */
  eventTypeSlug?: string | undefined;
  /** Who has booked. */
  attendees: readonly BookingAttendee[];
  /** Empty where the host's account is gone. */
  hosts: readonly BookingHost[];
  /** E-mail addresses. */
  guests: readonly string[];
  /** As Cal.com has it: an address, a phone number, a URL, or an internal name (`integrations:daily`). */
  location?: string | undefined;
  /** Where a video call takes place; only ever `https:` or `http:`. */
  videoCallUrl?: string | undefined;
  /** What was stored with the booking, for example `awellActivityId`. */
  metadata: Readonly<Record<string, string | number | boolean>>;
  /** The answers of the booking form. */
  responses: BookingResponses;
  /** `uid` of the booking that this one replaces. */
  rescheduledFromUid?: string | undefined;
  /** `uid` of the booking that replaced this one. API v2 leaves it out for recurring bookings, v1 always. */
  rescheduledToUid?: string | undefined;
  /**
   * The host has asked the patient to choose another time (Cal.com: request reschedule). The booking is `cancelled`, and
   * nothing has replaced it yet. Only `getCurrentBooking` tells.
   */
  isRescheduleRequested?: boolean | undefined;
  /**
   * What became of it is not told. One date of a recurring booking is `cancelled` because it was moved, or is to be:
   * which booking replaced it Cal.com tells a client with the key only, which may list bookings. A seat that is not
   * there any more (status `unknown`) was given up, or has moved and got a new key. Only `getCurrentBooking` tells.
   */
  isSuccessorUnknown?: boolean | undefined;
  /** Who rescheduled it. */
  rescheduledByEmail?: string | undefined;
  /** Why it was rescheduled, as the person wrote it. */
  reschedulingReason?: string | undefined;
  /** Why it was cancelled, as the person wrote it. */
  cancellationReason?: string | undefined;
  /** Who cancelled it. */
  cancelledByEmail?: string | undefined;
  /** Key of the seat that was just booked. */
  seatUid?: string | undefined;
  /** Key of the whole series. */
  recurringBookingUid?: string | undefined;
  /** All bookings of a recurring one, where the whole series was asked for or made. */
  occurrences?: readonly BookingOccurrence[] | undefined;
  /** Whether the host was marked as absent. */
  isHostAbsent?: boolean | undefined;
  /** Calendar id; a reschedule keeps it. */
  icsUid?: string | undefined;
  /** ISO 8601 UTC. */
  createdAt?: string | undefined;
  /** ISO 8601 UTC. */
  updatedAt?: string | undefined;
  /** Page where it is seen. Like the two below: missing where the web app's address (`calOrigin`) is not known. */
  bookingUrl?: string | undefined;
  /** Page where it is cancelled. Composed as Cal.com does: its API tells no such address. */
  cancelUrl?: string | undefined;
  /** Page where it is moved to another time. */
  rescheduleUrl?: string | undefined;
  /** Page where another time is chosen after the host has asked for it; only with `isRescheduleRequested`. */
  rebookUrl?: string | undefined;
}
