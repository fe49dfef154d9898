import type { BookedAppointment } from './bookedAppointment';
import { mergeVersions, readBookingEvent, type BookingEvent } from './bookingEvents';

/** How long a version-1 event waits for its version 2, which the page sends in the same task, in ms. */
const PAIR_WITHIN_MS = 100;

export interface BookingListener {
  /** Hand over each message of the booking page. */
  receive: (type: string, data: unknown) => void;
  /** Tells of what is still waiting, now: the page is left, or its end has come. */
  flush: () => void;
}

/** What a message says, unless reading it throws: then it says nothing. */
export function tryReadBookingEvent(type: string, data: unknown): BookingEvent | undefined {
  try {
    return readBookingEvent(type, data);
  } catch {
    return undefined;
  }
}

/**
 * Turns the messages of one booking page into bookings. Cal.com tells of most bookings twice
 * (version 1, then version 2 in the same task) and of recurring ones once (version 2):
 * each booking made, moved or cancelled comes out once.
 *
 * @param expect Hears at once of a booking that is told only when its second version has come, or has not.
 */
export function listenForBookings(
  tell: (kind: BookingEvent['kind'], booking: BookedAppointment) => void,
  expect: (booking: BookedAppointment) => void = () => undefined,
): BookingListener {
  let waiting: BookingEvent | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The seats that were told of, by booking; `undefined` where no seat was named. */
  const told = new Map<string, Set<string | undefined>>();

  const keyOf = ({ kind, booking }: BookingEvent): string =>
    `${kind === 'cancelled' ? 'cancelled' : 'made'} ${booking.uid}`;

  const isTold = (event: BookingEvent): boolean => {
    const { seatUid, isDryRun } = event.booking;
    const seats = told.get(keyOf(event));
    // Each dry run is a new rehearsal, although all have the same uid.
    if (!seats || isDryRun) return false;
    // Version 2 names no seat, so without one it is the booking that is known.
    return seatUid === undefined || seats.has(seatUid) || seats.has(undefined);
  };

  const tellOnce = (event: BookingEvent): void => {
    if (isTold(event)) return;
    const seats = told.get(keyOf(event)) ?? new Set();
    told.set(keyOf(event), seats.add(event.booking.seatUid));
    tell(event.kind, event.booking);
  };

  const flush = (): void => {
    clearTimeout(timer);
    const event = waiting;
    waiting = undefined;
    if (event) tellOnce(event);
  };

  return {
    flush,
    receive: (type, data) => {
      const event = tryReadBookingEvent(type, data);
      if (!event) return;
      const isPair = waiting?.kind === event.kind && waiting.booking.uid === event.booking.uid;
      if (waiting && isPair && event.version === 2) {
        waiting = { ...event, booking: mergeVersions(waiting.booking, event.booking) };
        flush();
        return;
      }
      flush();
      if (event.version === 2 || event.kind === 'cancelled') {
        tellOnce(event);
        return;
      }
      if (isTold(event)) return;
      waiting = event;
      expect(event.booking);
      timer = setTimeout(flush, PAIR_WITHIN_MS);
    },
  };
}
