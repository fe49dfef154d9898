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

/** One appointment, as it is shown. */
export interface AppointmentView {
  booking: BookedAppointment;
  appointment: Appointment;
  /** What Cal.com's API says of it, once it has answered. */
  read: Booking | undefined;
  /** It is over, and nothing else is the matter with it. */
  isPast: boolean;
  /** It stands, is still to come, doesn't have to be paid, and the patient may act on it. */
  isFirm: boolean;
  /** It is confirmed, and takes place: a call may be joined. */
  isOn: boolean;
}

/** The booking of an activity, with what Cal.com said of it if that was about this booking. */
export function bookedView(state: BookedState, found: Booking | undefined): AppointmentView {
  const { booking } = state;
  const read = found?.uid === booking.uid ? found : undefined;
  const fromBooked = appointmentOfBooked(booking);
  // What is above all else stays as it was.
  const appointment = {
    ...enriched(fromBooked, read && appointmentOf(read)),
    ...(fromBooked.title && { title: fromBooked.title }),
  };
  const stands = !booking.paymentRequired && !isOver(booking) && !read?.isSuccessorUnknown;
  // What waits for the clinic may be changed meanwhile.
  const isDone = (state.status === 'completed' || state.status === 'awaiting') && stands;
  // By a clock that was wrong, a booking may have been made after its end.
  const wasToCome = !isPast(appointment, state.heardAt);
  const isBehind = isDone && wasToCome && isPast(appointment, Date.now());
  const isOn = stands && !isBehind && booking.status !== 'pending' && state.status !== 'awaiting';
  return { booking, appointment, read, isPast: isBehind, isFirm: isDone && !isBehind, isOn };
}

/** A booking that was read by its uid, and perhaps by the seat that the app knows of. */
export function detailsView(read: Booking, seatUid: string | undefined): AppointmentView {
  const booking = {
    ...bookedAppointmentOf(read),
    seatUid: read.seatUid ?? seatUid,
    isRecurring: read.occurrences !== undefined,
  };
  const isFirm = nextDate(read) !== undefined && !read.isSuccessorUnknown;
  const isOn = isFirm && read.status === 'accepted';
  return { booking, appointment: appointmentOf(read), read, isPast: false, isFirm, isOn };
}

/** Whether the patient may choose another time, as far as the booking itself says. */
export const isMovable = ({ isFirm, read }: AppointmentView): boolean =>
  isFirm || read?.isRescheduleRequested === true;

/** What the app says of the event type's rules, which Cal.com doesn't always say. */
export interface AppointmentRules {
  canReschedule?: boolean | undefined;
  canCancel?: boolean | undefined;
}

/** Whether it is confirmed, so that it belongs into a calendar. */
const isCertain = ({ isFirm, booking }: AppointmentView): boolean =>
  isFirm && booking.status !== 'pending';

/**
 * What the patient may do about an appointment.
 *
 * @param mayActForAll A client with the clinic's key acts for all seats of a booking that wasn't read.
 */
export function offerOf(
  view: AppointmentView,
  { canReschedule = true, canCancel = true }: AppointmentRules,
  mayActForAll: boolean,
) {
  const { booking, appointment, read, isFirm } = view;
  const { uid, seatUid } = booking;
  const may = (change: 'move' | 'cancel'): boolean =>
    read ? !whyUnchangeable({ ...read, seatUid }, change) : Boolean(seatUid) || !mayActForAll;
  const isWhole = isSeries({ ...booking, occurrences: appointment.occurrences });
  const mayMove = canReschedule && !booking.disableRescheduling && !isWhole && isMovable(view);
  return {
    mayMove: mayMove && may('move'),
    mayCancel: canCancel && isFirm && !booking.disableCancelling && may('cancel'),
    /** Cancelling is about all dates of a recurring appointment. */
    isSeries: isWhole,
    calendarEntry: isCertain(view) ? calendarEntryOf(appointment, read?.icsUid ?? uid) : undefined,
  };
}
