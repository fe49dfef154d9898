import type { BookedAppointment } from '../../src/embed/bookedAppointment';
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

/** A booking that the patient made, from its first message on. */
export interface Made {
  booking: PlannedBooking;
  page: Page;
  at: number;
}

/** What truly happened, kept outside of all pages. */
export interface Ledger {
  /** The patient made this booking, in this page. */
  made: (page: Page, booking: PlannedBooking) => void;
  hasBooked: () => boolean;
  heard: (page: Page, booking: BookedAppointment) => void;
  stored: (page: Page, value: string) => void;
  /** In the order in which pages heard of them. */
  hearings: Heard[];
  bookings: Map<string, Made>;
}

export function createLedger(time: VirtualTime, trace: (text: string) => void): Ledger {
  const bookings: Ledger['bookings'] = new Map();
  const hearings: Heard[] = [];
  return {
    bookings,
    hearings,
    hasBooked: () => bookings.size > 0,
    made: (page, booking) => {
      trace(`books ${booking.uid} in ${page.name}, to be told as ${booking.expected}`);
      bookings.set(booking.uid, { booking, page, at: time.elapsed() });
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
