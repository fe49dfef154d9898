import { createCalProxy } from 'awell-cal-booking/server';
import { whoIs } from '../../../../lib/access';
import { atRunTime } from '../../../../lib/atRunTime';

const proxy = atRunTime(() =>
  createCalProxy({
    apiKey: process.env.CAL_API_KEY ?? '',
    baseUrl: process.env.CAL_API_URL,
    authorize: whoIs,
    onError: ({ code, status, message }) => console.warn('Cal.com proxy', status, code, message),
  }),
);

export { proxy as GET, proxy as POST };
