import type {
  Authorize,
  AuthorizeCal,
  AwellProxyOperation,
  CalProxyOperation,
} from 'awell-cal-booking/server';
import { careFlowOf } from './patients';

/** The care flow of a booking decides whose it is; for a shared booking, the care flow of the seat. */
export const whoIs: AuthorizeCal<CalProxyOperation> = async (request, operation) => {
  const careFlowId = careFlowOf(request.headers.get('cookie'));
  if (careFlowId === undefined) return false;
  const { name, body, readBooking } = operation;
  if (name === 'getSlots') return 'patient';
  const metadata = name === 'createBooking' ? body.metadata : (await readBooking())?.metadata;
  const { awellPathwayId } = (metadata ?? {}) as { awellPathwayId?: unknown };
  return awellPathwayId === careFlowId && 'patient';
};

export const ownsActivity: Authorize<AwellProxyOperation> = async (request, { readActivity }) => {
  const careFlowId = careFlowOf(request.headers.get('cookie'));
  return careFlowId !== undefined && (await readActivity())?.careFlowId === careFlowId;
};
