import { useEffect, useState, type ReactElement } from 'react';
import type { Booking } from '../booking/booking';
import type { CalClient, CalendarLink } from '../api/cal/calClient';
import { publicClient } from '../api/cal/publicClient';
import { isOver, isSeatUnknown } from '../booking/identity';
import { backOff, wakeAfter } from '../completion/wake';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { isSeries } from '../booking/links';
import { BookingError } from '../errors';
import { useLatest } from '../hooks/useLatest';
import { calendarEntryOf, type Appointment } from '../booking/appointment';
import { AppointmentActions } from './AppointmentActions';
import { nextDate } from './detailsNews';
import type { BookingLabels } from '../texts/labels';

export interface BookedActionsProps {
  booking: BookedAppointment;
  appointment: Appointment;
  /** What Cal.com's API has told of the booking, if it has. */
  read: Booking | undefined;
  labels: BookingLabels;
  /** Asked about the booking; or else the API at `calApiUrl`, without a key. */
  client: CalClient | undefined;
  calApiUrl: string | undefined;
  calOrigin: string;
  /** Address of the page where it is cancelled, for a Cal.com whose API is not known. */
  cancelUrl: string;
  /** The booking stands, and has not to be paid. */
  isFirm: boolean;
  /** What the app knows of the event type's rules. */
  canReschedule: boolean | undefined;
  canCancel: boolean | undefined;
  onRead: (booking: Booking) => void;
  /** The patient wants another time. */
  onReschedule: () => void;
  onCancelled: (booking: BookedAppointment) => void;
  onError: ((error: BookingError) => void) | undefined;
}

const isMoved = (error: unknown): boolean =>
  error instanceof BookingError && error.code === 'booking_moved';

/** Whom to ask about a booking; `undefined` where that is not known. */
function clientFor(
  given: CalClient | undefined,
  calApiUrl: string | undefined,
  calOrigin: string,
): CalClient | undefined {
  // API v1 does not know bookings by their uid.
  if (given?.apiVersion === 'v2') return given;
  return calApiUrl === undefined ? undefined : publicClient(calApiUrl, calOrigin);
}

/** What Cal.com says of a booking: of a series, all of its dates, by the key that the panel knows it by. */
async function readNow(
  client: CalClient,
  booking: Pick<BookedAppointment, 'uid' | 'seatUid'>,
  isWhole: boolean,
  signal?: AbortSignal,
): Promise<Booking> {
  const { uid, seatUid } = booking;
  const now = await client.getCurrentBooking(uid, { seatUid, signal });
  if (!isWhole || now.recurringBookingUid === undefined) return now;
  try {
    return { ...(await client.getBooking(now.recurringBookingUid, { signal })), uid };
  } catch (error) {
    // A proxy may let the patient read the one date only. That it is over says nothing of the others.
    if (isOver(now)) throw error;
    return now;
  }
}

/** How soon a booking is read again when the patient looks at the page again, in ms. */
const READ_AGAIN_AFTER_MS = 10_000;
/** How soon one that has to be paid is, in ms, which nothing else tells of. Then less and less often. */
const FIRST_PAID_MS = 4_000;

/**
 * Reads a booking, and again when the patient comes back to the page: someone may have moved it meanwhile. One that has
 * to be paid is read until it is, while the patient looks at the page.
 *
 * @returns Whether Cal.com has answered, or failed to, for the first time.
 */
