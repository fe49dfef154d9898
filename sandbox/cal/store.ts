import { nanoid } from 'nanoid';
import type { Attendee, BookingRecord, Payment } from '../../src/testing/protocol/types';

const FIRST_BOOKING_ID = 7300001;
const FIRST_ATTENDEE_ID = 9900001;
const FIRST_PAYMENT_ID = 880001;

/** A change of a booking that webhooks report. */
export interface BookingChange {
  trigger: BookingTrigger;
  booking: BookingRecord;
  /** The booking that it replaces. */
  former?: BookingRecord;
  /** The seat that it is about, in a shared booking. */
  seatUid?: string | null;
  /** Metadata of the request. The API adds the former booking's, the booking page doesn't. */
  metadata?: Record<string, string>;
  payment?: Payment | null;
  /** The host asks the patient for another time. */
  requestReschedule?: boolean;
  /** Why a seat was cancelled. For a whole booking, the booking has the reason. */
  reason?: string | null;
  /** The host has answered a booking request. */
  isAnswer?: boolean;
}

export type BookingTrigger =
  | 'BOOKING_CREATED'
  | 'BOOKING_REQUESTED'
  | 'BOOKING_REJECTED'
  | 'BOOKING_RESCHEDULED'
  | 'BOOKING_CANCELLED'
  | 'BOOKING_PAYMENT_INITIATED'
  | 'BOOKING_PAID';

export interface CalStore {
  now: () => Date;
  bookings: () => BookingRecord[];
  find: (uid: string) => BookingRecord | undefined;
  findSeat: (seatUid: string) => { booking: BookingRecord; attendee: Attendee } | undefined;
  findSeries: (recurringEventId: string) => BookingRecord[];
  add: (booking: BookingRecord) => void;
  payments: () => Payment[];
  addPayment: (payment: Omit<Payment, 'id' | 'uid' | 'success'>) => Payment;
  successRedirectUrl: () => string | null;
  setSuccessRedirectUrl: (url: string | null) => void;
  announce: (change: BookingChange) => void;
  onChange: (listener: (change: BookingChange) => void) => void;
  switches: Switches;
  newUid: () => string;
  newUuid: () => string;
  nextBookingId: () => number;
  nextAttendeeId: () => number;
  reset: () => void;
}

/** Behaviour that a real Cal.com shows only sometimes. All off, unless a test turns one on. */
export interface Switches {
  /** How many reads of a new booking answer 404, as from a copy of the database that lags behind. */
  staleReads: number;
  /** API v2 refuses more than 120 calls a minute from one key or one address. */
  limitsCalls: boolean;
  /** The page's requests come without cookies, as in a frame of another site, so cancelling does nothing. */
  blocksCookies: boolean;
  /** `embed.js` logs the calLink with all prefilled values, as hosted builds do. */
  logsCalLink: boolean;
}

const OFF: Readonly<Switches> = {
  staleReads: 0,
  limitsCalls: false,
  blocksCookies: false,
  logsCalLink: false,
};

const newUid = (): string => nanoid(22);

export function createCalStore(now: () => Date = () => new Date()): CalStore {
  let bookings: BookingRecord[] = [];
  let payments: Payment[] = [];
  let redirect: string | null = null;
  const listeners: ((change: BookingChange) => void)[] = [];
  let bookingId = FIRST_BOOKING_ID;
  let attendeeId = FIRST_ATTENDEE_ID;
  const switches = { ...OFF };

  return {
    now,
    switches,
    newUid,
    newUuid: () => crypto.randomUUID(),
    bookings: () => [...bookings],
    find: (uid) => bookings.find((booking) => booking.uid === uid),
    findSeat(seatUid) {
      for (const booking of bookings) {
        const attendee = booking.attendees.find((one) => one.seatReferenceUid === seatUid);
        if (attendee) return { booking, attendee };
      }
      return undefined;
    },
    findSeries: (id) => bookings.filter((booking) => booking.recurringEventId === id),
    add(booking) {
      bookings.push(booking);
    },
    payments: () => [...payments],
    addPayment(fields) {
      const id = FIRST_PAYMENT_ID + payments.length;
      const payment = { ...fields, id, uid: newUid(), success: false };
      payments.push(payment);
      return payment;
    },
    successRedirectUrl: () => redirect,
    setSuccessRedirectUrl(url) {
      redirect = url;
    },
    announce(change) {
      for (const listener of listeners) listener(change);
    },
    onChange(listener) {
      listeners.push(listener);
    },
    nextBookingId: () => bookingId++,
    nextAttendeeId: () => attendeeId++,
    reset() {
      bookings = [];
      payments = [];
      redirect = null;
      bookingId = FIRST_BOOKING_ID;
      attendeeId = FIRST_ATTENDEE_ID;
      Object.assign(switches, OFF);
    },
  };
}
