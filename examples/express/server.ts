import {
  createAwellProxy,
  createCalClient,
  createCalProxy,
  toNodeHandler,
} from 'awell-cal-booking/server';
import express from 'express';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { ownsActivity, whoIs } from './access';
import { currentActivity, markAsRead, startCareFlow } from './careFlow';
import { bookingsOf, careFlowOf, rememberBooking, signIn } from './patients';

const { CAL_API_KEY = '', CAL_API_URL, CAL_ORIGIN } = process.env;
const { AWELL_API_KEY = '', AWELL_ENDPOINT = '' } = process.env;

const app = express();

const onError = ({ status, code, message }: { status: number; code: string; message: string }) =>
  console.warn(status, code, message);

const cal = createCalProxy({
  apiKey: CAL_API_KEY,
  baseUrl: CAL_API_URL,
  authorize: whoIs,
  onError,
});
app.use('/api/cal', toNodeHandler(cal));

const awell = createAwellProxy({
  apiKey: AWELL_API_KEY,
  endpoint: AWELL_ENDPOINT,
  authorize: ownsActivity,
  // Verifies each booking at Cal.com before the activity is completed, and records who booked it.
  calClient: createCalClient({ baseUrl: CAL_API_URL }),
  onVerified: ({ careFlowId, ...booking }) => rememberBooking(booking, careFlowId),
  onError,
});
app.post('/api/awell', toNodeHandler(awell));

// Replaces your sign-in: each press of the button creates a patient with a care flow.
app.post('/start', async (_request, response) => {
  const session = signIn(await startCareFlow('intake', randomUUID()));
  response.cookie('session', session, { httpOnly: true, sameSite: 'lax' }).redirect(303, '/');
});

/** The patient's current activity and appointments. */
app.get('/api/visit', async ({ headers }, response) => {
  const careFlowId = careFlowOf(headers.cookie);
  if (careFlowId === undefined) {
    response.sendStatus(401);
    return;
  }
  const activity = (await currentActivity(careFlowId)) ?? null;
  response.json({ activity, bookings: bookingsOf(careFlowId), calOrigin: CAL_ORIGIN });
});

app.post('/api/read', async ({ headers }, response) => {
  const careFlowId = careFlowOf(headers.cookie);
  const activity = careFlowId === undefined ? undefined : await currentActivity(careFlowId);
  if (activity?.object.type === 'MESSAGE') await markAsRead(activity.id);
  response.redirect(303, '/');
});

app.use(express.static('public'));

const server = app.listen(Number(process.env.PORT ?? 3000), () => {
  const { port } = server.address() as AddressInfo;
  console.info(`http://localhost:${port} is listening`);
});
