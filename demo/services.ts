import * as sandbox from 'virtual:sandbox';

/** Where the page books, and where it reads a booking back: the sandbox unless told otherwise. */
const { calOrigin } = DEMO_ENVIRONMENT;

export const cal = {
  calOrigin: calOrigin ?? sandbox.calOrigin,
  embedJsUrl: calOrigin ? undefined : sandbox.embedJsUrl,
  apiUrl: DEMO_ENVIRONMENT.calApiUrl ?? (calOrigin ? 'https://api.cal.com/v2' : sandbox.calApiUrl),
  isSandbox: calOrigin === undefined,
} as const;

/** The demo's own endpoint, which holds Awell's key. */
export const AWELL_ENDPOINT = '/api/awell';

export const PATIENT = { name: 'Ada Martens', email: 'ada.martens@example.com' } as const;
