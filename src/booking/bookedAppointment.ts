/**
 * Status of a booking, in lower case: `accepted`, `pending` (waits for the host's confirmation or for a payment),
 * `cancelled`, `rejected`; `unknown` where the message did not say. Cal.com may add others.
 */
export type BookingStatus =
  'accepted' | 'pending' | 'cancelled' | 'rejected' | 'unknown' | (string & {});

/** One occurrence of a recurring booking; ISO 8601 UTC. */
export interface BookedOccurrence {
  /** Start, ISO 8601. */
  start: string;
  /** End, ISO 8601. */
  end?: string | undefined;
}

/**
 * A booking as the booking page told of it: both versions of Cal.com's event, one-off, recurring, seated,
 * pending, unpaid and rescheduled, in one shape. It holds none of the patient's answers, but for where it takes place; and Cal.com composes
 * titles of names ("Intake between Dr Mia and Jo"), so `title` is for the patient's eyes only.
 */
export interface BookedAppointment {
  /** Cal.com's string key of the booking, the one that its API v2 takes. */
  uid: string;
  /**
   * Cal.com's number of the booking. Missing for recurring bookings, for a seat in an existing slot,
   * and wherever the page no longer tells it.
   */
  id?: number | undefined;
  /** Key of this patient's seat, where the booking is shared with others. */
  seatUid?: string | undefined;
  /** Of a seat, the event type's. */
  title?: string | undefined;
  /** ISO 8601 UTC. */
  start?: string | undefined;
  /** ISO 8601 UTC. */
  end?: string | undefined;
  /** Number of the event type at Cal.com. */
  eventTypeId?: number | undefined;
  /** Whether the booking is confirmed, and whether it still stands. */
  status: BookingStatus;
  /** The patient still has to pay; Cal.com tells nothing when they have. */
  paymentRequired: boolean;
  /** Whether it is a recurring booking. */
  isRecurring: boolean;
  /** All occurrences of a recurring booking; `start` and `end` are those of the first. */
  occurrences?: readonly BookedOccurrence[] | undefined;
  /** Name of the person who hosts the appointment. */
  hostName?: string | undefined;
  /** IANA time zone that the host works in. */
  hostTimeZone?: string | undefined;
  /** Where a video call takes place; only ever `https:` or `http:`. */
  videoCallUrl?: string | undefined;
  /** As Cal.com has it: an address, a phone number, a URL, or an internal name (`integrations:daily`). */
  location?: string | undefined;
  /** The event type forbids to cancel it, or to move it to another time. Missing where the page does not say. */
  disableCancelling?: boolean | undefined;
  /** Whether the event type forbids patients to reschedule. */
  disableRescheduling?: boolean | undefined;
  /** `uid` of the booking that this one replaces. */
  rescheduledFromUid?: string | undefined;
  /** Kept from before a reload, or by another tab: of its facts, only ids and what is to be done are known. */
  isRestored?: boolean | undefined;
  /** A rehearsal (`cal.isBookingDryRun=true`): nothing was booked, and no activity is completed. */
  isDryRun: boolean;
  /** Cal.com was asked: it knows the booking, which was made for `activityId`. Missing where the booking page, or the app, told of it. */
  isVerified?: true | undefined;
  /** With `isVerified`: id of the Awell activity that the booking's metadata names. */
  activityId?: string | undefined;
}

/**
 * A booking on the word of an address, which anyone can type. It completes nothing: the mark is a property, so that
 * copies have it too.
 */
export interface UnverifiedBooking extends Omit<BookedAppointment, 'isVerified' | 'activityId'> {
  /** Always `false`: nobody has asked Cal.com about it. */
  isVerified: false;
}

/** A booking that Cal.com was asked about: its facts are Cal.com's. */
export interface VerifiedBooking extends BookedAppointment {
  isVerified: true;
  activityId: string;
  start: string;
  end: string;
}
