import type {
  Authorize,
  AuthorizeCal,
  AwellProxyOperation,
  CalProxyOperation,
} from 'awell-cal-booking/server';
import { careFlowOf, owns, patientOf, rememberBooking } from './patients';

/** The signed-in person's role for a booking. */
export const whoIs: AuthorizeCal<CalProxyOperation> = async (request, operation) => {
  const patient = patientOf(request);
  if (!patient) return false;
  const { name, bookingUid, seatUid, body, readBooking } = operation;
  const isTheirs = (metadata: { awellActivityId?: unknown } = {}) =>
    careFlowOf(metadata.awellActivityId) === patient.careFlowId;

  // Free times are public.
  if (name === 'getSlots') return 'patient';
  if (name === 'createBooking') return isTheirs(body.metadata ?? {}) && 'patient';
  // A shared appointment belongs to a patient only by its seat.
  const uid = seatUid ?? bookingUid;
  if (uid === undefined) return false;
  if (owns(patient, uid)) return 'patient';
  // If no webhook has arrived yet, Cal.com knows the booking's activity.
  const booking = await readBooking();
  if (!booking || !isTheirs(booking.metadata)) return false;
  rememberBooking({ bookingUid: booking.uid, seatUid }, patient.careFlowId);
  return 'patient';
};

/** Whether the activity belongs to the signed-in patient's care flow. Without a patient, Awell is not asked. */
export const ownsActivity: Authorize<AwellProxyOperation> = async (request, { readActivity }) => {
  const patient = patientOf(request);
  if (!patient) return false;
  const activity = await readActivity();
  return activity?.careFlowId === patient.careFlowId;
};
