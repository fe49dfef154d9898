import type { BookingMetadata } from '../../embed/bookingPageUrl';

/** Statuses that the seed's actions may set, in any case. */
export type BookingStatusChange = 'ACCEPTED' | 'PENDING' | 'CANCELLED' | 'REJECTED';

/** A status in any case; TypeScript suggests the four. */
export type BookingStatusInput = BookingStatusChange | Lowercase<BookingStatusChange>;

/** Where an appointment takes place, as API v2 takes it. The event type has to offer it. */
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
 * A location as text (what the attendee types in), as v1 and the booking form have it
 * (`{ value: 'integrations:zoom', optionValue: '' }`), or as v2 does.
 */
export type BookingLocationInput =
  string | { value: string; optionValue?: string | undefined } | BookingLocation;

/** Answers to the booking form. Further slugs are those of the event type's own fields. */
export interface BookingResponsesInput {
  /** Full name of the attendee. */
  name: string;
  /** E-mail address of the attendee. */
  email?: string | undefined;
  /** Where the appointment takes place. */
  location?: BookingLocationInput | undefined;
  /** With a country code, `+32470123456`. Needed where there is no `email`. */
  attendeePhoneNumber?: string | undefined;
  /** E-mail addresses. */
  guests?: readonly string[] | undefined;
  /** Additional notes. */
  notes?: string | undefined;
  [slug: string]: unknown;
}

export interface CreateBookingInput {
  /** Number of the event type at Cal.com. */
  eventTypeId: number;
  /** The answers of the booking form. */
  responses: BookingResponsesInput;
  /** ISO 8601, with an offset or `Z`. */
  start: string;
  /** ISO 8601. On v2 the length that it makes is sent, for event types of several lengths. The event type's when left out. */
  end?: string | undefined;
  /** IANA time zone of the attendee. */
  timeZone: string;
  /** Language of the attendee, for example `nl`. @default 'en' */
  language?: string | undefined;
  /** At most 50 keys of up to 40 characters, text of up to 500. No personal data. */
  metadata?: BookingMetadata | undefined;
  /** v1 only: id of the series that the booking belongs to. On v2 use `recurrenceCount`. */
  recurringEventId?: number | string | undefined;
  /** v2 only: how many occurrences of a recurring event type to book. */
  recurrenceCount?: number | undefined;
  /** v1 only. */
  title?: string | undefined;
  /** On v2 it is sent as the answer `notes`, which Cal.com makes the description. */
  description?: string | undefined;
  /** v1 only. On v2 the event type decides whether a booking waits for confirmation. */
  status?: BookingStatusInput | undefined;
}

export interface UpdateBookingInput {
  /** ISO 8601. On v2 this reschedules: Cal.com makes a new booking, with a new `id` and `uid`. */
  start?: string | undefined;
  /** ISO 8601. On v2 only together with `start`, and only the length that the booking has. */
  end?: string | undefined;
  /** v2: confirms, declines or cancels. `PENDING` is v1's only. */
  status?: BookingStatusInput | undefined;
  /** v1 only. */
  title?: string | undefined;
  /** v1 only. */
  description?: string | undefined;
  /** v2 only. */
  location?: BookingLocationInput | undefined;
  /** v2: why it is moved, declined or cancelled; stored with the booking. */
  reason?: string | undefined;
  /** v2: e-mail address of who moves it. */
  rescheduledBy?: string | undefined;
  /** v2: the attendee's seat, where the booking is shared with others. */
  seatUid?: string | undefined;
}

export interface DeleteBookingInput {
  /** Stored with the booking, and sent to its people. Some event types require it. */
  cancellationReason?: string | undefined;
  /** Of a recurring booking: this one and all after it. */
  allRemainingBookings?: boolean | undefined;
  /** v2: the attendee's seat, where the booking is shared with others. Left out with the key, it is everyone's. */
  seatUid?: string | undefined;
}

/** Which bookings to list (Cal.com API v2 `GET /v2/bookings`). Times are ISO 8601. */
export interface ListBookingsFilter {
  /** Only bookings of these statuses. */
  status?: 'upcoming' | 'recurring' | 'past' | 'cancelled' | 'unconfirmed' | undefined;
  /** Only bookings of this attendee. */
  attendeeEmail?: string | undefined;
  /** v2 only. */
  attendeeName?: string | undefined;
  /** v2 only. */
  eventTypeId?: number | undefined;
  /** Only bookings that start after this time, ISO 8601. */
  afterStart?: string | undefined;
  /** Only bookings that end before this time, ISO 8601. */
  beforeEnd?: string | undefined;
  /** v2 only. */
  afterCreatedAt?: string | undefined;
  /** v2 only. */
  afterUpdatedAt?: string | undefined;
  /** v2 only. */
  sortStart?: 'asc' | 'desc' | undefined;
  /** Sorts by when the bookings were made. */
  sortCreated?: 'asc' | 'desc' | undefined;
  /** 1 to 250. @default 100 */
  take?: number | undefined;
  /** @default 0 */
  skip?: number | undefined;
}
