import type { Completion } from '../completion/completion';
import { bookingOf } from '../completion/intent';
import { bookedAppointmentOf } from '../booking/appointment';
import { isOver } from '../booking/identity';
import { tellAppFirst } from '../completion/tellAppFirst';
import type { BookAppointmentProps } from './BookAppointment.types';
import { notRescheduled } from './RescheduleFrame';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingToMove } from './useBookingToMove';

/** What a booking page tells of, passed on to the app and to the activity's completion. */
export interface BookingReports {
  /** @param insteadOf `uid` of the booking that the page was asked to move. */
  booked: (booking: BookedAppointment, insteadOf?: string) => void;
  /** Made on the page on which the booking that is shown should have been moved. */
  bookedBeside: (booking: BookedAppointment, shown: BookedAppointment) => void;
  moved: (booking: BookedAppointment) => void;
  cancelled: (booking: BookedAppointment) => void;
}

export function useBookingReports(
  props: Pick<BookAppointmentProps, 'onBooked' | 'onRescheduled' | 'onCancelled' | 'onError'>,
  completion: () => Completion,
  toMove: BookingToMove,
): BookingReports {
  /** The booking that still stands, since it was not moved. */
  const leftOverOf = (uid: string): BookedAppointment | undefined => {
    if (toMove.problem) return undefined;
    if (!toMove.booking) return bookingOf({ bookingUid: uid });
    // One date of a series that should have been moved is not the whole of it.
    const isRecurring = toMove.booking.occurrences !== undefined;
    return { ...bookedAppointmentOf(toMove.booking), isRecurring };
  };
  const book = (booking: BookedAppointment, leftOver?: BookedAppointment): void =>
    tellAppFirst(
      () => props.onBooked?.(booking),
      () => completion().book(booking, leftOver),
    );

  /** What the event type forbids stays forbidden, where only the first message said so. */
  const withRules = (booking: BookedAppointment): BookedAppointment => {
    const { disableCancelling, disableRescheduling } = completion().getState().booking ?? {};
    return {
      ...booking,
      disableCancelling: booking.disableCancelling ?? disableCancelling,
      disableRescheduling: booking.disableRescheduling ?? disableRescheduling,
    };
  };
  const isKnownToBeCancelled = ({ uid }: BookedAppointment): boolean => {
    const { booking } = completion().getState();
    return booking?.uid === uid && isOver(booking);
  };

  return {
    booked: (booking, insteadOf) => {
      if (insteadOf !== undefined) props.onError?.(notRescheduled());
      book(booking, insteadOf === undefined ? undefined : leftOverOf(insteadOf));
    },
    bookedBeside: book,
    moved: (told) => {
      const booking = withRules(told);
      tellAppFirst(
        () => props.onRescheduled?.({ booking, previousUid: booking.rescheduledFromUid }),
        () => completion().book(booking),
      );
    },
    cancelled: (booking) => {
      if (isKnownToBeCancelled(booking)) return;
      tellAppFirst(
        () => props.onCancelled?.({ booking }),
        () => completion().cancel(booking.uid),
      );
    },
  };
}
