import type { Booking } from '../../booking/booking';
import type { CalClient } from './calClient';
import type { CalApiVersion, CalCalls } from './operations';
import type { CallCal } from './transport';

/** Key of a booking: its `uid` (API v2) or its numeric `id` (API v1). */
export type BookingKey = string | number;

/** Options of one request to Cal.com. */
export interface CalRequestOptions {
  /** Aborts the request. */
  signal?: AbortSignal | undefined;
}

export interface SeatOptions {
  /** v2: key of the attendee's seat, if the booking is shared. The seat is followed, not the booking. */
  seatUid?: string | undefined;
}

/** What became of a booking: its replacement, or why it has none although it wasn't simply cancelled. */
export interface BookingSuccessor extends Pick<
  Booking,
  'isRescheduleRequested' | 'isSuccessorUnknown'
> {
  next?: Booking | undefined;
}

/** A booking that was cancelled. */
export interface DeletedBooking {
  /** uid of the booking. */
  uid?: string | undefined;
  /** Numeric id of the booking. */
  id?: number | undefined;
  /** The booking was cancelled before, so nothing was changed. */
  wasAlreadyCancelled: boolean;
  /** The booking as it is now, if Cal.com returned it (API v2). */
  booking?: Booking | undefined;
}

/** One page of a list of bookings. */
export interface BookingList {
  /** The bookings that could be read. */
  bookings: Booking[];
  /** More bookings follow: ask again with `skip`. */
  hasMore: boolean;
  /** How many of Cal.com's entries couldn't be read as bookings. */
  unreadable: number;
}

/** One of Cal.com's two APIs behind a common interface. `deleteBooking` rejects if nothing is left to cancel. */
export interface Dialect extends Pick<
  CalClient,
  | 'getBooking'
  | 'getBookingBySeat'
  | 'createBooking'
  | 'updateBooking'
  | 'deleteBooking'
  | 'listBookings'
  | 'getCalendarLinks'
> {
  readSuccessor(booking: Booking, options?: CalRequestOptions): Promise<BookingSuccessor>;
  /** The key to read the booking by. */
  keyOf(booking: Booking): BookingKey;
}

/** What a client needs to know about one of the two APIs. */
export interface CalApi {
  version: CalApiVersion;
  calls: CalCalls;
  /** Base address of Cal.com's cloud, if it has this API. */
  hosted?: string;
  createDialect: (call: CallCal, calOrigin: string | undefined, mayList: boolean) => Dialect;
}
