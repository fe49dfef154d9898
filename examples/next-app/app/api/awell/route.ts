import { createAwellProxy } from 'awell-cal-booking/server';
import { patientOf } from '../../../lib/patients';

export const POST = createAwellProxy({
  apiKey: process.env.AWELL_API_KEY ?? '',
  endpoint: process.env.AWELL_ENDPOINT ?? '',
  authorize: (request, { careFlowId }) => patientOf(request)?.careFlowId === careFlowId,
});