function useReadBack(
  client: CalClient | undefined,
  booking: BookedAppointment,
  onRead: (booking: Booking) => void,
): boolean {
  const [isAnswered, setAnswered] = useState(false);
  const { uid, seatUid, paymentRequired } = booking;
  const isWhole = isSeries(booking);
  const latest = useLatest(onRead);
  useEffect(() => {
    if (!client) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    let readAt = 0;
    let tries = 0;
    let stopWaiting = (): void => undefined;
    const read = (): void => {
      if (document.visibilityState === 'hidden') {
        readAt = 0;
        return;
      }
      readAt = Date.now();
      stopWaiting();
      readNow(client, { uid, seatUid }, isWhole, signal)
        .then(
          (now) => {
            if (!signal.aborted) latest.current(now);
            return now.status;
          },
          // What the booking page told is shown all the same.
          ({ recoverable }: BookingError) => (recoverable ? 'pending' : undefined),
        )
        .then((status) => {
          if (signal.aborted) return;
          setAnswered(true);
          if (!paymentRequired || status !== 'pending') return;
          tries += 1;
          stopWaiting();
          stopWaiting = wakeAfter(backOff(tries, FIRST_PAID_MS), read, true);
        });
    };
    const readAgain = (): void => {
      if (Date.now() - readAt >= READ_AGAIN_AFTER_MS) read();
    };
    read();
    document.addEventListener('visibilitychange', readAgain);
    window.addEventListener('online', readAgain);
    return () => {
      controller.abort();
      stopWaiting();
      window.removeEventListener('online', readAgain);
      document.removeEventListener('visibilitychange', readAgain);
    };
  }, [client, uid, seatUid, isWhole, paymentRequired, latest]);
  return isAnswered;
}

/** `null` until Cal.com has told them, `undefined` where it is not asked. */
function useCalendarLinks(
  client: CalClient | undefined,
  uid: string,
): CalendarLink[] | null | undefined {
  const [links, setLinks] = useState<CalendarLink[] | null>(null);
  useEffect(() => {
    if (!client) return undefined;
    const controller = new AbortController();
    client
      .getCalendarLinks(uid, { signal: controller.signal })
      .catch(() => [])
      .then((told) => !controller.signal.aborted && setLinks(told));
    return () => controller.abort();
  }, [client, uid]);
  return client && links;
}

/**
 * What the patient can do about an appointment that was just booked, and what Cal.com says of it meanwhile. Another
 * booking is another mount.
 */
export function BookedActions(props: BookedActionsProps): ReactElement | null {
  const { booking, appointment, read, labels, calOrigin, isFirm, onError } = props;
  const client = clientFor(props.client, props.calApiUrl, calOrigin);
  const isCertain = isFirm && booking.status !== 'pending';
  const isAnswered = useReadBack(client, booking, props.onRead);
  const isAwaited = !(read || isAnswered || !client);
  const links = useCalendarLinks(isCertain && client?.hasKey ? client : undefined, booking.uid);
  const isWhole = isSeries({ ...booking, occurrences: appointment.occurrences });

  const cancel = async (cancellationReason: string | undefined): Promise<void> => {
    const { uid, seatUid } = booking;
    const input = { cancellationReason, seatUid, allRemainingBookings: isWhole };
    try {
      // Of a series whose first date is over, Cal.com cancels the others from the next one on.
      await client?.deleteBooking((read && nextDate(read))?.uid ?? uid, input);
    } catch (error) {
      if (client && isMoved(error)) props.onRead(await readNow(client, booking, isWhole));
      throw error;
    }
    props.onCancelled({ ...booking, status: 'cancelled' });
  };

  if (!isFirm && !read?.isRescheduleRequested) return null;
  const { canReschedule = true, canCancel = true } = props;
  const { seatUid } = booking;
  // Most appointments are not shared: while it is not known, the place of all actions is kept.
  const mayChange =
    isAwaited || seatUid || !(read ? isSeatUnknown({ ...read, seatUid }) : client?.hasKey);
  // Also of a series of which one date is left: the page moves the first.
  const isOfSeries = isWhole || read?.occurrences !== undefined;
  const mayMove = mayChange && canReschedule && !isOfSeries && !booking.disableRescheduling;
  const mayCancel = mayChange && canCancel && isFirm && !booking.disableCancelling;
  return (
    <AppointmentActions
      labels={labels}
      isAwaited={isAwaited}
      isSeries={isWhole}
      reschedule={mayMove ? props.onReschedule : undefined}
      cancel={mayCancel ? (client ? cancel : props.cancelUrl) : undefined}
      calendarEntry={
        isCertain ? calendarEntryOf(appointment, read?.icsUid ?? booking.uid) : undefined
      }
      calendarLinks={links}
      onError={onError}
    />
  );
}
