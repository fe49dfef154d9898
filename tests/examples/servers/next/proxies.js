import { createAwellProxy, createCalProxy } from 'awell-cal-booking/server';

const upstream = process.env.UPSTREAM ?? 'http://localhost:1';

/** Both proxies, for whoever asks: what is tried is the host around them. */
export const cal = createCalProxy({
  apiKey: 'key',
  baseUrl: `${upstream}/v2`,
  authorize: () => 'host',
});
export const awell = createAwellProxy({
  apiKey: 'key',
  endpoint: `${upstream}/awell`,
  authorize: () => true,
});
