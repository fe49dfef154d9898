import { BROKEN_PAGES, EVENT_TYPES, HOST } from './cal/index';
import { SANDBOX_SESSION_SECRET } from './awell/index';
import { startSandbox, type Sandbox } from './index';

const CAL_PORT = Number(process.env['CAL_PORT'] ?? 4010);
const AWELL_PORT = Number(process.env['AWELL_PORT'] ?? 4020);
/** Who is told by webhook of what happens to bookings. */
const WEBHOOK_URL = process.env['CAL_WEBHOOK_URL'];
const WEBHOOK_SECRET = process.env['CAL_WEBHOOK_SECRET'] ?? 'sandbox-webhook-secret';

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
  ...EVENT_TYPES.map(({ slug, description }) => [slug, description]),
  ...Object.entries(BROKEN_PAGES).map(([slug, { shows }]) => [slug, shows]),
  ['intake-missing', 'HTTP 404: like every slug not in this list.'],
];

// Whoever starts a care flow here means the booking pages of this sandbox.
const { store } = sandbox.awell;
store.customDomain = sandbox.calOrigin;
const { activityId } = store.startBookAppointment({
  calLink: `${HOST.username}/intake`,
  customDomain: sandbox.calOrigin,
});

if (WEBHOOK_URL) {
  sandbox.cal.webhooks.subscribe({ subscriberUrl: WEBHOOK_URL, secret: WEBHOOK_SECRET });
}

console.log(`
Cal.com   ${sandbox.calOrigin}
  script  ${sandbox.embedJsUrl}
  API     ${sandbox.calApiUrl}   (key: cal_sandbox_key)
  webhook ${WEBHOOK_URL ? `${WEBHOOK_URL}   (secret: ${WEBHOOK_SECRET})` : 'to nobody; CAL_WEBHOOK_URL names who is told'}
Awell     ${sandbox.awellEndpoint}   (key: ${sandbox.awell.apiKey})
  hosted  ${sandbox.awellEndpoint.replace('/m2m', '')}   (secret of sessions: ${SANDBOX_SESSION_SECRET})
  a "Book appointment" activity to try: ${activityId}

Event pages, calLink "${HOST.username}/<event>":
${pages.map(([slug = '', shows = '']) => `  ${slug.padEnd(18)} ${shows}`).join('\n')}
`);

let closing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    void sandbox.close().then(() => process.exit(0));
  });
}
