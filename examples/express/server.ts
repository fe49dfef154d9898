import {
  createAwellProxy,
  createCalClient,
  createCalProxy,
  toNodeHandler,
} from 'awell-cal-booking/server';
import express from 'express';
import type { AddressInfo } from 'node:net';
import { ownsActivity, whoIs } from './access';

const { CAL_API_KEY = '', CAL_API_URL, AWELL_API_KEY = '', AWELL_ENDPOINT = '' } = process.env;
const cal = createCalProxy({ apiKey: CAL_API_KEY, baseUrl: CAL_API_URL, authorize: whoIs });
const awell = createAwellProxy({
  apiKey: AWELL_API_KEY,
  endpoint: AWELL_ENDPOINT,
  authorize: ownsActivity,
  calClient: createCalClient({ baseUrl: CAL_API_URL }),
});

const app = express();
app.use('/api/cal', toNodeHandler(cal));
app.post('/api/awell', toNodeHandler(awell));
const server = app.listen(Number(process.env.PORT ?? 3000), () => {
  const { port } = server.address() as AddressInfo;
  console.info(`http://localhost:${port} is listening`);
});
