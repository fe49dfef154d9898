import type { BookingMetadata } from '../../embed/bookingPageUrl';

/** Statuses that a booking can be set to. They are accepted in any case. */
export type BookingStatusChange = 'ACCEPTED' | 'PENDING' | 'CANCELLED' | 'REJECTED';

/** A status in upper or lower case. TypeScript suggests the four. */
export type BookingStatusInput = BookingStatusChange | Lowercase<BookingStatusChange>;

/** Where an appointment takes place, in the form of API v2. The event type must offer it. */
export type BookingLocation =
  | { type: 'address'; address?: string | undefined }
  | { type: 'attendeeAddress'; address: string }
  | { type: 'attendeeDefined'; location: string }
  | { type: 'attendeePhone'; phone: string }
  | { type: 'integration'; integration: string }
  | { type: 'link'; link?: string | undefined }
  | { type: 'phone'; phone?: string | undefined }
  | { type: 'organizersDefaultApp' };

/**
 * A location as text (what the attendee types in), in the form of v1 and the booking form (`{ value:
 * 'integrations:zoom', optionValue: '' }`), or in the form of v2.
 */
export type BookingLocationInput =
  string | { value: string; optionValue?: string | undefined } | BookingLocation;

/** Answers to the booking form. Other keys are the slugs of the event type's own fields. */
export interface BookingResponsesInput {
  /** Name of the attendee. */
  name: string;
  /** E-mail address of the attendee. */
  email?: string | undefined;
  /** Where the appointment takes place, if the event type offers a choice. */
  location?: BookingLocationInput | undefined;
  /** With a country code: `+32470123456`. Required without `email`. */
  attendeePhoneNumber?: string | undefined;
  /** E-mail addresses of guests. */
  guests?: readonly string[] | undefined;
  /** Additional notes of the attendee. */
  notes?: string | undefined;
  /** Answer to the field with this slug. */
  [slug: string]: unknown;
}

/** A booking to create. */
export interface CreateBookingInput {
  /** Numeric id of the event type. */
  eventTypeId: number;
  /** Answers to the booking form. */
  responses: BookingResponsesInput;
  /** Start in ISO 8601, with an offset or `Z`. */
  start: string;
  /**
   * End in ISO 8601, for event types with several lengths: on v2 the length is sent. @default the event type's length
   */
  end?: string | undefined;
  /** IANA time zone of the attendee, for example `Europe/Brussels`. */
  timeZone: string;
  /** Language of the attendee, for example `nl`. @default 'en' */
  language?: string | undefined;
  /** At most 50 keys of up to 40 characters, with text of up to 500. No personal data. */
  metadata?: BookingMetadata | undefined;
  /** v1 only: id of the series. On v2 use `recurrenceCount`. */
  recurringEventId?: number | string | undefined;
  /** v2 only: how many occurrences of a recurring event type to book. */
  recurrenceCount?: number | undefined;
  /** v1 only: title of the booking. */
  title?: string | undefined;
  /** Description of the booking. On v2 it is sent as the answer `notes`, which Cal.com uses as the description. */
  description?: string | undefined;
  /** v1 only. On v2 the event type decides whether a booking needs confirmation. */
  status?: BookingStatusInput | undefined;
}

/** Changes to a booking. Omitted properties stay as they are. */
export interface UpdateBookingInput {
  /** New start in ISO 8601. On v2 this reschedules: Cal.com creates a new booking, with a new `id` and `uid`. */
  start?: string | undefined;
  /** New end in ISO 8601. On v2 only together with `start`, and the length must stay the same. */
  end?: string | undefined;
  /** v2: confirms, declines or cancels the booking. Only v1 accepts `PENDING`. */
  status?: BookingStatusInput | undefined;
  /** v1 only: title of the booking. */
  title?: string | undefined;
  /** v1 only: description of the booking. */
  description?: string | undefined;
  /** v2 only: new location. */
  location?: BookingLocationInput | undefined;
  /** v2: why the booking is rescheduled, declined or cancelled. Cal.com stores it with the booking. */
  reason?: string | undefined;
  /** v2: e-mail address of the person who reschedules. */
  rescheduledBy?: string | undefined;
  /** v2: key of the attendee's seat, if the booking is shared. */
  seatUid?: string | undefined;
}

/** How to cancel a booking. */
export interface DeleteBookingInput {
  /** Stored with the booking and sent to its people. Some event types require it. */
  cancellationReason?: string | undefined;
  /** For a recurring booking: cancels this date and all later ones. */
  allRemainingBookings?: boolean | undefined;
  /** v2: key of the attendee's seat, if the booking is shared. Without it, a client with the key cancels all seats. */
  seatUid?: string | undefined;
}

/** Which bookings to list (Cal.com API v2 `GET /v2/bookings`). Times are ISO 8601. */
export interface ListBookingsFilter {
  /** Which bookings to list, by status. v1 only accepts `upcoming`. */
  status?: 'upcoming' | 'recurring' | 'past' | 'cancelled' | 'unconfirmed' | undefined;
  /** E-mail address of an attendee. */
  attendeeEmail?: string | undefined;
  /** v2 only: name of an attendee. */
  attendeeName?: string | undefined;
  /** v2 only: id of the event type. */
  eventTypeId?: number | undefined;
  /** Bookings that start after this time. */
  afterStart?: string | undefined;
  /** Bookings that end before this time. */
  beforeEnd?: string | undefined;
  /** v2 only: bookings created after this time. */
  afterCreatedAt?: string | undefined;
  /** v2 only: bookings changed after this time. */
  afterUpdatedAt?: string | undefined;
  /** v2 only: order by start. */
  sortStart?: 'asc' | 'desc' | undefined;
  /** Order by time of creation. */
  sortCreated?: 'asc' | 'desc' | undefined;
  /** How many to return, 1 to 250. @default 100 */
  take?: number | undefined;
  /** How many to skip. @default 0 */
  skip?: number | undefined;
}
