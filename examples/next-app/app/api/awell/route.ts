import { createAwellProxy, createCalClient } from 'awell-cal-booking/server';
import { ownsActivity } from '../../../lib/access';
import { atRunTime } from '../../../lib/atRunTime';
import { careFlowOf, owns, rememberBooking } from '../../../lib/patients';

export const POST = atRunTime(() =>
  createAwellProxy({
    apiKey: process.env.AWELL_API_KEY ?? '',
    endpoint: process.env.AWELL_ENDPOINT ?? '',
    authorize: ownsActivity,
    // Verifies each booking at Cal.com before the activity is completed.
    calClient: createCalClient({ baseUrl: process.env.CAL_API_URL }),
    // A seat loses its activity if the patient reschedules by the link in Cal.com's e-mail. The webhook knows it.
    isOfActivity: (activityId, { bookingUid, seatUid = bookingUid ?? '' }) => {
      const careFlowId = careFlowOf(activityId);
      return careFlowId !== undefined && owns({ careFlowId }, seatUid);
    },
    onVerified: ({ careFlowId, ...booking }) => rememberBooking(booking, careFlowId),
    onError: ({ code, status, message }) => console.warn('Awell proxy', status, code, message),
  }),
);
