import type { BookedAppointment } from '../booking/bookedAppointment';
import { mergeVersions, readBookingEvent, type BookingEvent } from './bookingEvents';

/** How long a version-1 event waits for version 2, in ms. The page sends both in the same task. */
const PAIR_WITHIN_MS = 100;

export interface BookingListener {
  /** Call it with each message of the booking page. */
  receive: (type: string, data: unknown) => void;
  /** Reports the event that still waits, because the page is being left or removed. */
  flush: () => void;
}

/** Reads a message. Returns `undefined` if reading throws. */
export function tryReadBookingEvent(type: string, data: unknown): BookingEvent | undefined {
  try {
    return readBookingEvent(type, data);
  } catch {
    return undefined;
  }
}

export interface BookingListenerOptions {
  /**
   * Reports a new booking, a reschedule or a cancellation. After a reschedule, `rescheduledFromUid` names the old
   * booking.
   *
   * @param insteadOf `rescheduleUid`, if the page made a new booking instead of rescheduling that one.
   */
  onBooking: (kind: BookingEvent['kind'], booking: BookedAppointment, insteadOf?: string) => void;
  /** Called with version 1, before `onBooking`, which waits for version 2. */
  expect?: ((booking: BookedAppointment) => void) | undefined;
  /** `uid` of the booking that the page should reschedule. */
  rescheduleUid?: (() => string | undefined) | undefined;
}

/**
 * Turns the messages of one booking page into bookings. Cal.com reports most bookings twice (version 1, then version
 * 2 in the same task) and recurring ones once (version 2). `onBooking` is called once for each.
 */
export function listenForBookings(options: BookingListenerOptions): BookingListener {
  let waiting: BookingEvent | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The last booking that the page made or rescheduled. */
  let latest: BookedAppointment | undefined;
  /** The reported seats, by booking; `undefined` stands for no seat. */
  const reported = new Map<string, Set<string | undefined>>();

  const keyOf = ({ kind, booking }: BookingEvent): string =>
    `${kind === 'cancelled' ? 'cancelled' : 'made'} ${booking.uid}`;

  const isReported = (event: BookingEvent): boolean => {
    const { seatUid, isDryRun } = event.booking;
    const seats = reported.get(keyOf(event));
    // Every dry run has the same uid, but each one counts.
    if (!seats || isDryRun) return false;
    // Version 2 has no seat. Without one, the booking itself was reported.
    return seatUid === undefined || seats.has(seatUid) || seats.has(undefined);
  };

  /** Adds the old booking's uid after a reschedule, because version 2 doesn't have it. */
  const complete = ({ kind, booking }: BookingEvent): BookedAppointment => {
    if (kind !== 'rescheduled' || booking.rescheduledFromUid !== undefined) return booking;
    const from = latest?.seatUid ?? latest?.uid ?? options.rescheduleUid?.();
    return { ...booking, rescheduledFromUid: from };
  };

  const reportOnce = (event: BookingEvent): void => {
    if (isReported(event)) return;
    const { kind } = event;
    const booking = complete(event);
    // A seat keeps its uid after a reschedule, and may be rescheduled back.
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
