/**
 * Status of a booking, in lower case: `accepted`, `pending` (waits for the host's confirmation or for a payment),
 * `cancelled`, `rejected`, or `unknown` if the message had no status. Cal.com may add others.
 */
export type BookingStatus =
  'accepted' | 'pending' | 'cancelled' | 'rejected' | 'unknown' | (string & {});

/** One occurrence of a recurring booking. ISO 8601 UTC. */
export interface BookedOccurrence {
  /** Start, ISO 8601 UTC. */
  start: string;
  /** End, ISO 8601 UTC. */
  end?: string | undefined;
}

/**
 * A booking as the booking page reported it. It has one shape for both versions of Cal.com's event, and for one-off,
 * recurring, seated, pending, unpaid and rescheduled bookings. It contains none of the patient's answers except the
 * place. Cal.com's titles contain names ("Intake between Dr Mia and Jo"), so show `title` only to the patient.
 */
export interface BookedAppointment {
  /** Cal.com's uid of the booking: the key for API v2. */
  uid: string;
  /**
   * Cal.com's numeric id of the booking. Missing for recurring bookings, for a seat in an existing slot, and if the
   * booking page doesn't report it (newer versions don't).
   */
  id?: number | undefined;
  /** Uid of this patient's seat, if the booking is shared with other patients. */
  seatUid?: string | undefined;
  /** Title of the booking; for a seat, the title of the event type. */
  title?: string | undefined;
  /** Start, ISO 8601 UTC. */
  start?: string | undefined;
  /** End, ISO 8601 UTC. */
  end?: string | undefined;
  /** Cal.com's numeric id of the event type. */
  eventTypeId?: number | undefined;
  /** Status of the booking, as the page reported it. */
  status: BookingStatus;
  /** Whether the patient still has to pay. Cal.com's page doesn't report when they have. */
  paymentRequired: boolean;
  /** Whether the booking is recurring. */
  isRecurring: boolean;
  /** All occurrences of a recurring booking. `start` and `end` are those of the first one. */
  occurrences?: readonly BookedOccurrence[] | undefined;
  /** Name of the person who hosts the appointment. */
  hostName?: string | undefined;
  /** IANA time zone of the host. */
  hostTimeZone?: string | undefined;
  /** URL of the video call; always `https:` or `http:`. */
  videoCallUrl?: string | undefined;
  /** The location in Cal.com's form: an address, a phone number, a URL, or an internal name (`integrations:daily`). */
  location?: string | undefined;
  /** Whether the event type forbids the patient to cancel. Missing if the page doesn't report it. */
  disableCancelling?: boolean | undefined;
  /** Whether the event type forbids the patient to reschedule. Missing if the page doesn't report it. */
  disableRescheduling?: boolean | undefined;
  /** `uid` of the booking that this one replaced. */
  rescheduledFromUid?: string | undefined;
  /**
   * Whether the booking comes from before a reload, or from another tab. Then only its ids, its status and whether it
   * has to be paid are known.
   */
  isRestored?: boolean | undefined;
  /** Whether it was a dry run (`cal.isBookingDryRun=true`): nothing was booked, and no activity is completed. */
  isDryRun: boolean;
  /**
   * `true` if Cal.com confirmed that the booking exists and was made for `activityId`. Missing if only the booking
   * page or the app reported it.
   */
  isVerified?: true | undefined;
  /** With `isVerified`: id of the Awell activity in the booking's metadata. */
  activityId?: string | undefined;
}

/**
 * A booking from a URL, which anyone can type. It completes nothing. `isVerified` is a property, so that copies of
 * the object keep it.
 */
export interface UnverifiedBooking extends Omit<BookedAppointment, 'isVerified' | 'activityId'> {
  /** Marks the booking as unverified. */
  isVerified: false;
}

/** A booking that Cal.com has confirmed. Its facts are Cal.com's. */
export interface VerifiedBooking extends BookedAppointment {
  /** Marks the booking as verified. */
  isVerified: true;
  /** Id of the Awell activity in the booking's metadata. */
  activityId: string;
  /** Start, ISO 8601 UTC. */
  start: string;
  /** End, ISO 8601 UTC. */
  end: string;
}
