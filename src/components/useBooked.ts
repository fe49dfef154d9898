import { useState } from 'react';
import type { Booking } from '../booking/booking';
import type { Completion } from '../completion/completion';
import type { BookingState } from '../completion/machine';
import { bookedAppointmentOf } from '../booking/appointment';
import { isOver } from '../booking/identity';
import { appointmentOf, enriched, isPast, type Appointment } from '../booking/appointment';
import { detailsNews, moveNews, pastNews } from './detailsNews';
import type { BookingLabels } from '../texts/labels';
import type { News } from './news';
import type { BookingReports } from './useBookingReports';
import { useMove, type Move } from './useMove';
import { useOnDemand } from './useOnDemand';

/** What the patient can do about a booking is fetched once there is one: nobody waits for it before. */
const loadActions = () => import('./BookedActions');

/** What is known of a booking that was made, and what the patient is doing about it. */
export interface Booked {
  /** What the booking page told, and what Cal.com's API told beyond it. */
  appointment: Appointment;
  /** As Cal.com's API has it, if it was asked. */
  read: Booking | undefined;
  /** Awell knows of it, it stands, and has not to be paid. */
  isFirm: boolean;
  move: Move;
  BookedActions: Awaited<ReturnType<typeof loadActions>>['BookedActions'] | undefined;
  /** Cal.com's API has told of the booking. */
  takeRead: (booking: Booking) => void;
  /** The news that go before those of the completion. */
  newsOf: (labels: BookingLabels) => News | undefined;
}

export function useBooked(
  activityId: string,
  state: BookingState,
  completion: () => Completion,
  reports: Pick<BookingReports, 'moved' | 'cancelled'>,
): Booked {
  const [found, setFound] = useState<Booking>();
  const actions = useOnDemand(loadActions, state.booking !== undefined);
  const { booking } = state;
  const read = booking && found?.uid === booking.uid ? found : undefined;
  const appointment = booking ? enriched(booking, read && appointmentOf(read)) : {};
  const isDone = state.status === 'completed' && !state.booking.paymentRequired;
  const isBehind = isDone && isPast(appointment);
  const isFirm = isDone && !isBehind && !isOver(state.booking);
  const mayMove = isFirm || read?.isRescheduleRequested === true;
  const move = useMove(booking && mayMove ? `${activityId} ${booking.uid}` : undefined);

  return {
    appointment,
    read,
    isFirm,
    move,
    BookedActions: actions?.BookedActions,
    takeRead: (now) => {
      const current = completion().getState().booking;
      // What the patient has just cancelled may have been read before.
      const isStale = now.uid === current?.uid && isOver(current) && !isOver(now);
      if (!current || isStale) return;
      setFound(now);
      if (now.uid !== current.uid) {
        reports.moved({ ...bookedAppointmentOf(now), rescheduledFromUid: current.uid });
        return;
      }
      if (now.status === 'cancelled' && !isOver(current)) {
        reports.cancelled({ ...current, status: 'cancelled' });
        return;
      }
      // The page may call accepted what is not paid yet; Cal.com does only what others had paid for, whom a seat joins.
      const isNews = now.status !== current.status || current.seatUid === undefined;
      const isSettled = isOver(now) || (isNews && now.status === 'accepted');
      const paymentRequired = current.paymentRequired && !isSettled;
      if (now.status !== current.status || paymentRequired !== current.paymentRequired) {
        completion().update({ ...current, status: now.status, paymentRequired });
      }
    },
    newsOf: (labels) => {
      if (booking && move.status) return moveNews(move.status, labels);
      if (read && isOver(read)) return detailsNews(read, false, labels);
      return isBehind && !isOver(state.booking) ? pastNews(labels) : undefined;
    },
  };
}
