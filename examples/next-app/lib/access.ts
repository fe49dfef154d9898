import type {
  Authorize,
  AuthorizeCal,
  AwellProxyOperation,
  CalProxyOperation,
} from 'awell-cal-booking/server';
import { careFlowOf, owns, patientOf, rememberBooking } from './patients';

/** What whoever is signed in is to a booking. */
export const whoIs: AuthorizeCal<CalProxyOperation> = async (request, operation) => {
  const patient = patientOf(request);
  if (!patient) return false;
  const { name, bookingUid, seatUid, body, readBooking } = operation;
  const isTheirs = (metadata: { awellActivityId?: unknown } = {}) =>
    careFlowOf(metadata.awellActivityId) === patient.careFlowId;

  // Free times are everyone's.
  if (name === 'getSlots') return 'patient';
  if (name === 'createBooking') return isTheirs(body.metadata ?? {}) && 'patient';
  // Of a shared appointment it is the seat that is somebody's.
  const uid = seatUid ?? bookingUid;
  if (uid === undefined) return false;
  if (owns(patient, uid)) return 'patient';
  // No webhook has told of it yet: Cal.com knows for which activity it was made.
  const booking = await readBooking();
  if (!booking || !isTheirs(booking.metadata)) return false;
  rememberBooking({ bookingUid: booking.uid, seatUid }, patient.careFlowId);
  return 'patient';
};

/** Whether an activity is of the care flow of whoever is signed in. Nothing is asked of Awell for nobody. */
export const ownsActivity: Authorize<AwellProxyOperation> = async (request, { readActivity }) => {
  const patient = patientOf(request);
  if (!patient) return false;
  const activity = await readActivity();
  return activity?.careFlowId === patient.careFlowId;
};
