import { BROKEN_PAGES, EVENT_TYPES, HOST } from './cal/index';
import { SANDBOX_SESSION_SECRET } from './awell/index';
import { startSandbox, type Sandbox } from './index';

const CAL_PORT = Number(process.env['CAL_PORT'] ?? 4010);
const AWELL_PORT = Number(process.env['AWELL_PORT'] ?? 4020);
/** Receiver of webhooks about bookings. */
const WEBHOOK_URL = process.env['CAL_WEBHOOK_URL'];
/** The secret that webhooks are signed with. */
const WEBHOOK_SECRET = process.env['CAL_WEBHOOK_SECRET'] ?? 'sandbox-webhook-secret';
/** Where event types with a redirect lead. Without it, back to the page that embeds them. */
const REDIRECT_URL = process.env['CAL_REDIRECT_URL'] ?? null;

function isPortTaken(error: unknown): error is NodeJS.ErrnoException & { port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

async function start(calPort: number, awellPort: number): Promise<Sandbox> {
  try {
    return await startSandbox({ calPort, awellPort });
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    console.log(`Port ${error.port} is taken, using a free one instead.`);
    return start(error.port === calPort ? 0 : calPort, error.port === awellPort ? 0 : awellPort);
  }
}

const sandbox = await start(CAL_PORT, AWELL_PORT);
const pages = [
  ...EVENT_TYPES.map(({ id, slug, description }) => [String(id), slug, description]),
  ...Object.entries(BROKEN_PAGES).map(([slug, { shows }]) => ['', slug, shows]),
  ['', 'intake-missing', 'HTTP 404: like every slug not in this list.'],
];

// Care flows that are started here use this sandbox's booking pages.
const { apiKey, store } = sandbox.awell;
const awellOrigin = new URL(sandbox.awellEndpoint).origin;
store.customDomain = sandbox.calOrigin;
const { careFlowId, activityId, recordId } = store.startBookAppointment({
  calLink: `${HOST.username}/intake`,
  customDomain: sandbox.calOrigin,
});

sandbox.cal.setSuccessRedirectUrl(REDIRECT_URL);
if (WEBHOOK_URL) {
  sandbox.cal.webhooks.subscribe({ subscriberUrl: WEBHOOK_URL, secret: WEBHOOK_SECRET });
}

console.log(`
Cal.com
  booking pages   ${sandbox.calOrigin}
  embed.js        ${sandbox.embedJsUrl}
  API v2          ${sandbox.calApiUrl}   key: ${sandbox.cal.apiKey}
  webhooks        ${WEBHOOK_URL ?? 'none; set a receiver in CAL_WEBHOOK_URL'}   secret: ${WEBHOOK_SECRET}
  redirects       ${REDIRECT_URL ?? 'to the page that embeds; set another in CAL_REDIRECT_URL'}

Awell
  orchestration   ${sandbox.awellEndpoint}   key: ${apiKey}
  hosted sessions ${sandbox.awellEndpoint.replace('/m2m', '')}   secret: ${SANDBOX_SESSION_SECRET}

A "Book appointment" activity
  care flow       ${careFlowId}
  activity        ${activityId}
  record          ${recordId}
  another one     curl -X POST '${awellOrigin}/sandbox/activities?calLink=${HOST.username}/intake'

Event types: id, and what comes after "${HOST.username}/" in the calLink
${pages.map(([id = '', slug = '', shows = '']) => `  ${id.padEnd(6)} ${slug.padEnd(26)} ${shows}`).join('\n')}
`);

let closing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    void sandbox.close().then(() => process.exit(0));
  });
}
