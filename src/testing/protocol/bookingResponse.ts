import { bookingRow, userOf } from './bookingRow';
import type { BookingRecord, BookingResponse, EventType, Host, Payment } from './types';

export interface ResponseExtras {
  host: Host;
  eventType: EventType;
  payment: Payment | null;
  seatReferenceUid: string | null;
  /** The booking existed, and this person only took one of its seats. */
  joinedSeat: boolean;
  /** The booking that was rescheduled. For a seat, nothing names it. */
  previous?: BookingRecord | undefined;
  videoCallUrl: string | null;
}

function paymentFields(payment: Payment | null) {
  if (!payment) return {};
  return { message: 'Payment required', paymentUid: payment.uid, paymentId: payment.id };
}

const previousBooking = ({ previous }: ResponseExtras) => ({
  previousBooking: previous
    ? { uid: previous.uid, startTime: previous.startTime, endTime: previous.endTime }
    : null,
});

/** The answer for a seat comes from a narrower query, in which `id` is absent or is the payment's. */
function joinedSeatResponse(booking: BookingRecord, extras: ResponseExtras): BookingResponse {
  const { host, eventType, payment, seatReferenceUid } = extras;
  const { uuid, email, name, ...rest } = userOf(host, null);
  const user = { uuid, name, email, ...rest };
  const { uid, location, startTime, endTime, title, status, metadata } = booking;
  return {
    ...(payment && { id: payment.id, message: 'Payment required', paymentUid: payment.uid }),
    uid,
    location,
    startTime,
    endTime,
    title,
    description: null,
    status,
    responses: null,
    metadata,
    user,
    eventType: {
      title: eventType.title,
      description: eventType.description,
      currency: 'eur',
      length: eventType.lengthInMinutes,
      lockTimeZoneToggleOnBookingPage: false,
      requiresConfirmation: eventType.requiresConfirmation,
      requiresBookerEmailVerification: false,
      price: eventType.price,
    },
    ...(seatReferenceUid && { seatReferenceUid }),
    paymentRequired: payment !== null,
    isDryRun: false,
    ...previousBooking(extras),
  };
}

/** The booking as the page receives it, and sends it in the older event. */
export function toBookingResponse(booking: BookingRecord, extras: ResponseExtras): BookingResponse {
  if (extras.joinedSeat) return joinedSeatResponse(booking, extras);
  const { host, eventType, payment, previous, seatReferenceUid, videoCallUrl } = extras;
  const { id, ...row } = bookingRow(booking, host, eventType);
  return {
    ...(eventType.omitsNumericId ? {} : { id }),
    ...row,
    user: userOf(host, null),
    payment: payment ? [{ id: payment.id, uid: payment.uid, success: payment.success }] : [],
    ...(previous && { appsStatus: [] }),
    ...paymentFields(payment),
    paymentRequired: payment !== null,
    luckyUsers: [],
    isDryRun: false,
    ...(seatReferenceUid && { seatReferenceUid }),
    ...(videoCallUrl && { videoCallUrl }),
    ...previousBooking(extras),
  };
}
