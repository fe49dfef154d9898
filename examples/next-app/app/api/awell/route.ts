import { createAwellProxy, createCalClient } from 'awell-cal-booking/server';
import { ownsActivity } from '../../../lib/access';

export const POST = createAwellProxy({
  apiKey: process.env.AWELL_API_KEY ?? '',
  endpoint: process.env.AWELL_ENDPOINT ?? '',
  authorize: ownsActivity,
  // Awell is told of bookings that Cal.com knows of.
  calClient: createCalClient({ baseUrl: process.env.CAL_API_URL }),
  onError: ({ code, status, message }) => console.warn('Awell proxy', status, code, message),
});
