import { createAwellProxy, createCalProxy } from 'awell-cal-booking/server';

/** Both proxies, for whoever asks: what is tried is the host around them. */
export const proxies = ({ upstream, basePath }) => ({
  cal: createCalProxy({
    apiKey: 'key',
    baseUrl: `${upstream}/v2`,
    authorize: () => 'host',
    basePath,
  }),
  awell: createAwellProxy({ apiKey: 'key', endpoint: `${upstream}/awell`, authorize: () => true }),
});
