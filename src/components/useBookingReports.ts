import type { Booking } from '../booking/booking';
import type { Completion } from '../completion/completion';
import { bookingOf } from '../completion/intent';
import { bookedAppointmentOf } from '../booking/appointment';
import { isOver, isSameBooking } from '../booking/identity';
import { tellAppFirst } from '../completion/tellAppFirst';
import type { BookAppointmentProps } from './BookAppointment.types';
import { notRescheduled } from './reschedulePage';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingToMove } from './useBookingToMove';

/** What becomes of a booking, passed on to the app and to the activity's completion. */
export interface BookingReports {
  /** @param insteadOf `uid` of the booking that the page was asked to move. */
  booked: (booking: BookedAppointment, insteadOf?: string) => void;
  /** Made on the page on which the booking that is shown should have been moved. */
  bookedBeside: (booking: BookedAppointment, shown: BookedAppointment) => void;
  moved: (booking: BookedAppointment) => void;
  cancelled: (booking: BookedAppointment) => void;
  /**
   * Cal.com told of the booking that was shown when it was asked.
   *
   * @returns whether that is news: what was just cancelled may have been read before.
   */
  read: (shown: BookedAppointment, now: Booking) => boolean;
  /** The patient has cancelled the booking that was shown. */
  cancelledHere: (shown: BookedAppointment) => void;
}

/** Hands what Cal.com says of a booking that stays the same one to the completion. */
function takeStatus(completion: Completion, current: BookedAppointment, now: Booking): void {
  // The page may call accepted what is not paid yet; Cal.com does only what others had paid for, whom a seat joins.
  const isNews = now.status !== current.status || current.seatUid === undefined;
  const isSettled = isOver(now) || (isNews && now.status === 'accepted');
  const paymentRequired = current.paymentRequired && !isSettled;
  if (now.status !== current.status || paymentRequired !== current.paymentRequired) {
    completion.update({ ...current, status: now.status, paymentRequired });
  }
}

/** The booking that still stands, since it was not moved. */
function leftOverOf(uid: string, toMove: BookingToMove): BookedAppointment | undefined {
  if (toMove.problem) return undefined;
  if (!toMove.booking) return bookingOf({ bookingUid: uid });
  // One date of a series that should have been moved is not the whole of it.
  const isRecurring = toMove.booking.occurrences !== undefined;
  return { ...bookedAppointmentOf(toMove.booking), isRecurring };
}

export function useBookingReports(
  props: Pick<BookAppointmentProps, 'onBooked' | 'onRescheduled' | 'onCancelled' | 'onError'>,
  completion: () => Completion,
  toMove: BookingToMove,
): BookingReports {
  const current = (): BookedAppointment | undefined => completion().getState().booking;
  const book = (booking: BookedAppointment, leftOver?: BookedAppointment): void =>
    tellAppFirst(
      () => props.onBooked?.(booking),
      () => completion().book(booking, leftOver),
    );
  const moved = (told: BookedAppointment): void => {
    // What the event type forbids stays forbidden, where only the first message said so.
    const { disableCancelling, disableRescheduling } = current() ?? {};
    const booking = {
      ...told,
      disableCancelling: told.disableCancelling ?? disableCancelling,
      disableRescheduling: told.disableRescheduling ?? disableRescheduling,
    };
    tellAppFirst(
      () => props.onRescheduled?.({ booking, previousUid: booking.rescheduledFromUid }),
      () => completion().book(booking),
    );
  };
  const cancelled = (booking: BookedAppointment): void => {
    const known = current();
    if (known?.uid === booking.uid && isOver(known)) return;
    tellAppFirst(
      () => props.onCancelled?.({ booking }),
      () => completion().cancel(booking.uid),
    );
  };

  return {
    booked: (booking, insteadOf) => {
      if (insteadOf !== undefined) props.onError?.(notRescheduled());
      book(booking, insteadOf === undefined ? undefined : leftOverOf(insteadOf, toMove));
    },
    bookedBeside: book,
    moved,
    cancelled,
    read: (shown, now) => {
      const known = current();
      if (!known || !isSameBooking(known, shown)) return false;
      const isMoved = now.uid !== known.uid;
      if (!isMoved && isOver(known) && !isOver(now)) return false;
      if (isMoved) {
        moved({ ...bookedAppointmentOf(now), rescheduledFromUid: known.uid });
      } else if (now.status === 'cancelled') cancelled({ ...known, status: 'cancelled' });
      else takeStatus(completion(), known, now);
      return true;
    },
    cancelledHere: (shown) => {
      const known = current();
      if (known && isSameBooking(known, shown)) cancelled({ ...known, status: 'cancelled' });
    },
  };
}
