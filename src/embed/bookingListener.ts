import type { BookedAppointment } from '../booking/bookedAppointment';
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

export interface BookingListenerOptions {
  /**
   * A booking was made, moved or cancelled. One that was moved names in `rescheduledFromUid` what it replaces.
   *
   * @param insteadOf `rescheduleUid`, where the page made another booking instead of moving that one.
   */
  onBooking: (kind: BookingEvent['kind'], booking: BookedAppointment, insteadOf?: string) => void;
  /** Hears at once of a booking that is told only when its second version has come, or has not. */
  expect?: ((booking: BookedAppointment) => void) | undefined;
  /** `uid` of the booking that the page was asked to move. */
  rescheduleUid?: (() => string | undefined) | undefined;
}

/**
 * Turns the messages of one booking page into bookings. Cal.com tells of most bookings twice
 * (version 1, then version 2 in the same task) and of recurring ones once (version 2):
 * each booking made, moved or cancelled comes out once.
 */
export function listenForBookings(options: BookingListenerOptions): BookingListener {
  let waiting: BookingEvent | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The booking that the page made or moved last. */
  let latest: BookedAppointment | undefined;
  /** The seats that were told of, by booking; `undefined` where no seat was named. */
  const reported = new Map<string, Set<string | undefined>>();

  const keyOf = ({ kind, booking }: BookingEvent): string =>
    `${kind === 'cancelled' ? 'cancelled' : 'made'} ${booking.uid}`;

  const isReported = (event: BookingEvent): boolean => {
    const { seatUid, isDryRun } = event.booking;
    const seats = reported.get(keyOf(event));
    // Each dry run is a new rehearsal, although all have the same uid.
    if (!seats || isDryRun) return false;
    // Version 2 names no seat, so without one it is the booking that is known.
    return seatUid === undefined || seats.has(seatUid) || seats.has(undefined);
  };

  /** A booking that was moved, with what it replaces: version 2 does not say. */
  const complete = ({ kind, booking }: BookingEvent): BookedAppointment => {
    if (kind !== 'rescheduled' || booking.rescheduledFromUid !== undefined) return booking;
    const from = latest?.seatUid ?? latest?.uid ?? options.rescheduleUid?.();
    return { ...booking, rescheduledFromUid: from };
  };

  const reportOnce = (event: BookingEvent): void => {
    if (isReported(event)) return;
    const { kind } = event;
    const booking = complete(event);
    // A seat keeps its key when it is moved, and may be moved back.
    if (kind === 'rescheduled') reported.forEach((seats) => seats.delete(booking.seatUid ?? ''));
    const seats = reported.get(keyOf(event)) ?? new Set();
    reported.set(keyOf(event), seats.add(booking.seatUid));
    const insteadOf = kind === 'booked' && !latest ? options.rescheduleUid?.() : undefined;
    if (kind !== 'cancelled' && !booking.isDryRun) latest = booking;
    options.onBooking(kind, booking, insteadOf);
  };

  const flush = (): void => {
    clearTimeout(timer);
    const event = waiting;
    waiting = undefined;
    if (event) reportOnce(event);
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
        reportOnce(event);
        return;
      }
      if (isReported(event)) return;
      waiting = event;
      options.expect?.(complete(event));
      timer = setTimeout(flush, PAIR_WITHIN_MS);
    },
  };
}
