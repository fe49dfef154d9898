import type { BookedAppointment } from '../../src/booking/bookedAppointment';
import type { Page } from './browser/page';
import type { PlannedBooking } from './plan/bookings';
import type { VirtualTime } from './time';

/** A booking that a page's library heard of. */
export interface Heard {
  uid: string;
  /** Its place among all events (VirtualTime.order). */
  order: number;
  /** Virtual time, in ms. */
  at: number;
  page: Page;
  /** The intent reached the storage. */
  isStored: boolean;
}

/** A booking that was cancelled, and the page that heard of it. */
export interface Cancelled {
  uid: string;
  order: number;
  at: number;
  page: Page;
}

/** A booking that the patient made, from its first message on. */
export interface Made {
  booking: PlannedBooking;
  page: Page;
  at: number;
  /** The booking page that it was made in. */
  frame: object | undefined;
  /** `uid` of the booking that it replaces. */
  from: string | undefined;
}

/** What truly happened, kept outside of all pages. */
export interface Ledger {
  /** The patient made this booking, or moved another one to it, in this page. */
  made: (page: Page, booking: PlannedBooking, from?: string) => void;
  hasBooked: () => boolean;
  heard: (page: Page, booking: BookedAppointment) => void;
  cancelled: (page: Page, booking: BookedAppointment) => void;
  stored: (page: Page, value: string) => void;
  /** In the order in which pages heard of them. */
  hearings: Heard[];
  bookings: Map<string, Made>;
  cancellations: Cancelled[];
  /** Whether it was moved to another time, so that Cal.com has cancelled it. */
  isMoved: (uid: string) => boolean;
}

export function createLedger(time: VirtualTime, trace: (text: string) => void): Ledger {
  const bookings: Ledger['bookings'] = new Map();
  const hearings: Heard[] = [];
  const cancellations: Cancelled[] = [];
  return {
    bookings,
    hearings,
    cancellations,
    isMoved: (uid) => [...bookings.values()].some(({ from }) => from === uid),
    cancelled: (page, { uid }) => {
      trace(`${page.name} hears that ${uid} is cancelled`);
      cancellations.push({ uid, order: time.order(), at: time.elapsed(), page });
    },
    hasBooked: () => bookings.size > 0,
    made: (page, booking, from) => {
      const how = from === undefined ? 'books' : `moves ${from} to`;
      trace(`${how} ${booking.uid} in ${page.name}, to be told as ${booking.expected}`);
      bookings.set(booking.uid, { booking, page, at: time.elapsed(), frame: page.frame(), from });
    },
    heard: (page, { uid }) => {
      // A page hears of a booking when its first version comes, and again when it is whole.
      if (hearings.some((heard) => heard.uid === uid && heard.page === page)) return;
      trace(`${page.name} hears of ${uid}`);
      hearings.push({ uid, order: time.order(), at: time.elapsed(), page, isStored: false });
    },
    stored: (page, value) => {
      trace(`${page.name} stores ${value}`);
      const { bookingUid } = JSON.parse(value) as { bookingUid: string };
      for (const hearing of hearings) if (hearing.uid === bookingUid) hearing.isStored = true;
    },
  };
}
