import type { Booking } from '../../booking/booking';
import type {
  CreateBookingInput,
  DeleteBookingInput,
  ListBookingsFilter,
  UpdateBookingInput,
} from './inputs';

/** What a booking is asked for by: its `uid` (API v2), or its numeric `id` (API v1). */
export type BookingKey = string | number;

export interface CalRequestOptions {
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
  uid?: string | undefined;
  id?: number | undefined;
  /** It had been cancelled before; nothing was changed. */
  wasAlreadyCancelled: boolean;
  /** As it is now, where Cal.com told (API v2). */
  booking?: Booking | undefined;
}

export interface BookingList {
  bookings: Booking[];
  /** There are more behind these: ask again with `skip`. */
  hasMore: boolean;
  /** How many of Cal.com's entries could not be read as bookings. */
  unreadable: number;
}

/** One of Cal.com's two APIs, spoken in our own words. */
export interface Dialect {
  get(key: BookingKey, options?: CalRequestOptions): Promise<Booking>;
  getBySeat(seatUid: string, options?: CalRequestOptions): Promise<Booking>;
  create(input: CreateBookingInput, options?: CalRequestOptions): Promise<Booking>;
  update(
    key: BookingKey,
    changes: UpdateBookingInput,
    options?: CalRequestOptions,
  ): Promise<Booking>;
  delete(
    key: BookingKey,
    input: DeleteBookingInput,
    options?: CalRequestOptions,
  ): Promise<DeletedBooking>;
  list(filter: ListBookingsFilter, options?: CalRequestOptions): Promise<BookingList>;
  fateOf(booking: Booking, options?: CalRequestOptions): Promise<BookingFate>;
  /** What the booking is asked for by. */
  keyOf(booking: Booking): BookingKey;
}
