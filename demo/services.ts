import { createAwellClient, createCalClient, createCalClientV1 } from 'awell-cal-booking';
import * as sandbox from 'virtual:sandbox';

/** Where the page books and reads bookings: the sandbox, unless the environment says otherwise. */
const { calOrigin } = DEMO_ENVIRONMENT;

export const cal = {
  calOrigin: calOrigin ?? sandbox.calOrigin,
  embedJsUrl: calOrigin ? undefined : sandbox.embedJsUrl,
  apiUrl: DEMO_ENVIRONMENT.calApiUrl ?? (calOrigin ? 'https://api.cal.com/v2' : sandbox.calApiUrl),
  isSandbox: calOrigin === undefined,
  /** Through the demo's own proxy, which has the key. */
  client: createCalClient({ proxyUrl: '/api/cal', calOrigin: calOrigin ?? sandbox.calOrigin }),
} as const;

/** Renames bookings, which only API v1 can do; the sandbox has both APIs. */
export const calV1 = calOrigin
  ? undefined
  : createCalClientV1({ proxyUrl: '/api/cal-v1', calOrigin: sandbox.calOrigin });

/** Through the demo's own endpoint, which has Awell's key. */
export const awell = createAwellClient({ endpoint: '/api/awell' });

/** The webhooks that the demo's server received from Cal.com. */
export const WEBHOOK_EVENTS_ENDPOINT = '/api/webhook-events';

/** The demo's requests to Awell beside the booking activity. */
export const CARE_FLOW_ENDPOINT = '/api/care-flow';

export const PATIENT = { name: 'Ada Martens', email: 'ada.martens@example.com' } as const;
