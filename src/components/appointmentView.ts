import type { Booking } from '../booking/booking';
import {
  appointmentOf,
  bookedAppointmentOf,
  calendarEntryOf,
  enriched,
  isPast,
  appointmentOfBooked,
  type Appointment,
} from '../booking/appointment';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { isOver, nextDate, whyUnchangeable } from '../booking/identity';
import { isSeries } from '../booking/links';
import type { BookedState } from '../completion/view';

/** One appointment as it is shown. */
export interface AppointmentView {
  booking: BookedAppointment;
  appointment: Appointment;
  /** The booking from Cal.com's API, once it has answered. */
  read: Booking | undefined;
  /** The appointment is over, and wasn't cancelled or declined. */
  isPast: boolean;
  /** It isn't cancelled, past or unpaid, and the patient may change it. */
  isChangeable: boolean;
  /** It is confirmed and not over: the patient can join the call. */
  isJoinable: boolean;
}

/** The view of an activity's booking. Uses Cal.com's answer if it is about this booking. */
export function bookedView(state: BookedState, found: Booking | undefined): AppointmentView {
  const { booking } = state;
  const read = found?.uid === booking.uid ? found : undefined;
  const fromBooked = appointmentOfBooked(booking);
  // The facts at the top stay as they were.
  const appointment = {
    ...enriched(fromBooked, read && appointmentOf(read)),
    ...(fromBooked.title && { title: fromBooked.title }),
  };
  const isActive = !booking.paymentRequired && !isOver(booking) && !read?.isSuccessorUnknown;
  // A booking that waits for confirmation can be changed, too.
  const isDone = (state.status === 'completed' || state.status === 'awaiting') && isActive;
  // With a wrong device clock, the booking may have been made after its end.
  const wasUpcoming = !isPast(appointment, state.receivedAt);
  const isPastNow = isDone && wasUpcoming && isPast(appointment, Date.now());
  const isJoinable =
    isActive && !isPastNow && booking.status !== 'pending' && state.status !== 'awaiting';
  return {
    booking,
    appointment,
    read,
    isPast: isPastNow,
    isChangeable: isDone && !isPastNow,
    isJoinable,
  };
}

/** The view of a booking that was read by its uid, and perhaps by the seat that the app knows. */
export function detailsView(read: Booking, seatUid: string | undefined): AppointmentView {
  const booking = {
    ...bookedAppointmentOf(read),
    seatUid: read.seatUid ?? seatUid,
    isRecurring: read.occurrences !== undefined,
  };
  const isChangeable = nextDate(read) !== undefined && !read.isSuccessorUnknown;
  const isJoinable = isChangeable && read.status === 'accepted';
  return {
    booking,
    appointment: appointmentOf(read),
    read,
    isPast: false,
    isChangeable,
    isJoinable,
  };
}

/** Whether the booking itself allows the patient to choose another time. */
export const isMovable = ({ isChangeable, read }: AppointmentView): boolean =>
  isChangeable || read?.isRescheduleRequested === true;

/** The event type's rules as the app knows them, because Cal.com doesn't always report them. */
export interface AppointmentRules {
  canReschedule?: boolean | undefined;
  canCancel?: boolean | undefined;
}

/** Whether it is confirmed, so that it can go into a calendar. */
const isCertain = ({ isChangeable, booking }: AppointmentView): boolean =>
  isChangeable && booking.status !== 'pending';

/**
 * The actions that the patient may take.
 *
 * @param mayActForAll Whether the client has the clinic's key: it would change every seat of a booking that wasn't
 *   read.
 */
export function offerOf(
  view: AppointmentView,
  { canReschedule = true, canCancel = true }: AppointmentRules,
  mayActForAll: boolean,
) {
  const { booking, appointment, read, isChangeable } = view;
  const { uid, seatUid } = booking;
  const may = (change: 'move' | 'cancel'): boolean =>
    read ? !whyUnchangeable({ ...read, seatUid }, change) : Boolean(seatUid) || !mayActForAll;
  const isWhole = isSeries({ ...booking, occurrences: appointment.occurrences });
  const mayMove = canReschedule && !booking.disableRescheduling && !isWhole && isMovable(view);
  return {
    mayMove: mayMove && may('move'),
    mayCancel: canCancel && isChangeable && !booking.disableCancelling && may('cancel'),
    /** Cancelling affects all dates of a recurring appointment. */
    isSeries: isWhole,
    calendarEntry: isCertain(view) ? calendarEntryOf(appointment, read?.icsUid ?? uid) : undefined,
  };
}
