import type { Booking } from '../../booking/booking';
import type { CalClient } from './calClient';
import type { CalApiVersion, CalCalls } from './operations';
import type { CallCal } from './transport';

/** What a booking is asked for by: its `uid` (API v2), or its numeric `id` (API v1). */
export type BookingKey = string | number;

export interface CalRequestOptions {
  /** Cancels the request. */
  signal?: AbortSignal | undefined;
}

export interface SeatOptions {
  /** v2: key of the attendee's seat, where the booking is shared with others. The seat is followed, not the booking. */
  seatUid?: string | undefined;
}

/** What became of a booking: the one that replaced it, or why there is none although it was not simply cancelled. */
export interface BookingFate extends Pick<Booking, 'isRescheduleRequested' | 'isSuccessorUnknown'> {
  next?: Booking | undefined;
}

/** A booking that was cancelled. */
export interface DeletedBooking {
  /** `uid` of the cancelled booking. */
  uid?: string | undefined;
  /** Its number, if Cal.com has said it. */
  id?: number | undefined;
  /** It had been cancelled before; nothing was changed. */
  wasAlreadyCancelled: boolean;
  /** As it is now, where Cal.com told (API v2). */
  booking?: Booking | undefined;
}

export interface BookingList {
  /** The bookings of this page of the list. */
  bookings: Booking[];
  /** There are more behind these: ask again with `skip`. */
  hasMore: boolean;
  /** How many of Cal.com's entries could not be read as bookings. */
  unreadable: number;
}

/** One of Cal.com's two APIs, spoken in our own words. `deleteBooking` rejects where nothing is left to cancel. */
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
  fateOf(booking: Booking, options?: CalRequestOptions): Promise<BookingFate>;
  /** What the booking is asked for by. */
  keyOf(booking: Booking): BookingKey;
}

/** What a client needs to know of one of the two. */
export interface CalApi {
  version: CalApiVersion;
  calls: CalCalls;
  /** Base address of Cal.com's cloud, if it has this API. */
  hosted?: string;
  createDialect: (call: CallCal, calOrigin: string | undefined, mayList: boolean) => Dialect;
}
